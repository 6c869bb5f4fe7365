using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>The answers that the vendor's document prints, each into its object with every property. (₩ in the print is a backslash: quirk 6.)</summary>
public sealed class DocumentSampleTests
{
    static readonly TimeSpan s_korea = TimeSpan.FromHours(9);

    [Fact]
    public async Task Section_2_5_clickdial()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("clickdial", """{"SVC_RT":"0000", "SVC_MSG":"0K", "DATAS":{"STATUS":"0K", "DESTNUMBER":"0102233xxxx"}}""");
        var call = await session.Require<IDialing>().DialAsync(new DialRequest { To = "01022334455" }, Rig.Token);
        Assert.Equal("01022334455", call.To);
        Assert.Equal("854", call.From);
        Assert.Equal("854", call.Device);
        Assert.Equal(CallDirection.Outbound, call.Direction);
        Assert.Equal(CallState.Dialing, call.State);
        Assert.Equal(CallOutcome.Accepted, call.Outcome);
        Assert.Equal(session.Name, call.Session);
        Assert.NotEmpty(call.Id);
        Assert.Equal(s_korea, call.StartedAt.Offset);
        Assert.Equal("01022334455", server.Of("clickdial")[0].Fields["destnumber"]);
        Assert.Equal(call, session.Calls.Find(call.Id));
    }

    [Fact]
    public async Task Section_2_6_and_3_5_and_3_6_channels()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("startrecord", """{"SVC_RT":"0000", "SVC_MSG":"0K", "DATAS":{"STATUS":"0K", "CHANNEL":"SIP\/10013010-7f0a"}}""");
        server.Answer("stoprecord", """{"SVC_RT":"0000", "SVC_MSG": "OK", "DATAS": {"STATUS": "OK", "CHANNEL": "SIP\/10013010-7f0a", "DEBUG": ""}}""");
        server.Answer("hangup", """{"SVC_RT": "0000", "SVC_MSG": "OK", "DATAS": {"STATUS": "OK", "CHANNEL": "SIP\/10013010-aaba"}}""");
        var recorded = await session.Require<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), Rig.Token);
        Assert.Equal("SIP/10013010-7f0a", recorded.Channel);
        Assert.Equal(CallOutcome.Accepted, recorded.Outcome);
        Assert.Equal("SIP/10013010-7f0a", (await session.Require<ICallRecording>().StopRecordingAsync(new CallRecordingRequest { Call = recorded }, Rig.Token)).Channel);
        var ended = await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = recorded }, Rig.Token);
        Assert.Equal(recorded.Id, ended.Id);
        Assert.Equal(CallState.Ended, ended.State);
        Assert.Equal("SIP/10013010-aaba", ended.Channel);
    }

    [Fact]
    public async Task Section_7_4_recordlist()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("recordlist", Scripted.Page(
            """{"NO":1,"FILE_NAME":"3016-01022331234_20120811183446_mix.wav","SRC":"3016","DST":"01022331234","CALLDATE":"20120811183446","FILE_TIME":"20120811174148","FILE_SIZE":"496KB"},{"NO":2,"FILE_NAME":"3016-01022331234_20120811161111_mix.wav","SRC":"3016","DST":"01022331234","CALLDATE":"20120811161111","FILE_TIME":"20120811153007","FILE_SIZE":"11393KB"}""", 2));
        var rows = await session.Require<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(2, rows.Count);
        Assert.Equal("3016-01022331234_20120811183446_mix.wav", rows[0].FileName);
        Assert.Equal("3016", rows[0].From);
        Assert.Equal("01022331234", rows[0].To);
        Assert.Equal(new DateTimeOffset(2012, 8, 11, 18, 34, 46, s_korea), rows[0].CallTime);
        Assert.Equal(new DateTimeOffset(2012, 8, 11, 17, 41, 48, s_korea), rows[0].FileTime);
        Assert.Equal(496 * 1024, rows[0].Length);
        Assert.Equal("496KB", rows[0].LengthText);
        Assert.Equal(1L, rows[0].Extra["NO"]);
        Assert.Equal(session.Name, rows[0].Session);
        Assert.Equal(11_393 * 1024, rows[1].Length);
    }

    [Fact]
    public async Task Section_8_4_callhistory()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("callhistory", Scripted.Page(
            """{"NO":1,"TIME":"2012-10-05 17:30:30","SRC":"3010","DST":"0104518****","DURATION":"0","BILLSEC":"0","STATUS":"FAIL","KIND":"2"},{"NO":9,"TIME":"2012-10-05 16:35:45","SRC":"3010","DST":"070439****","DURATION":"0","BILLSEC":"7","STATUS":"NO-ANS","KIND":"0"}""", 2));
        var rows = await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).ToListAsync(Rig.Token);
        var row = rows[0];
        Assert.Equal(CallDirection.Outbound, row.Direction);
        Assert.Equal(new DateTimeOffset(2012, 10, 5, 17, 30, 30, s_korea), row.StartTime);
        Assert.Equal(row.StartTime, row.EndTime);
        Assert.Equal(TimeSpan.Zero, row.Duration);
        Assert.Equal(TimeSpan.Zero, row.TalkTime);
        Assert.Equal("3010", row.From);
        Assert.Equal("0104518****", row.To);
        Assert.True(row.IsMasked);
        Assert.Equal(CallDisposition.Failed, row.Disposition);
        Assert.Equal(CallKind.Mobile, row.Kind);
        Assert.Equal("FAIL", row.RawStatus);
        Assert.Equal("854", row.Device);
        Assert.Equal(1L, row.Extra["NO"]);
        Assert.Equal(CallDisposition.NoAnswer, rows[1].Disposition);
        Assert.Equal(CallKind.Internal, rows[1].Kind);
        Assert.Equal(("outbound", "1"), (server.Of("callhistory")[0].Fields["calltype"], server.Of("callhistory")[0].Fields["page"]));
    }

    [Fact]
    public async Task Section_9_2_smssend()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("smssend", """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","DEBUG":"01012341234=OK,","RESTCOUNT":3}}""");
        var results = await session.Require<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01012341234", "0161234567"], Text = "가나다 abc" }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal([("01012341234", ActionOutcome.Accepted), ("0161234567", ActionOutcome.Failed)], results.Select(result => (result.To, result.Outcome)));
        Assert.All(results, result => Assert.Equal((10, 3L, MessageType.Sms), (result.ByteCount, result.Remaining!.Value, result.Type)));
        Assert.Equal(("01012341234,0161234567", "가나다 abc"), (server.Of("smssend")[0].Fields["destnumber"], server.Of("smssend")[0].Fields["smsmsg"]));
    }

    [Fact]
    public async Task Section_14_4_and_17_4_getcallback()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("getringcallback", """{"SVC_RT":"2000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","CALLBACK":"2014-09-04 18:35:23^07012340001^61.1.2.71^\/www\/ringa_302.html^80^1^20140904183523^299912122400","DEBUG":""}}""");
        server.Answer("getsmscallback", """{"SVC_RT":"2000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","CALLBACK":"2014-09-04 20:00:07^07012340001^61.1.2.71^\/www\/smsaa_302.html^80^2^20140904200007^201512312359","DEBUG":""}}""");
        var hook = await session.Require<IWebhooks>().GetWebhookAsync(WebhookKind.Ring, Rig.Token);
        Assert.NotNull(hook);
        Assert.Equal(WebhookKind.Ring, hook.Kind);
        Assert.Equal(("61.1.2.71", 80, "/www/ringa_302.html"), (hook.Host, hook.Port, hook.Path));
        Assert.Equal(new DateTimeOffset(2014, 9, 4, 18, 35, 23, s_korea), hook.RegisteredAt);
        Assert.Equal(hook.RegisteredAt, hook.ValidFrom);
        Assert.Null(hook.ValidUntil);
        var sms = await session.Require<IWebhooks>().GetWebhookAsync(WebhookKind.Sms, Rig.Token);
        Assert.Equal(new DateTimeOffset(2015, 12, 31, 23, 59, 0, s_korea), sms!.ValidUntil);
    }

    [Fact]
    public async Task Section_15_4_delcallback_and_13_4_setcallback()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("delringcallback", """{"SVC_RT":"2000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","DEBUG":"1"}}""");
        server.Answer("setringcallback", """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","DEBUG":"|RES|1|ICA|07012340001@test3000.net|07012340001|61.1.2.71|\/www\/ringa_302.html|80|1|20140904183523|299912122400||"}}""");
        Assert.True(await session.Require<IWebhooks>().RemoveWebhookAsync(WebhookKind.Ring, Rig.Token));
        var hook = await session.Require<IWebhooks>().SetWebhookAsync(new WebhookRequest { Kind = WebhookKind.Ring, Uri = new Uri("http://61.1.2.71:8080/www/ringa_302.html?user=1") }, Rig.Token);
        Assert.Equal((WebhookKind.Ring, "61.1.2.71", 8080, "/www/ringa_302.html?user=1"), (hook.Kind, hook.Host, hook.Port!.Value, hook.Path));
        var sent = server.Of("setringcallback")[0].Fields;
        Assert.Equal(("/www/ringa_302.html?user=1", "61.1.2.71", "8080"), (sent["callbackurl"], sent["callbackhost"], sent["callbackport"]));
    }

    [Fact]
    public async Task Section_19_4_getrecvsmslist()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("getrecvsmslist", """{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":"1","numperpage":10,"total":1},"DATAS":[{"NO":1,"TIME":"2019-08-30 11:04:54","SRC":"01012349087","MNESSAGE":"\ub2f5\ubcc0\uc785\ub2c8\ub2e4."}]}""");
        var message = Assert.Single(await session.Require<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(new DateTimeOffset(2019, 8, 30, 11, 4, 54, s_korea), message.Time);
        Assert.Equal("01012349087", message.From);
        Assert.Equal("07012340001", message.To);
        Assert.Equal("답변입니다.", message.Text);
        Assert.Equal(MessageType.Auto, message.Type);
    }

    [Fact]
    public async Task Section_20_4_and_21_4_forward_by_type()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("setforwardtype", """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","DEBUG":"ftype:0, IFW userid:(tmpid3002)-(lgdacom.net)-(07012340001)-(07011112222)"}}""");
        server.Answer("getforwardtype", """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"FORWARD_USE":"F","FORWARD_DATA":"07011112222","FORWARD_STR":"\ub9e4\uc77c\uc678\ubd80\ubb34\uc870\uac74:07011112222","FORWARD_TYPE":"0","DOMAIN":"lgdacom.net"}}""");
        var set = await session.Require<IForwarding>().SetForwardAsync(new ForwardRequest { To = "07011112222", Condition = ForwardCondition.Unconditional }, Rig.Token);
        Assert.Equal((true, ForwardCondition.Unconditional, "07011112222", "854"), (set.Enabled, set.Condition!.Value, set.To, set.Device));
        Assert.Equal("0", server.Of("setforwardtype")[0].Fields["ftype"]);
        var rule = await session.Require<IForwardingInfo>().GetForwardAsync(null, Rig.Token);
        Assert.Equal((true, ForwardCondition.Unconditional, "07011112222", "매일외부무조건:07011112222"), (rule.Enabled, rule.Condition!.Value, rule.To, rule.Description));
        Assert.Equal("lgdacom.net", rule.Extra["DOMAIN"]);
    }

    [Fact]
    public async Task Section_22_6_getinboundcall()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("getinboundcall", """{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":"1","numperpage":"200","total":"1"},"DATAS":[{"NO":5,"TIME":"2019-08-09 17:49:40","SRC":"01012349087","DST":"07075992854","DURATION":"8","STATUS":"ANSWERED","CHANNEL":"SIP\/5060-b72122209f2c","DSTCHANNEL":"SIP\/10230854-6e32","ENDTIME":"2019-08-09 17:49:48","APPDATA":"SIP\/10230854"}]}""");
        var row = Assert.Single(await session.Require<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(CallDirection.Inbound, row.Direction);
        Assert.Equal(new DateTimeOffset(2019, 8, 9, 17, 49, 40, s_korea), row.StartTime);
        Assert.Equal(new DateTimeOffset(2019, 8, 9, 17, 49, 48, s_korea), row.EndTime);
        Assert.Equal(TimeSpan.FromSeconds(8), row.Duration);
        Assert.Equal(("01012349087", "07075992854"), (row.From, row.To));
        Assert.Equal((CallDisposition.Answered, "ANSWERED"), (row.Disposition, row.RawStatus));
        Assert.False(row.IsMasked);
        Assert.Equal("SIP/10230854-6e32", row.Extra["DSTCHANNEL"]);
        Assert.Equal("SIP/10230854", row.Extra["APPDATA"]);
    }

    [Theory]
    [InlineData("""{"SVC_RT":"1005","SVC_MSG":"NO_API_PERM_ERR","DATAS":" 07075992854 use openapi not permission(A) "}""", TelephonyErrorKind.Permission, "use openapi not permission(A)")]
    [InlineData("""{"SVC_RT":"4004","SVC_MSG":"NO_DATA file not found"}""", TelephonyErrorKind.NotFound, "NO_DATA file not found")]
    [InlineData("""{"SVC_RT":"4001","SVC_MSG":"파일명에 내선(0854) 정보 오류","DATAS":"0853-01012349087_20190812134606_mix.wav"}""", TelephonyErrorKind.InvalidArgument, "0853-01012349087")]
    [InlineData("""{"SVC_RT":"4001","SVC_MSG":"파일 확장자 정보 오류","DATAS":".wav not ,0854-01012349087_20190813134606_mix.mp3"}""", TelephonyErrorKind.InvalidArgument, ".wav not")]
    public async Task Section_23_4_and_24_4_errors(string json, TelephonyErrorKind kind, string words)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("recorddownload", json).Answer("recordremove", json);
        var download = await Fails.WithAsync(kind, () => session.Require<IRecordingDownload>().OpenRecordingAsync("0854-01012349087_20190813134606_mix.wav", Rig.Token));
        var remove = await Fails.WithAsync(kind, () => session.Require<IRecordingRemoval>().RemoveRecordingAsync("0854-01012349087_20190813134606_mix.wav", Rig.Token));
        Assert.Contains(words, download.VendorText);
        Assert.Contains(words, remove.VendorText);
        Assert.Equal(json.Substring(11, 4), download.VendorCode);
        Assert.Equal((1, 1), (server.Count("recorddownload"), server.Count("recordremove")));
    }

    [Fact]
    public async Task Section_24_4_recordremove_answers_without_data()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var session = await Scripted.ConnectAsync(server);
        server.Answer("recordremove", """{"SVC_RT":"0000","SVC_MSG":"OK"}""");
        await session.Require<IRecordingRemoval>().RemoveRecordingAsync("0854-01012349087_20190813134606_mix.wav", Rig.Token);
        Assert.Equal("0854-01012349087_20190813134606_mix.wav", server.Of("recordremove")[0].Fields["filename"]);
    }

    [Fact]
    public async Task Section_1_4_an_account_without_the_service_is_refused_at_the_door()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        var error = await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.ConnectAsync(account: 3));
        Assert.Equal("1005", error.VendorCode);
        Assert.Contains("use openapi not apply", error.VendorText);
    }
}
