using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.Centrex;
using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>G11: whatever a server or a caller sends, the answer is an object, a typed error or a malformed event.</summary>
public sealed class G11HostileInputTests : IAsyncLifetime
{
    static readonly string[] s_answers =
    [
        """{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":1,"numperpage":10,"total":14},"DATAS":[{"NO":1,"TIME":"2012-10-05 17:30:30","SRC":"3010","DST":"0104518****","DURATION":"12","BILLSEC":"7","STATUS":"ANSWER","KIND":"2","ENDTIME":"2012-10-05 17:31:30"}]}""",
        """{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":"1","numperpage":"10","total":"2"},"DATAS":[{"NO":1,"FILE_NAME":"3016-0102233_20120811183446_mix.wav","SRC":"3016","DST":"0102233","CALLDATE":"20120811183446","FILE_TIME":"20120811174148","FILE_SIZE":"496KB"}]}""",
        """{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":1,"numperpage":10,"total":1},"DATAS":[{"NO":"1","NAME":"\ud64d\uae38\ub3d9","PHONE1":"02","PHONE2":"010","GROUP_NAME":"\uace0\uac1d\/VIP","ETC":"\ud83d\ude00","MNESSAGE":"a"}]}""",
        """{"SVC_RT":"2000","SVC_MSG":"OK","DATAS":{"STATUS":"OK","CALLBACK":"2014-09-04 18:35:23^070^61.1.2.71^\/www\/ringa_302.html^80^1^20140904183523^299912122400","DEBUG":"01012341234=OK,"}}""",
        """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"NAME":"a","EXTEN":"854","NUMBER070":"070","FORWARD_USE":"F","FORWARD_TYPE":"0","FORWARD_DATA":"070","FORWARD_STR":"\ub9e4\uc77c","RESTCOUNT":3}}""",
        """{"SVC_RT":"1005","SVC_MSG":"NO_API_PERM_ERR","DATAS":"070XXXXXXXX use openapi not apply"}""",
        """{"SVC_RT":"4004","SVC_MSG":"NO_DATA(select * from send_sms where domain='x' and tostr='1')","LISTINFO":{"page":"1","numperpage":10,"total":0},"DATAS":null}""",
    ];

    ScriptedServer _server = null!;
    CentrexSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync();
        _session = (CentrexSession)await Scripted.ConnectAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void G11_a_damaged_answer_is_read_or_a_typed_error() => Hostile.Damaged(s_answers).Tries(4_000, Read);

    [Fact]
    public void G11_random_bytes_are_a_typed_error() => Hostile.Bytes.Tries(1_000, Read);

    [Fact]
    public void G11_hostile_texts_in_every_field_are_read() => Hostile.Text.Tries(700, text =>
    {
        var row = new Dictionary<string, object?>();
        foreach (var name in (string[])["NO", "TIME", "ENDTIME", "SRC", "DST", "DURATION", "BILLSEC", "STATUS", "KIND", "FILE_NAME", "CALLDATE", "FILE_TIME", "FILE_SIZE", "NAME", "PHONE1", "GROUP_NAME", "MNESSAGE", "FORWARD_USE", "FORWARD_TYPE", "CALLBACK", "DEBUG", "RESTCOUNT", "EXTEN", text])
        {
            row[name] = text;
        }
        Read(JsonSerializer.SerializeToUtf8Bytes(new { SVC_RT = "0000", SVC_MSG = text, LISTINFO = new { page = text, numperpage = text, total = text }, DATAS = new[] { row } }));
        Read(JsonSerializer.SerializeToUtf8Bytes(new { SVC_RT = "0000", SVC_MSG = text, DATAS = row }));
        Read(JsonSerializer.SerializeToUtf8Bytes(new { SVC_RT = text, SVC_MSG = text, DATAS = text }));
    });

