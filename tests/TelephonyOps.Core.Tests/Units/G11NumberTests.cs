using System.Text.RegularExpressions;
using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>G11: numbers and patterns, whatever a user or a server writes.</summary>
public sealed class G11NumberTests
{
    [Fact]
    public void G11_a_number_is_made_dialable_or_refused() => Hostile.Text.Tries(5_000, text =>
    {
        try
        {
            var number = PhoneNumber.Normalize(text);
            Assert.Matches(@"\A\+?[0-9*#]{1,40}\z", number);
            Assert.Equal(number, PhoneNumber.Normalize(number));
        }
        catch (TelephonyException error)
        {
            Assert.Equal((TelephonyErrorKind.InvalidArgument, text), (error.Kind, error.Target));
        }
    });

    [Fact]
    public void G11_a_pattern_matches_what_its_meaning_says() => (
        from pattern in Gen.Elements([.. "0123*?".ToCharArray()]).ArrayOf().Select(characters => new string(characters))
        from number in Gen.Elements([.. "0123".ToCharArray()]).ArrayOf().Select(characters => new string(characters))
        select (pattern, number)).Tries(5_000, input =>
        {
            var meaning = "\\A" + Regex.Escape(input.pattern).Replace("\\*", ".*").Replace("\\?", ".") + "\\z";
            var isPlain = input.pattern.Length is > 0 and <= 6 && input.pattern.All(char.IsAsciiDigit);
            var expected = Regex.IsMatch(input.number, meaning) || (isPlain && input.pattern.TrimStart('0') == input.number.TrimStart('0'));
            Assert.Equal(expected, new NumberPattern(input.pattern).Matches(input.number));
        });

    [Fact]
    public void G11_any_text_is_a_pattern_and_any_text_can_be_matched() => (
        from pattern in Hostile.Text
        from number in Hostile.Text
        select (pattern, number)).Tries(5_000, input =>
        {
            _ = new NumberPattern(input.pattern).Matches(input.number);
            var itself = string.Concat(input.pattern.Where(c => c is not ('-' or ' ' or '\u00A0'))).Replace('*', '0').Replace('?', '0');
            Assert.True(new NumberPattern("*" + input.pattern).Matches(itself));
        });

    [Fact]
    public void G11_a_pattern_made_to_be_slow_is_not()
    {
        // With backtracking this would outlast the run; here it is a few million steps at most.
        var pattern = new NumberPattern(string.Concat(Enumerable.Repeat("*0", 500)) + "1");
        Assert.False(pattern.Matches(new string('0', 5_000)));
    }

    [Fact]
    public void Extensions_compare_the_same_either_way_round() => (
        from left in Hostile.Text
        from right in Hostile.Text
        select (left, right)).Tries(2_000, input =>
        {
            Assert.Equal(PhoneNumber.SameExtension(input.left, input.right), PhoneNumber.SameExtension(input.right, input.left));
            Assert.True(PhoneNumber.SameExtension(input.left, "0" + input.left));
        });
}
