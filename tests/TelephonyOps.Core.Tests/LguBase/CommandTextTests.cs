using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>Commands as the document prints them, and what must never get into one (quirks 26, 27).</summary>
public sealed class CommandTextTests
{
    static readonly Dialect s_dialect = DialectData.Load(null);
    static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    [Theory]
    [InlineData("CMD|LOGIN|ID=3700|PWD=secret|", "LOGIN", "3700", "secret")]
    [InlineData("CMD|CLICKCALL|AGENT=3321|EXTEN=0101123|CID=|CONTEXT=|", "CLICKCALL", "3321", "0101123", "", "")]
    [InlineData("CMD|ANSWER|AGENT=3321|CHANNEL=SIP/gw2-1|CONTEXT=|MYCHANNEL=SIP/3321-2|", "ANSWER", "3321", "SIP/gw2-1", "", "SIP/3321-2")]
    [InlineData("CMD|HOLD|", "HOLD")]
    [InlineData("CMD|HANGUP|SIP/3584-09fb3350", "HANGUP", "SIP/3584-09fb3350")]
    [InlineData("CMD|PICKUP|EXTEN=|", "PICKUP", "")]
    public void Quirk27_commands_have_the_form_of_the_document(string expected, string command, params string[] values)
        => Assert.Equal(expected, Encoding.ASCII.GetString(CommandText.Build(s_dialect, command, values)));

    [Theory]
    [InlineData("0101|HANGUP", "|")]
    [InlineData("010\r1", "CR")]
    [InlineData("010\n1", "LF")]
    [InlineData("010\u00001", "U+0000")]
    [InlineData("010\u00851", "U+0085")]
    public void Quirk26_what_would_break_the_framing_is_refused_before_anything_is_sent(string value, string named)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => CommandText.Build(s_dialect, "CLICKCALL", "3321", value, "", ""));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal("EXTEN", error.Target);

        // It may have been the password.
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quirk26_a_caret_in_an_address_field_is_refused() => Fails.With(TelephonyErrorKind.InvalidArgument, () => CommandText.RefuseCaret("Name", "a^b"));

    [Fact]
    public void G11_no_value_can_add_a_field_or_a_frame()
        => Prop.ForAll<string, string>((first, second) =>
        {
            byte[] body;
            try
            {
                body = CommandText.Build(s_dialect, "SENDSMS", "0", "", first ?? "", second ?? "");
            }
            catch (TelephonyException error)
            {
                Assert.Equal(TelephonyErrorKind.InvalidArgument, error.Kind);
                return;
            }
            Assert.Equal($"CMD|SENDSMS|TYPE=0|INFO=|PEERS={first}|MSG={second}|", s_dialect.Text.Decode(body));
            Assert.Equal(6, body.Count(b => b == (byte)'|'));
            Assert.DoesNotContain(body, b => b is (byte)'\r' or (byte)'\n' or 0);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("CMD|HOLD|", "CMD|HOLD|", "HOLD")]
    [InlineData("CMD|HANGUP|SIP/1-2", "CMD|HANGUP|SIP/1-2", "HANGUP")]
    [InlineData("FOO", "CMD|FOO|", "FOO")]
    public void Raw_commands_go_as_they_are(string command, string expected, string name)
    {
        Assert.Equal(expected, Encoding.ASCII.GetString(CommandText.BuildRaw(s_dialect, command, s_none, out var found)));
        Assert.Equal(name, found);
    }

    [Fact]
    public void Raw_arguments_are_put_behind()
        => Assert.Equal("CMD|FOO|A=1|", Encoding.ASCII.GetString(CommandText.BuildRaw(s_dialect, "FOO", new Dictionary<string, string> { ["A"] = "1" }, out _)));

    [Theory]
    [InlineData("")]
    [InlineData("CMD|")]
    [InlineData("FOO BAR")]
    [InlineData("FOO|BAR")]
    [InlineData("CMD|FOO|\nCMD|BAR|")]
    [InlineData("CMD|FOO|\r")]
    public void Raw_commands_cannot_break_the_framing_either(string command)
        => Fails.With(TelephonyErrorKind.InvalidArgument, () => CommandText.BuildRaw(s_dialect, command, s_none, out _));

    [Theory]
    [InlineData("A=B", "1")]
    [InlineData("A|B", "1")]
    [InlineData("", "1")]
    [InlineData("A", "1|HANGUP")]
    [InlineData("A", "1\n")]
    public void Raw_arguments_cannot_break_the_framing_either(string key, string value)
        => Fails.With(TelephonyErrorKind.InvalidArgument, () => CommandText.BuildRaw(s_dialect, "FOO", new Dictionary<string, string> { [key] = value }, out _));

    [Fact]
    public void What_no_frame_can_hold_is_refused()
        => Fails.With(TelephonyErrorKind.InvalidArgument, () => CommandText.Build(s_dialect, "SENDPEERMSG", "0", "", "3321", new string('가', 17_000)));

    [Fact]
    public void What_the_charset_cannot_carry_is_refused_and_named()
        => Assert.Contains("😀", Fails.With(TelephonyErrorKind.InvalidArgument, () => CommandText.Build(s_dialect, "SENDSMS", "0", "", "010", "안녕 😀")).Message, StringComparison.Ordinal);

    [Fact]
    public void Korean_text_goes_as_CP949()
        => Assert.Contains(Convert.ToHexString([0xBE, 0xC8, 0xB3, 0xE7]), Convert.ToHexString(CommandText.Build(s_dialect, "SENDSMS", "0", "", "010", "안녕")), StringComparison.Ordinal);
}