    [Theory]
    [InlineData("""{"SVC_RT":"0000","DATAS":{"A\ud800":"x\udc00y","B":"\ud83d\ude00\\ud800"}}""")]
    [InlineData("""{"SVC_RT\ud800":"0000","SVC_RT":"0000"}""")]
    [InlineData("""{"SVC_R\ud800":"0000","SVC_RT":"0000","DATAS":"\ud800"}""")]
    [InlineData("""{"SVC_RT":"1001","SVC_MSG":"\udfff","DATAS":"\ud800"}""")]
    public void G11_half_a_surrogate_pair_is_shown_as_the_replacement_character(string json)
    {
        Read(Encoding.UTF8.GetBytes(json));
        using var document = JsonText.Parse(Encoding.UTF8.GetBytes(json), 16);
        Assert.DoesNotContain(JsonSerializer.Serialize(JsonFields.Plain(document.RootElement)), "\ud800", StringComparison.Ordinal);
    }

    [Fact]
    public void G11_a_whole_pair_and_an_escaped_backslash_stay_as_they_are()
    {
        using var document = JsonText.Parse("""{"A":"\ud83d\ude00 \\ud800 \ud64d\ud800\ud83d\ude00"}"""u8.ToArray(), 16);
        Assert.Equal("😀 \\ud800 홍\ufffd😀", document.RootElement.Text("A"));
    }

    [Fact]
    public void G11_text_in_the_old_charset_is_read_as_far_as_it_goes()
    {
        // A server that forgot its charset: CP949 bytes where UTF-8 belongs.
        byte[] body = [.. """{"SVC_RT":"1005","SVC_MSG":"""u8, (byte)'"', .. Cp949.Strict.GetBytes("권한 없음 NO"), (byte)'"', (byte)'}'];
        var error = Assert.Throws<TelephonyException>(() => LgAnswer.Read(Answer(body), "Centrex", LgContext.Line));
        Assert.Equal(("1005", TelephonyErrorKind.Permission), (error.VendorCode, error.Kind));
        Assert.Contains("NO", error.VendorText, StringComparison.Ordinal);
    }

    [Fact]
    public void G11_json_that_nests_without_end_is_a_typed_error()
        => Read(Encoding.UTF8.GetBytes("{\"SVC_RT\":\"0000\",\"DATAS\":" + new string('[', 100_000)));

    [Fact]
    public void G11_any_hook_text_is_a_hook_or_none() => Hostile.Text.Tries(3_000, text =>
    {
        var hook = CentrexMapping.Hook(_session, WebhookKind.Ring, text);
        if (hook?.Port is { } port) Assert.True(port >= 0);
        Assert.Equal(text.Length == 0, hook is null);
    });

