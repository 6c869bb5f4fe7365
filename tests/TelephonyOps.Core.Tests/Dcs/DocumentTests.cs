using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>The samples that the document prints, and the requests that it asks for.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task The_sample_of_userinfo_is_read()
    {
        await using var script = await DcsScript.StartAsync();
        var user = await script.Need<IUserInfo>().GetUserAsync(Rig.Token);
        Assert.Equal(("4XX7", "4XX7", "4XX7", "070XXXX4XX7", "SSW"), (user.Id, user.Name, user.Extension, user.Number, user.Group));
        Assert.False(user.Forward!.Enabled);
        Assert.Equal("착신전환 없음", user.Forward.Description);
        Assert.Equal("본인 VoIP번호", user.Extra["FORCE_CIDNUM"]);
        Assert.Equal("없음", user.Extra["HHP_NUMBER"]);
        Assert.Equal("4XX7", script.Session.Device);
        Assert.Equal("GET", script.Server.Of("userinfo")[0].Method);
    }

    [Fact]
    public async Task The_sample_of_phonebook_is_read()
    {
        await using var script = await DcsScript.StartAsync();
        string Row(string group, string name) =>
            $$"""{"GROUPNAME":"{{group}}","NAME":"{{name}}","TELINDEX":"2","TEL1NUM":"01012345678","TEL1TYPE":"1","TEL2NUM":"07012345678","TEL2TYPE":"2","TEL3NUM":"","TEL3TYPE":"3","TEL4NUM":"0212345678","TEL4TYPE":"4","TEL5NUM":null,"TEL5TYPE":"5"}""";
        script.Server.Answer("phonebook", DcsScript.Page(1, 2, [Row("개발", "A개발"), Row("협력", "A협력")]));

        var contacts = await script.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).ToListAsync(Rig.Token);

        Assert.Equal(["A개발", "A협력"], contacts.Select(contact => contact.Name));
        Assert.Equal("개발", contacts[0].Group);
        Assert.Equal("07012345678", contacts[0].DefaultNumber);
        Assert.Equal([new ContactNumber("01012345678", "1"), new ContactNumber("07012345678", "2"), new ContactNumber("0212345678", "4")], contacts[0].Numbers);
        Assert.Empty(contacts[0].Extra);
    }

    [Fact]
    public async Task The_samples_without_rows_are_empty_lists()
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("callhistory", DcsScript.NoData).Answer("recordlist", DcsScript.NoData).Answer("phonebook", DcsScript.NoData);
        Assert.Empty(await script.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Empty(await script.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token));
        Assert.Empty(await script.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).ToListAsync(Rig.Token));
    }

    [Theory]
    [InlineData("2026-03-02 17:04:05", false)]
    [InlineData("20260302170405", true)]
    public async Task Quirk13_both_time_formats_and_both_kinds_of_numbers_are_read(string time, bool numbers)
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("callhistory", DcsScript.Page(1, 1, [DcsScript.Call(time)], numbers: numbers));
        var request = new CallHistoryRequest { Direction = CallDirection.Inbound, Since = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(9)) };

        var call = Assert.Single(await script.Need<ICallHistory>().ListCallsAsync(request, Rig.Token).ToListAsync(Rig.Token));

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 17, 4, 5, TimeSpan.FromHours(9)), call.StartTime);
        Assert.Equal(("01012345678", "4XX7", "4XX7"), (call.From, call.To, call.Device));
        Assert.Equal(TimeSpan.FromSeconds(61), call.TalkTime);
        Assert.Equal((CallDisposition.Answered, "NORMAL_CLEARING"), (call.Disposition, call.RawStatus));
        Assert.Equal("16", call.Extra["DISPOSITIONCODE"]);
        Assert.Equal("수신", call.Extra["MODE"]);
    }

    [Theory]
    [InlineData("16", "0", CallDisposition.Failed)]
    [InlineData("17", "0", CallDisposition.Busy)]
    [InlineData("18", "0", CallDisposition.NoAnswer)]
    [InlineData("19", "0", CallDisposition.NoAnswer)]
    [InlineData("21", "0", CallDisposition.Failed)]
    [InlineData("", "0", CallDisposition.Unknown)]
    public async Task A_call_ends_by_its_cause(string code, string seconds, CallDisposition expected)
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("callhistory", DcsScript.Page(1, 1, [DcsScript.Call("20260302090000", seconds: seconds, code: code)]));
        var call = Assert.Single(await script.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(expected, call.Disposition);
        Assert.Equal(("4XX7", "01012345678"), (call.From, call.To));
    }

    [Fact]
    public async Task Quirk12_queries_are_GET_actions_are_POST_and_every_part_of_the_path_is_encoded()
    {
        const string Account = "40+07 #가/7";
        await using var script = await DcsScript.StartAsync(Account);
        script.Server.Answer("hold", DcsScript.Done).Answer("conference", DcsScript.Done).Answer("phonebook", DcsScript.NoData);
        await script.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token);
        await script.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = ["01012341234", "*8#", "1234"] }, Rig.Token);
        await script.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).ToListAsync(Rig.Token);

        const string Hash = "[0-9a-f]{128}";
        const string Id = "40%2B07%20%23%EA%B0%80%2F7";
        Assert.Matches($"^/restapi/userinfo/{Id}/{Hash}$", script.Server.Of("userinfo")[0].RawPath);
        Assert.Matches($"^/restapi/hold/{Id}/{Hash}$", script.Server.Of("hold")[0].RawPath);
        Assert.Matches($"^/restapi/conference/{Id}/{Hash}/01012341234%2C%2A8%23%2C1234$", script.Server.Of("conference")[0].RawPath);
        Assert.Matches($"^/restapi/phonebook/{Id}/{Hash}/1$", script.Server.Of("phonebook")[0].RawPath);
        Assert.Equal(("POST", "POST", "GET"), (script.Server.Of("hold")[0].Method, script.Server.Of("conference")[0].Method, script.Server.Of("phonebook")[0].Method));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_ID_that_would_make_another_path_is_refused_before_the_wire(string account)
    {
        await using var server = await ScriptedServer.StartAsync();
        var options = new ConnectOptions { Server = server.Address.ToString(), Account = account, Password = new Secret(Canary.Password) };
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => TelephonyOps.Providers.ProviderRegistry.ConnectAsync("Dcs", options, Rig.Token));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_server_has_to_be_named()
        => await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => TelephonyOps.Providers.ProviderRegistry.ConnectAsync("Dcs", new ConnectOptions { Account = "4007" }, Rig.Token));

    [Fact]
    public async Task A_message_goes_in_a_form_one_request_a_number()
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("sms", DcsScript.Done);
        var results = await script.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01011112222", "01033334444"], Text = "안녕 & 100% 가" }, Rig.Token).ToListAsync(Rig.Token);

        Assert.Equal([("01011112222", ActionOutcome.Accepted, MessageType.Sms), ("01033334444", ActionOutcome.Accepted, MessageType.Sms)], results.Select(result => (result.To, result.Outcome, result.Type)));
        Assert.Equal(2, script.Server.Count("sms"));
        var request = script.Server.Of("sms")[1];
        Assert.EndsWith("/01033334444", request.RawPath, StringComparison.Ordinal);
        Assert.Equal("안녕 & 100% 가", request.Fields["SMSMSG"]);
        Assert.Single(request.Fields);
    }

    [Fact]
    public async Task A_message_that_fails_names_its_own_number()
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("sms", DcsScript.Done, """{"SVC_RT":"1002","SVC_MSG":"PARAM_ERR"}""");
        var sent = new List<string>();
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, async () =>
        {
            await foreach (var result in script.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = ["01011112222", "01033334444", "01055556666"], Text = "가" }, Rig.Token)) sent.Add(result.To);
        });
        Assert.Equal(["01011112222"], sent);
        Assert.Equal("01033334444", error.Target);
        Assert.Equal(2, script.Server.Count("sms"));
    }

    [Theory]
    [InlineData("given", "01077778888")]
    [InlineData("forwarded", "01012345678")]
    [InlineData("none", "4XX7")]
    public async Task Quirk14_noforward_sends_the_number_given_else_the_one_forwarded_to_else_the_own(string which, string expected)
    {
        var info = which == "forwarded" ? DcsScript.UserInfo.Replace("착신전환 없음", "무조건 착신전환 : 01012345678", StringComparison.Ordinal) : DcsScript.UserInfo;
        await using var script = await DcsScript.StartAsync(userInfo: info);
        script.Server.Answer("noforward", """{"SVC_RT":"0000","SVC_MSG":"OK","DATAS":{"STATUS":"ok"}}""");
        var rule = await script.Need<IForwarding>().ClearForwardAsync(new ForwardRequest { To = which == "given" ? expected : null }, Rig.Token);
        Assert.False(rule.Enabled);
        Assert.EndsWith("/" + expected, script.Server.Of("noforward")[0].RawPath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNKNOW")]
    [InlineData("UNKNOWN")]
    [InlineData("unknow")]
    public async Task Quirk9_an_unknown_status_is_neither_success_nor_failure(string status)
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("clickdial", DcsScript.Done.Replace("\"STATUS\":\"OK\"", $"\"STATUS\":\"{status}\"", StringComparison.Ordinal));
        var call = await script.Need<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, Rig.Token);
        Assert.Equal(CallOutcome.Unknown, call.Outcome);
    }

    [Fact]
    public async Task A_raw_command_puts_its_arguments_in_the_documents_order()
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.Answer("callhistory", DcsScript.NoData.Replace("4002", "0000", StringComparison.Ordinal)).Answer("sms", DcsScript.Done).Answer("newcommand", DcsScript.Done);
        var raw = script.Need<IRawCommands>();
        await raw.InvokeCommandAsync("callhistory", new Dictionary<string, string> { ["page"] = "3", ["date"] = "20260301", ["calltype"] = "inbound" }, Rig.Token);
        await raw.InvokeCommandAsync("sms", new Dictionary<string, string> { ["SMSMSG"] = "hi there", ["DSTNUM"] = "1234" }, Rig.Token);
        var result = await raw.InvokeCommandAsync("newcommand", new Dictionary<string, string> { ["2"] = "b", ["1"] = "a" }, Rig.Token);

        Assert.EndsWith("/inbound/20260301/3", script.Server.Of("callhistory")[0].RawPath, StringComparison.Ordinal);
        Assert.Equal("GET", script.Server.Of("callhistory")[0].Method);
        Assert.EndsWith("/1234", script.Server.Of("sms")[0].RawPath, StringComparison.Ordinal);
        Assert.Equal("hi there", script.Server.Of("sms")[0].Fields["SMSMSG"]);
        Assert.EndsWith("/a/b", script.Server.Of("newcommand")[0].RawPath, StringComparison.Ordinal);
        Assert.Equal(("0000", "OK"), (result.Code, ((IDictionary<string, object?>)result.Data!)["STATUS"]));
    }
}
