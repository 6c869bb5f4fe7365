using System.Security.Cryptography;
using System.Text;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.LgRest;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Providers.Centrex;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>Where the document contradicts itself or is silent: quirks 1–11 and 17–23, one test or more each.</summary>
public sealed class QuirkTests
{
    [Theory]
    [InlineData("password", "b109f3bbbc244eb82441917ed06d618b9008dd09b3befd1b5e07394c706a8bb980b1d7785e5976ec049b46df5f1326af5a2ea6d103fd07c95385ffab0cacbc86")]
    public void Quirk01_password_is_lower_case_hex_sha512_once(string password, string hash) => Assert.Equal(hash, LgPassword.Hash(new Secret(password)));

    [Fact]
    public async Task Quirk01_password_is_hashed_as_utf8()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("password", "비밀번호 ü"));
        var sent = rig.Simulator.Journal.Of("userinfo")[0].Fields["pass"];
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes("비밀번호 ü"))), sent);
    }

    [Theory]
    [InlineData("0000", "OK")]
    [InlineData("2000", "OK")]
    [InlineData("OK", "")]
    public async Task Quirk02_three_codes_mean_success(string code, string message)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("callhistory", $$"""{"SVC_RT":"{{code}}","SVC_MSG":"{{message}}","LISTINFO":{"page":1,"numperpage":10,"total":0},"DATAS":null}""");
        server.Answer("delringcallback", $$$"""{"SVC_RT":"{{{code}}}","SVC_MSG":"{{{message}}}","DATAS":{"STATUS":"OK","DEBUG":"1"}}""");
        Assert.Empty(await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.True(await session.Require<IWebhooks>().RemoveWebhookAsync(WebhookKind.Ring, Rig.Token));
    }

    [Theory]
    [InlineData("4002")]
    [InlineData("4004")]
    public async Task Quirk03_no_rows_is_not_an_error_and_the_vendors_sql_stays_unseen(string code)
    {
        await using var rig = await CentrexRig.StartAsync(("sms-rows", "0"), ("sms-empty", code), ("inbound-rows", "0"), ("recordings", "0"), ("outbound-rows", "0"));
        rig.Listen();
        Assert.Empty(await rig.Need<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Empty(await rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Empty(await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Empty(await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.DoesNotContain(rig.Trace.All, line => line.Contains("select", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Quirk03_4004_is_no_active_call_in_call_control_and_a_missing_file_in_recordings()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        Assert.Equal("4004", (await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), Rig.Token))).VendorCode);
        const string Missing = "0854-01000000000_20200101000000_mix.wav";
        Assert.Equal("4004", (await Fails.WithAsync(TelephonyErrorKind.NotFound, () => rig.Need<IRecordingDownload>().OpenRecordingAsync(Missing, Rig.Token))).VendorCode);
        Assert.Equal("4004", (await Fails.WithAsync(TelephonyErrorKind.NotFound, () => rig.Need<IRecordingRemoval>().RemoveRecordingAsync(Missing, Rig.Token))).VendorCode);
    }

    [Fact]
    public async Task Quirk04_1005_is_a_missing_permission_and_code_text_and_data_are_kept()
    {
        await using var rig = await Rig.StartAsync("Centrex", CentrexRig.Options() with { Account = 2 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.Need<IRecordingDownload>().OpenRecordingAsync("0856-01000000000_20200101000000_mix.wav", Rig.Token));
        Assert.Equal(("1005", "Centrex"), (error.VendorCode, error.Provider));
        Assert.Contains("NO_API_PERM_ERR", error.VendorText, StringComparison.Ordinal);
        Assert.Contains("use openapi not permission(A)", error.VendorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk04_4001_is_a_bad_file_name_on_a_recording_and_an_unknown_operation_elsewhere()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IRecordingDownload>().OpenRecordingAsync("0854-a_b.mp3", Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IRecordingRemoval>().RemoveRecordingAsync("0855-01000000000_20200101000000_mix.wav", Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => rig.Need<IRawCommands>().InvokeCommandAsync("nosuch", new Dictionary<string, string>(), Rig.Token));
    }

    [Theory]
    [InlineData("""{"page":1,"numperpage":10,"total":1}""")]
    [InlineData("""{"page":"1","numperpage":"10","total":"1"}""")]
    [InlineData("""{"PAGE":"1","NUM_PER_PAGE":"10","TOTAL":"1"}""")]
    public async Task Quirk05_list_numbers_come_as_numbers_or_text_in_either_case(string info)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("addresslist", $$$"""{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{{{info}}},"DATAS":[{"NO":7,"NAME":null,"PHONE1":"","PHONE2":1012345678,"NEWFIELD":{"a":[1,true,null,"x"]}}]}""");
        ListTotal? total = null;
        var contact = Assert.Single(await session.Require<IContacts>().ListContactsAsync(new ListRequest { OnTotal = value => total = value }, Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(1, total!.Value.Count);
        Assert.Equal(("7", null, "1012345678"), (contact.Id, contact.Name, contact.DefaultNumber));

        // Unknown fields are kept, not fatal.
        var kept = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(contact.Extra["NEWFIELD"]);
        Assert.Equal([1L, true, null, "x"], Assert.IsAssignableFrom<IEnumerable<object?>>(kept["a"]));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("17")]
    public async Task Quirk05_data_of_any_kind_is_read(string data)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("hangup", $$"""{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{{data}}}""").Answer("recordlist", $$"""{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{{data}}}""");
        Assert.Equal(CallState.Ended, (await session.Require<IHangUp>().HangUpAsync(new HangUpRequest(), Rig.Token)).State);
        Assert.Empty(await session.Require<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
    }

    [Theory]
    [InlineData("text/html; charset=UTF-8")]
    [InlineData("application/json")]
    [InlineData("text/plain; charset=euc-kr")]
    public async Task Quirk06_json_is_read_whatever_the_content_type_says_with_escaped_slashes(string contentType)
    {
        await using var rig = await CentrexRig.StartSmallAsync(("content-type", contentType));
        await CentrexOperation.TalkAsync(rig);
        var ended = await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), Rig.Token);
        Assert.StartsWith("SIP/10230854-", ended.Channel, StringComparison.Ordinal);
        Assert.Equal("홍길동", (await rig.Need<IUserInfo>().GetUserAsync(Rig.Token)).Name);
    }

    [Fact]
    public async Task Quirk06_a_byte_order_mark_before_the_json_is_passed_over()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("phonestatus", "\uFEFF" + """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"OK"}}""").Answer("channelstatus", """{"SVC_RT":"4004","SVC_MSG":"NO_CHANNEL"}""");
        Assert.Equal(DeviceState.Idle, (await session.Require<ICallStatus>().GetStatusAsync([], Rig.Token).FirstAsync(Rig.Token)).State);
    }

    [Theory]
    [InlineData("20120811183446", 18, 34, 46)]
    [InlineData("2012-08-11 18:34:46", 18, 34, 46)]
    [InlineData("20120811 183446", 18, 34, 46)]
    [InlineData("201208111834", 18, 34, 0)]
    public void Quirk07_times_carry_no_offset_and_are_korean(string text, int hour, int minute, int second)
        => Assert.Equal(new DateTimeOffset(2012, 8, 11, hour, minute, second, TimeSpan.FromHours(9)), LgFields.ParseTime(text, Clock.KoreaStandardTime));

    [Fact]
    public void Quirk07_another_zone_is_an_option_with_its_summer_time()
    {
        var newYork = TimeZoneInfo.CreateCustomTimeZone("X", TimeSpan.FromHours(-5), "X", "X");
        Assert.Equal(TimeSpan.FromHours(-5), LgFields.ParseTime("20120811183446", newYork)!.Value.Offset);
    }

    [Theory]
    [InlineData("299912122400")]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Quirk07_hour_24_and_what_is_no_time_is_none(string text) => Assert.Null(LgFields.ParseTime(text, Clock.KoreaStandardTime));

    [Theory]
    [InlineData("\"496KB\"", 496L * 1024)]
    [InlineData("\"11393KB\"", 11393L * 1024)]
    [InlineData("\"1.5 MB\"", 1_572_864L)]
    [InlineData("\"2GB\"", 2L * 1024 * 1024 * 1024)]
    [InlineData("\"507904\"", 507_904L)]
    [InlineData("507904", 507_904L)]
    [InlineData("\"507904 bytes\"", 507_904L)]
    [InlineData("\"\"", null)]
    [InlineData("\"big\"", null)]
    [InlineData("null", null)]
    public void Quirk08_a_size_is_read_in_either_unit(string json, long? bytes)
    {
        using var row = System.Text.Json.JsonDocument.Parse($$"""{"FILE_SIZE":{{json}}}""");
        Assert.Equal(bytes, row.RootElement.Size("FILE_SIZE"));
    }

    [Fact]
    public async Task Quirk08_the_true_length_is_the_downloads()
    {
        await using var rig = await CentrexRig.StartAsync(("recording-bytes", "2500"));
        var listed = await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).FirstAsync(Rig.Token);
        Assert.Equal(("3KB", 3072L), (listed.LengthText, listed.Length!.Value));
        await using var content = await rig.Need<IRecordingDownload>().OpenRecordingAsync(listed.FileName, Rig.Token);
        Assert.Equal(2500, content.Length);
    }

    [Fact]
    public async Task Quirk09_unknow_means_accepted_but_not_confirmed()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("record-limit", "0"));
        rig.Listen();
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012340000" }, Rig.Token);
        Assert.Equal(CallOutcome.Unknown, call.Outcome);
        Assert.Single(rig.Trace.Warnings, warning => warning.Contains("clickdial", StringComparison.Ordinal));

        var recording = await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest { Call = call }, Rig.Token);
        Assert.Equal((call.Id, CallOutcome.Unknown, CallState.Unknown), (recording.Id, recording.Outcome, recording.State));
        Assert.Equal(2, rig.Trace.Warnings.Count);
    }

    [Theory]
    [InlineData("UNKNOW")]
    [InlineData("UNKNOWN")]
    [InlineData("unknown")]
    public async Task Quirk09_both_spellings_and_code_4003(string status)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("conference", $$$"""{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"{{{status}}}"}}""", """{"SVC_RT":"4003","SVC_MSG":"NO_STATUS","DATAS":null}""");
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal(ActionOutcome.Unknown, (await session.Require<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["855"] }, Rig.Token)).Outcome);
        }
    }

    [Fact]
    public async Task Quirk10_one_request_of_an_account_at_a_time_whoever_asks()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("latency-ms", "5"));
        await using var second = await rig.ConnectAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(turn => (turn % 2 == 0 ? rig.Session : second).ProbeAsync(Rig.Token))).Soon();
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [InlineData("854", "0854", true)]
    [InlineData("0854", "854", true)]
    [InlineData("00854", "854", true)]
    [InlineData("854", "855", false)]
    [InlineData("8540", "854", false)]
    [InlineData(null, "854", false)]
    [InlineData("854", null, false)]
    public void Quirk11_extensions_are_compared_without_leading_zeros(string? left, string? right, bool same) => Assert.Equal(same, PhoneNumber.SameExtension(left, right));

    [Fact]
    public async Task Quirk11_a_list_filtered_by_extension_finds_the_row_that_shows_it_with_a_zero()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var rows = await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest { Number = "854" }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal("0854", row.From));
    }

    [Fact]
    public async Task Quirk11_events_filtered_by_extension_come_with_either_spelling()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync(new TelephonyOps.Events.EventFilter(devices: ["0854"]));
        await rig.Simulator.ActAsync("ring", new { from = "01011112222", to = "854" }, Rig.Token);
        Assert.Equal("854", (await events.NextAsync()).Device);
    }

    [Fact]
    public async Task Quirk17_a_dial_waits_for_the_own_phone_by_its_own_long_time_and_is_not_repeated()
    {
        var time = new ManualTime();
        await using var rig = await Rig.StartAsync("Centrex", new RigOptions { Time = time, Set = { ["pickup-ms"] = "600000" } });
        var dialling = rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Asked("clickdial") == 1);
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(dialling.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => dialling);
        Assert.Contains("90 s", error.Message, StringComparison.Ordinal);
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(1, rig.Asked("clickdial"));
    }

    [Fact]
    public async Task Quirk17_nobody_picks_up()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("pickup", "never"));
        var dialling = rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token);

        // A call is there a moment before its ringing is timed: a clock that is turned in between would never end it.
        await Eventually.HoldsAsync(() => rig.Time.Asked.Contains(TimeSpan.FromMinutes(1)));
        rig.Time.Advance(TimeSpan.FromSeconds(61));
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => dialling);
        Assert.Equal("3001", error.VendorCode);
        Assert.True(error.MayHaveTakenEffect);
    }

    [Fact]
    public async Task Quirk17_the_dial_time_is_a_switch()
    {
        var time = new ManualTime();
        await using var rig = await Rig.StartAsync("Centrex", new RigOptions { Time = time, Set = { ["pickup"] = "never" }, Connect = options => options with { DialTimeout = TimeSpan.FromSeconds(5) } });
        var dialling = rig.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Asked("clickdial") == 1);
        time.Advance(TimeSpan.FromSeconds(5));
        await Fails.WithAsync(TelephonyErrorKind.Timeout, () => dialling);
    }

    [Theory]
    [InlineData('a', 80, 80, MessageType.Sms)]
    [InlineData('a', 81, 81, MessageType.Lms)]
    [InlineData('가', 40, 80, MessageType.Sms)]
    [InlineData('가', 41, 82, MessageType.Lms)]
    [InlineData('가', 360, 720, MessageType.Lms)]
    [InlineData('a', 720, 720, MessageType.Lms)]
    public async Task Quirk18_text_length_counts_cp949_bytes(char character, int count, int bytes, MessageType type)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var result = await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01012345678"], Text = new string(character, count) }, Rig.Token).SingleAsync(Rig.Token);
        Assert.Equal((bytes, type, ActionOutcome.Accepted), (result.ByteCount, result.Type, result.Outcome));
        Assert.Equal(new string(character, count), rig.Line().Sent[0].Text);
    }

    [Theory]
    [InlineData('a', 721, MessageType.Auto)]
    [InlineData('가', 361, MessageType.Auto)]
    [InlineData('가', 361, MessageType.Lms)]
    [InlineData('a', 81, MessageType.Sms)]
    [InlineData('가', 41, MessageType.Sms)]
    public async Task Quirk18_a_longer_text_is_refused_before_sending(char character, int count, MessageType type)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IMessaging>()
            .SendMessageAsync(new MessageRequest { To = ["01012345678"], Text = new string(character, count), Type = type }, Rig.Token).ToListAsync(Rig.Token).AsTask());
        Assert.Contains(type == MessageType.Sms ? "80" : "720", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Asked("smssend"));
    }

    [Fact]
    public async Task Quirk18_a_longer_list_of_receivers_is_split_by_ten_and_reported_per_number()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        string[] numbers = [.. Enumerable.Range(10, 23).Select(number => $"010123456{number}")];
        var results = await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = numbers, Text = "text" }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(numbers, results.Select(result => result.To));
        Assert.All(results, result => Assert.Equal(ActionOutcome.Accepted, result.Outcome));
        Assert.Equal([10, 10, 3], rig.Simulator.Journal.Of("smssend").Select(entry => entry.Fields["destnumber"].Split(',').Length));
        Assert.Equal([490L, 480, 477], results.Select(result => result.Remaining!.Value).Distinct());
    }

    [Theory]
    [InlineData("F", "0", true, ForwardCondition.Unconditional)]
    [InlineData("F", "1", true, ForwardCondition.NoAnswer)]
    [InlineData("F", "2", true, ForwardCondition.Busy)]
    [InlineData("F", "3", true, ForwardCondition.Simultaneous)]
    [InlineData("F", "4", true, ForwardCondition.BusyOrNoAnswer)]
    [InlineData("F", "9", true, ForwardCondition.Unknown)]
    [InlineData("V", "", true, null)]
    [InlineData("N", "", false, null)]
    [InlineData("", "", false, null)]
    [InlineData("N", "2", false, null)]
    public async Task Quirk19_use_says_whether_and_type_when(string use, string type, bool enabled, ForwardCondition? condition)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("getforwardtype", $$$"""{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"FORWARD_USE":"{{{use}}}","FORWARD_DATA":"","FORWARD_STR":"","FORWARD_TYPE":"{{{type}}}","DOMAIN":"x"}}""");
        var rule = await session.Require<IForwardingInfo>().GetForwardAsync(null, Rig.Token);
        Assert.Equal((enabled, condition), (rule.Enabled, rule.Condition));
    }

    [Theory]
    [InlineData("F", true)]
    [InlineData("V", true)]
    [InlineData("N", false)]
    [InlineData("", false)]
    public async Task Quirk19_in_userinfo_the_type_says_whether(string type, bool enabled)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("userinfo", Scripted.UserInfo.Replace("\"FORWARD_TYPE\":\"N\"", $"\"FORWARD_TYPE\":\"{type}\"", StringComparison.Ordinal));
        Assert.Equal(enabled, (await session.Require<IUserInfo>().GetUserAsync(Rig.Token)).Forward!.Enabled);
    }

    [Theory]
    [InlineData("ANSWER", CallDisposition.Answered)]
    [InlineData("ANSWERED", CallDisposition.Answered)]
    [InlineData("NO-ANS", CallDisposition.NoAnswer)]
    [InlineData("NO ANSWER", CallDisposition.NoAnswer)]
    [InlineData("CANCEL", CallDisposition.Cancelled)]
    [InlineData("BUSY", CallDisposition.Busy)]
    [InlineData("FAIL", CallDisposition.Failed)]
    [InlineData("FAILED", CallDisposition.Failed)]
    [InlineData("CONGESTION", CallDisposition.Unknown)]
    public async Task Quirk20_one_vocabulary_for_how_a_call_ended_with_the_raw_word_kept(string status, CallDisposition disposition)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("callhistory", Scripted.Page($$"""{"NO":1,"TIME":"2012-10-05 16:35:45","SRC":"3010","DST":"0104518****","DURATION":"0","BILLSEC":"7","STATUS":"{{status}}","KIND":"8"}""", 1));
        server.Answer("getinboundcall", Scripted.Page($$"""{"NO":1,"TIME":"2012-10-05 16:35:45","SRC":"0104518****","DST":"070","DURATION":"0","STATUS":"{{status}}","ENDTIME":""}""", 1, perPage: 200));
        var row = await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).SingleAsync(Rig.Token);
        Assert.Equal((disposition, status, true, CallKind.Unknown, "8"), (row.Disposition, row.RawStatus, row.IsMasked, row.Kind, "8"));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(7)), (row.Duration!.Value, row.TalkTime!.Value));
        var inbound = await session.Require<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest(), Rig.Token).SingleAsync(Rig.Token);
        Assert.Equal((disposition, status, true, null), (inbound.Disposition, inbound.RawStatus, inbound.IsMasked, inbound.EndTime));
    }

    [Fact]
    public async Task Quirk20_a_masked_number_matches_what_it_may_be()
    {
        await using var rig = await CentrexRig.StartAsync();
        var rows = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).ToListAsync(Rig.Token);
        var masked = rows.First(row => row.IsMasked && row.Kind == CallKind.Mobile).To!;
        var found = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Number = masked.Replace('*', '7') }, Rig.Token).FirstAsync(Rig.Token);
        Assert.Equal(masked, found.To);
    }

    [Theory]
    [InlineData("MNESSAGE")]
    [InlineData("MESSAGE")]
    public async Task Quirk21_the_text_of_a_received_message_has_two_spellings(string field)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("getrecvsmslist", Scripted.Page($$"""{"NO":1,"TIME":"2019-08-30 11:04:54","SRC":"010","{{field}}":"\ub2f5"}""", 1));
        var message = await session.Require<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), Rig.Token).SingleAsync(Rig.Token);
        Assert.Equal("답", message.Text);
        Assert.DoesNotContain(field, message.Extra.Keys);
    }

    [Theory]
    [InlineData("""{"STATUS":"SIP\/10230854-5ca9"}""", "SIP/10230854-5ca9", DeviceState.Connected)]
    [InlineData("""{"STATUS":"OK","CHANNEL":"SIP\/10230854-5ca9"}""", "SIP/10230854-5ca9", DeviceState.Connected)]
    [InlineData("""{"STATUS":"UNKNOW"}""", null, DeviceState.Idle)]
    [InlineData("null", null, DeviceState.Idle)]
    public async Task Quirk21_channelstatus_puts_the_channel_into_status(string data, string? channel, DeviceState state)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("phonestatus", """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"OK"}}""").Answer("channelstatus", $$"""{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{{data}}}""");
        var status = await session.Require<ICallStatus>().GetStatusAsync([], Rig.Token).SingleAsync(Rig.Token);
        Assert.Equal((channel, state), (status.Channel, status.State));
    }

    [Fact]
    public async Task Quirk22_the_path_that_was_registered_decides_and_not_kind()
    {
        // 16.6 prints kind=1 for a message from outside; the simulator does the same.
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync();
        await rig.Simulator.ActAsync("sms", new { from = "01077776666", to = "07012340001", text = "hello" }, Rig.Token);
        var item = await events.NextAsync();
        Assert.Equal((TelEventType.MessageReceived, "1", "hello"), (item.Type, (string)item.Extra["kind"]!, item.Text));
    }

    [Fact]
    public async Task Quirk22_a_call_back_may_come_as_http_1_0_without_a_host()
    {
        await using var rig = await CentrexRig.StartSmallAsync(("hook-http10", "true"));
        await using var events = await rig.SubscribeAsync();
        await rig.Simulator.ActAsync("ring", new { from = "01099998888", to = "0854" }, Rig.Token);
        Assert.Equal("01099998888", (await events.NextAsync()).From);
    }

    [Fact]
    public async Task Quirk22_some_call_legs_never_call_back_and_only_the_inbound_list_shows_them()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        await using var events = await rig.SubscribeAsync();
        await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = "01055556666" }, Rig.Token);
        await rig.Simulator.ActAsync("ring", new { from = "01099998888", to = "854" }, Rig.Token);
        var newest = await rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest(), Rig.Token).FirstAsync(Rig.Token);
        Assert.Equal(("01099998888", "SIP/01055556666"), (newest.From, (string)newest.Extra["APPDATA"]!));

        // Nothing came of it: the next ring is the first that is told.
        await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), Rig.Token);
        await rig.Simulator.ActAsync("ring", new { from = "01088887777", to = "854" }, Rig.Token);
        var first = await events.NextAsync();
        Assert.Equal(("01088887777", 1L), (first.From, first.Sequence));
        await Eventually.HoldsAsync(() => rig.Simulator.Get<CentrexState>().HookCalls.Count == 1);
    }

    [Fact]
    public async Task Quirk23_deleting_a_hook_that_is_not_set_succeeds_with_false()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        Assert.False(await rig.Need<IWebhooks>().RemoveWebhookAsync(WebhookKind.Ring, Rig.Token));
        Assert.False(await rig.Need<IWebhooks>().RemoveWebhookAsync(WebhookKind.Sms, Rig.Token));
    }

    [Theory]
    [InlineData("4002")]
    [InlineData("4004")]
    public async Task Quirk23_after_4002_from_get_none_is_set(string code)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "getsmscallback", Kind = FaultKind.Code, Code = code });
        Assert.Null(await rig.Need<IWebhooks>().GetWebhookAsync(WebhookKind.Sms, Rig.Token));
    }
}