    [Fact]
    public void G11_any_call_back_is_one_event_that_keeps_the_raw_text() => Hostile.Text.Tries(3_000, query =>
    {
        // What comes over the wire is bytes.
        query = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(query));
        foreach (var kind in Enum.GetValues<WebhookKind>())
        {
            var item = CentrexCallback.Read(_session, kind, query);
            Assert.Equal(query, item.Raw);
            Assert.Contains(item.Type, new[] { TelEventType.Malformed, kind == WebhookKind.Ring ? TelEventType.Ringing : TelEventType.MessageReceived });
            Assert.Equal(item.Type != TelEventType.Malformed, !string.IsNullOrEmpty(item.From));
        }
    });

    [Fact]
    public void G11_every_text_comes_through_a_call_back_as_it_was() => Hostile.Text.Tries(2_000, text =>
    {
        var sound = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        foreach (var spelled in new[] { Uri.EscapeDataString(sound), WebUtility.UrlEncode(sound) })
        {
            var item = CentrexCallback.Read(_session, WebhookKind.Sms, $"user=1&sender=010&receiver=070&kind=2&inner_num=0854&message={spelled}");
            Assert.Equal((TelEventType.MessageReceived, sound, "010", "0854"), (item.Type, item.Text, item.From, item.Device));
        }
    });

    [Theory]
    [InlineData("sender=1&sender=2", "2")]
    [InlineData("?sender=1", null)]
    [InlineData("sender", null)]
    [InlineData("a&b&&=&sender=7&", "7")]
    public void A_query_of_our_own_stands_in_front_and_the_vendors_field_wins(string query, string? sender)
        => Assert.Equal(sender, CentrexCallback.Read(_session, WebhookKind.Ring, query).From);

    [Fact]
    public void G11_any_list_of_sent_numbers_is_read() => Hostile.Text.Tries(1_000, text => Assert.All(LgSession.SentNumbers(text) ?? [], number => Assert.DoesNotContain(',', number)));

    [Fact]
    public async Task G11_damaged_answers_over_the_wire_never_end_the_session()
    {
        var answers = Hostile.Damaged(s_answers).ListOf(150).Sample(1)[0];
        var turn = 0;
        Task Reply(Microsoft.AspNetCore.Http.HttpContext context, int _) => context.Response.Body.WriteAsync(answers[turn++ % answers.Count], context.RequestAborted).AsTask();
        foreach (var operation in (string[])["recordlist", "callhistory", "addresslist", "getrecvsmslist", "getinboundcall", "hangup", "getforwardtype", "getringcallback", "recorddownload"]) _server.On(operation, Reply);
        var failures = 0;
        for (var round = 0; round < 16; round++)
        {
            await TryAsync(() => _session.ListRecordingsAsync(new TimedListRequest(), Rig.Token).Take(50).ToListAsync(Rig.Token).AsTask());
            await TryAsync(() => _session.ListCallsAsync(new CallHistoryRequest(), Rig.Token).Take(50).ToListAsync(Rig.Token).AsTask());
            await TryAsync(() => _session.ListContactsAsync(new ListRequest(), Rig.Token).Take(50).ToListAsync(Rig.Token).AsTask());
            await TryAsync(() => _session.ListMessagesAsync(new TimedListRequest(), Rig.Token).Take(50).ToListAsync(Rig.Token).AsTask());
            await TryAsync(() => _session.ListInboundCallsAsync(new TimedListRequest(), Rig.Token).Take(50).ToListAsync(Rig.Token).AsTask());
            await TryAsync(() => _session.HangUpAsync(new HangUpRequest(), Rig.Token));
            await TryAsync(() => _session.GetForwardAsync(null, Rig.Token));
            await TryAsync(() => _session.GetWebhookAsync(WebhookKind.Ring, Rig.Token));
            await TryAsync(async () => await (await _session.OpenRecordingAsync("a.wav", Rig.Token)).DisposeAsync());
        }
        Assert.True(turn > 100 && failures > 0);
        _server.Answer("userinfo", Scripted.UserInfo);
        await _session.ProbeAsync(Rig.Token);
        Assert.Equal(SessionState.Connected, _session.State);

        async Task TryAsync(Func<Task> action)
        {
            try
            {
                await action().Soon();
            }
            catch (TelephonyException error)
            {
                failures++;
                Assert.False(string.IsNullOrEmpty(error.Message));
            }
        }
    }

    void Read(byte[] body)
    {
        foreach (var context in Enum.GetValues<LgContext>())
        {
            try
            {
                using var answer = LgAnswer.Read(Answer(body), "Centrex", context);
                Look(answer);
            }
            catch (TelephonyException error)
            {
                Assert.Equal("Centrex", error.Provider);
                Assert.True(error.VendorText is null || error.VendorText.Length <= Math.Max(2_000, body.Length * 2));
            }
        }
    }

    /// <summary>Makes of the answer all that could be made of it.</summary>
    void Look(LgAnswer answer)
    {
        foreach (var row in answer.Rows())
        {
            _ = (CentrexMapping.CallRecord(_session, row, CallDirection.Inbound), CentrexMapping.InboundCall(_session, row), CentrexMapping.Contact(_session, row), CentrexMapping.Message(_session, row));
            Assert.True(LgRows.Recording(_session, row).Length is null or >= 0);
        }
        _ = (CentrexMapping.User(_session, answer.Data), CentrexMapping.Forward(_session, answer.Data), CentrexMapping.Hook(_session, WebhookKind.Sms, answer.Data.Text("CALLBACK")));
        _ = (LgSession.SentNumbers(answer.Data.Text("DEBUG")), answer.Data.Number("RESTCOUNT"), answer.IsUnconfirmed, answer.ListInfo.Total, answer.Message, answer.Raw);
        JsonSerializer.Serialize(JsonFields.Plain(answer.Data));
    }

    static ApiResponse Answer(byte[] body) => new(new ApiRequest("op", RequestKind.Read, HttpMethod.Post, "op"), HttpStatusCode.OK, null, body, null);
}
