using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>Text messages: what is counted, refused, split, reported.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_message_arrives_word_for_word_and_the_quota_goes_down()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("sms-quota", "7"));
        var result = Assert.Single(await SendAsync(rig, ["01012345678"], "회의는 3시 & 100% \"확인\"+=?\n끝"));
        Assert.Equal(("01012345678", ActionOutcome.Accepted, 6L, MessageType.Sms), (result.To, result.Outcome, result.Remaining!.Value, result.Type));
        var sent = Assert.Single(rig.Line().Sent);
        Assert.Equal("회의는 3시 & 100% \"확인\"+=?\n끝", sent.Text);
        Assert.Equal(6, rig.Line().RestCount);
    }

    [Theory]
    [InlineData(MessageType.Mms)]
    [InlineData(MessageType.Peer)]
    public async Task Types_that_the_vendor_has_not_are_refused(MessageType type)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => SendAsync(rig, ["01012345678"], "text", type));
        Assert.Equal(0, rig.Asked("smssend"));
    }

    [Fact]
    public async Task An_empty_text_is_refused_before_the_wire()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => SendAsync(rig, ["01012345678"], ""));
        Assert.Equal(0, rig.Asked("smssend"));
    }

    [Theory]
    [InlineData("감사합니다 😀", "😀")]
    [InlineData("naïve", "ï")]
    public async Task A_text_that_the_charset_cannot_carry_is_refused_and_the_character_named(string text, string character)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => SendAsync(rig, ["01012345678"], text));
        Assert.Contains(character, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Asked("smssend"));
    }

    [Fact]
    public async Task A_receiver_that_cannot_be_reached_is_reported_by_itself()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var results = await SendAsync(rig, ["01012345678", "01099990003"], "text");
        Assert.Equal([ActionOutcome.Accepted, ActionOutcome.Failed], results.Select(result => result.Outcome));
        Assert.Equal("01012345678", Assert.Single(rig.Line().Sent).To);
    }

    [Fact]
    public async Task A_used_up_quota_is_throttled_and_nothing_is_sent()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("sms-quota", "1"));
        var error = await Fails.WithAsync(TelephonyErrorKind.Throttled, () => SendAsync(rig, ["01012345678", "01087654321"], "text"));
        Assert.Equal("3004", error.VendorCode);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Empty(rig.Line().Sent);
    }

    [Fact]
    public async Task When_a_later_part_of_a_long_list_fails_the_earlier_results_stand_and_the_error_names_its_receivers()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        string[] numbers = [.. Enumerable.Range(0, 25).Select(number => $"010123400{number + 10}")];
        var results = new List<MessageResult>();
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, async () =>
        {
            await foreach (var result in rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = numbers, Text = "text" }, Rig.Token))
            {
                results.Add(result);
                if (results.Count == 10) rig.Simulator.Faults.Add(new Fault { Operation = "smssend", Kind = FaultKind.DropAfter });
            }
        });
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(numbers[..10], results.Select(result => result.To));
        Assert.Equal(string.Join(',', numbers[10..20]), error.Target);
        Assert.Equal(2, rig.Done("smssend"));
    }

    [Fact]
    public async Task A_message_between_two_lines_is_in_the_others_inbox()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var other = await rig.ConnectAsync(account: 1);
        await SendAsync(rig, ["07012340002"], "안녕하세요");
        var message = await other.Require<IMessageInbox>().ListMessagesAsync(new TimedListRequest { Number = "854" }, Rig.Token).FirstAsync(Rig.Token);
        Assert.Equal(("854", "07012340002", "안녕하세요"), (message.From, message.To, message.Text));
    }

    static Task<List<MessageResult>> SendAsync(Rig rig, string[] to, string text, MessageType type = MessageType.Auto)
        => rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = to, Text = text, Type = type }, Rig.Token).ToListAsync(Rig.Token).AsTask();
}
