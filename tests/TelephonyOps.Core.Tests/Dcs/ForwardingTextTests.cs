using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Providers.Dcs;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>FORWARDING of userinfo is a sentence (quirk 15).</summary>
public sealed class ForwardingTextTests
{
    [Theory]
    [InlineData("착신전환 없음")]
    [InlineData("착신전환 해제")]
    [InlineData("미설정")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Quirk15_none_is_none(string? text)
    {
        var rule = DcsForwarding.Read(text);
        Assert.False(rule.Enabled);
        Assert.Null(rule.To);
        Assert.Null(rule.Condition);
        Assert.Equal(string.IsNullOrWhiteSpace(text) ? null : text, rule.Description);
    }

    [Theory]
    [InlineData("무조건 착신전환 : 01012345678", "01012345678", ForwardCondition.Unconditional)]
    [InlineData("착신전환(010-1234-5678)", "01012345678", ForwardCondition.Unconditional)]
    [InlineData("착신전환-4008", "4008", ForwardCondition.Unconditional)]
    [InlineData("4008", "4008", ForwardCondition.Unconditional)]
    [InlineData("무응답 20초 후 4008 착신전환", "4008", ForwardCondition.NoAnswer)]
    [InlineData("부재중 착신전환 0212345678", "0212345678", ForwardCondition.NoAnswer)]
    [InlineData("통화중 착신전환 +82212345678", "+82212345678", ForwardCondition.Busy)]
    [InlineData("통화중/부재중 -> 4008", "4008", ForwardCondition.BusyOrNoAnswer)]
    [InlineData("동시착신 01012345678", "01012345678", ForwardCondition.Simultaneous)]
    [InlineData("무조건 음성사서함", null, ForwardCondition.Unconditional)]
    public void Quirk15_the_number_and_the_condition_are_read_out_of_the_sentence(string text, string? to, ForwardCondition condition)
    {
        var rule = DcsForwarding.Read(text);
        Assert.True(rule.Enabled);
        Assert.Equal(to, rule.To);
        Assert.Equal(condition, rule.Condition);
        Assert.Equal(text, rule.Description);
    }

    [Fact]
    public void G11_any_text_gives_a_rule_and_never_a_number_that_cannot_be_dialled()
        => Prop.ForAll<string?>(text =>
        {
            var rule = DcsForwarding.Read(text);
            return rule.To is null || PhoneNumber.Normalize(rule.To) == rule.To;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void G11_a_sentence_of_a_million_digits_is_read_in_no_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        DcsForwarding.Read(new string('1', 1_000_000) + "초");
        DcsForwarding.Read(string.Concat(Enumerable.Repeat("1-", 500_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }
}
