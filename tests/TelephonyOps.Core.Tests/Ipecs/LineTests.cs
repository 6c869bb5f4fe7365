using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>Terminals, status, forwarding, do not disturb, messages, pages, monitors and agents (5.3.2 to 5.3.4; quirks 45, 49, 51, 52).</summary>
public sealed class LineTests
{
    [Theory]
    [InlineData("get", 1)]
    [InlineData("printed", 2)]
    public async Task Quirk45_terminals_are_asked_for_in_either_form(string form, int asked)
    {
        await using var rig = await IpecsRig.StartAsync(("terminals", form));
        var devices = await ListAsync(rig);
        Assert.Equal(Enumerable.Range(1000, 12).Select(number => $"{number}"), devices.Select(device => device.Number));
        Assert.Equal(Enumerable.Range(1, 12), devices.Select(device => device.Index!.Value));
        Assert.All(devices, device => Assert.False(string.IsNullOrEmpty(device.Type)));
        Assert.Equal("enable", devices[0].Extra["callControl"]);
        Assert.Equal("disable", devices[^1].Extra["callControl"]);
        Assert.Equal(asked, rig.Asked("terminals"));
        await ListAsync(rig);
        Assert.Equal(asked + 1, rig.Asked("terminals"));
        Assert.Empty(rig.State().Calls);
    }

    [Fact]
    public async Task More_terminals_than_a_page_are_all_listed_and_no_page_is_asked_for_that_nobody_reads()
    {
        await using var rig = await IpecsRig.StartAsync(("stations", "250"));
        long total = 0;
        Assert.Equal(250, (await ListAsync(rig, request: new ListRequest { OnTotal = told => total = told.Count })).Count);
        Assert.Equal((250, 3), (total, rig.Asked("terminals")));
        Assert.Equal("1240", (await ListAsync(rig, request: new ListRequest { Skip = 240 }))[0].Number);
        var before = rig.Asked("terminals");
        await foreach (var _ in rig.Need<IDevices>().ListDevicesAsync([], new ListRequest(), Rig.Token)) break;
        Assert.Equal(before + 1, rig.Asked("terminals"));
        Assert.Equal(["1007", .. Enumerable.Range(1200, 10).Select(number => $"{number}")], (await ListAsync(rig, ["1007", "120?"])).Select(device => device.Number));
    }

    [Fact]
    public async Task G1_a_page_of_terminals_that_never_comes_is_an_error_that_says_where_to_go_on()
    {
        await using var rig = await IpecsRig.StartAsync(("stations", "250"));
        rig.Simulator.Faults.Add(new Fault { Operation = "terminals", Kind = FaultKind.DropBefore, AtPage = 201, Count = -1 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, rig.Need<IDevices>().ListDevicesAsync([], new ListRequest { Skip = 20 }, Rig.Token));
        Assert.Equal(200, error.ResumeAt);
        rig.Simulator.Faults.Clear();
        Assert.Equal("1200", (await ListAsync(rig, request: new ListRequest { Skip = 200 }))[0].Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Quirk45_a_page_has_at_most_a_hundred(int size)
    {
        await using var rig = await IpecsRig.StartAsync();
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, rig.Need<IDevices>().ListDevicesAsync([], new ListRequest { PageSize = size }, Rig.Token));
        Assert.Equal(0, rig.Asked("terminals"));
    }

    [Theory]
    [InlineData("fwd", "fwd_busy", "stn_talk")]
    [InlineData("cfwd", "cfwd_busy", "stn_talk")]
    [InlineData("talk", "fwd_busy", "talk")]
    public async Task Quirk49_states_are_understood_in_each_spelling(string words, string forwarded, string talking)
    {
        await using var rig = await IpecsRig.StartAsync(("status-words", words));
        await rig.TalkAsync(IpecsRig.Alice, IpecsRig.Bob);
        await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { Device = "1005", To = "1006", Condition = ForwardCondition.Busy }, Rig.Token);
        await rig.Need<IDoNotDisturb>().SetDoNotDisturbAsync("1006", true, Rig.Token);
        await rig.Simulator.ActAsync("unregister", new { device = "1007" }, Rig.Token);
        await rig.DialAsync(IpecsRig.Carol, "1003");
        var states = new List<CallStatus>();
        await foreach (var status in rig.Need<ICallStatus>().GetStatusAsync([IpecsRig.Alice, "1003", "1004", "1005", "1006", "1007"], Rig.Token)) states.Add(status);
        Assert.Equal([DeviceState.Connected, DeviceState.Ringing, DeviceState.Idle, DeviceState.Forwarded, DeviceState.DoNotDisturb, DeviceState.OutOfService], states.Select(status => status.State));
        Assert.Equal((talking, forwarded), (states[0].RawStatus, states[3].RawStatus));
        Assert.Equal([true, true, true, true, true, false], states.Select(status => status.Registered));
    }

    [Theory]
    [InlineData(null, "uncondition", ForwardCondition.Unconditional)]
    [InlineData(ForwardCondition.Busy, "busy", ForwardCondition.Busy)]
    [InlineData(ForwardCondition.NoAnswer, "no_answer", ForwardCondition.NoAnswer)]
    [InlineData(ForwardCondition.BusyOrNoAnswer, "busy_noans", ForwardCondition.BusyOrNoAnswer)]
    [InlineData(ForwardCondition.DoNotDisturb, "DND", ForwardCondition.DoNotDisturb)]
    public async Task Quirk52_forwarding_is_set_read_and_cleared_by_DN(ForwardCondition? asked, string type, ForwardCondition condition)
    {
        await using var rig = await IpecsRig.StartAsync();
        var set = await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { Device = IpecsRig.Alice, To = IpecsRig.Bob, Condition = asked }, Rig.Token);
        Assert.Equal((true, condition, IpecsRig.Bob), (set.Enabled, set.Condition, set.To));
        Assert.Equal((type, IpecsRig.Bob), (rig.State().Station(IpecsRig.Alice).ForwardType, rig.State().Station(IpecsRig.Alice).ForwardDestination));
        Assert.Equal(IpecsRig.Alice, rig.Simulator.Journal.Of("forward")[0].Fields["DN"]);

        var read = await rig.Need<IForwardingInfo>().GetForwardAsync(IpecsRig.Alice, Rig.Token);
        Assert.Equal((true, condition, IpecsRig.Bob, type), (read.Enabled, read.Condition, read.To, read.Description));
        Assert.Equal(10L, Convert.ToInt64(read.Extra["ringTime"], System.Globalization.CultureInfo.InvariantCulture));

        await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest { Device = IpecsRig.Alice }, Rig.Token);
        read = await rig.Need<IForwardingInfo>().GetForwardAsync(IpecsRig.Alice, Rig.Token);
        Assert.Equal((false, (ForwardCondition?)null), (read.Enabled, read.Condition));
    }

    [Fact]
    public async Task A_forwarding_that_cannot_be_is_refused()
    {
        await using var rig = await IpecsRig.StartAsync();
        var forwarding = rig.Need<IForwarding>();
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => forwarding.SetForwardAsync(new ForwardRequest { Device = IpecsRig.Alice, To = IpecsRig.Bob, Condition = ForwardCondition.Simultaneous }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => forwarding.SetForwardAsync(new ForwardRequest { Device = IpecsRig.Alice }, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => forwarding.ClearForwardAsync(new ForwardRequest { Device = IpecsRig.Alice, Condition = ForwardCondition.Busy }, Rig.Token));
        Assert.Equal(0, rig.Asked("forward"));
        Assert.Equal("112", (await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => forwarding.SetForwardAsync(new ForwardRequest { Device = IpecsRig.Alice, To = IpecsRig.Alice }, Rig.Token))).VendorCode);
        Assert.Equal("104", (await Fails.WithAsync(TelephonyErrorKind.NotFound, () => forwarding.SetForwardAsync(new ForwardRequest { Device = "9999", To = IpecsRig.Alice }, Rig.Token))).VendorCode);
        Assert.Equal("143", (await Fails.WithAsync(TelephonyErrorKind.Permission, () => forwarding.SetForwardAsync(new ForwardRequest { Device = IpecsRig.Unlicensed, To = IpecsRig.Alice }, Rig.Token))).VendorCode);
    }

    [Fact]
    public async Task Do_not_disturb_is_set_and_read()
    {
        await using var rig = await IpecsRig.StartAsync();
        var dnd = rig.Need<IDoNotDisturb>();
        Assert.False((await dnd.GetDoNotDisturbAsync(IpecsRig.Alice, Rig.Token)).Enabled);
        Assert.True((await dnd.SetDoNotDisturbAsync(IpecsRig.Alice, true, Rig.Token)).Enabled);
        Assert.True(rig.State().Station(IpecsRig.Alice).Dnd);
        Assert.True((await dnd.GetDoNotDisturbAsync(IpecsRig.Alice, Rig.Token)).Enabled);
        Assert.Equal(IpecsRig.Alice, rig.Simulator.Journal.Of("dnd-get")[0].Fields["DN"]);
        await dnd.SetDoNotDisturbAsync(IpecsRig.Alice, false, Rig.Token);
        Assert.False(rig.State().Station(IpecsRig.Alice).Dnd);
    }

    [Theory]
    [InlineData("strings", "strings")]
    [InlineData("json", "json")]
    public async Task Quirk49_waiting_messages_are_read_from_either_form(string booleans, string numbers)
    {
        await using var rig = await IpecsRig.StartAsync(("booleans", booleans), ("numbers", numbers));
        Assert.False((await rig.Need<IMessageWaiting>().GetMessageWaitingAsync(IpecsRig.Alice, Rig.Token)).HasMessages);
        await rig.Simulator.ActAsync("mwi", new { device = IpecsRig.Alice, @new = 34, old = 12, urgent = 4 }, Rig.Token);
        var waiting = await rig.Need<IMessageWaiting>().GetMessageWaitingAsync(IpecsRig.Alice, Rig.Token);
        Assert.Equal((true, 34, 12, 4), (waiting.HasMessages, waiting.New, waiting.Old, waiting.NewUrgent));
    }

    [Fact]
    public async Task A_page_is_called_by_its_index()
    {
        await using var rig = await IpecsRig.StartAsync();
        await rig.Need<IPaging>().SendPageAsync(IpecsRig.Alice, 2, Rig.Token);
        Assert.Equal([(2, IpecsRig.Alice)], rig.State().Pages);
        Assert.Equal("111", (await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IPaging>().SendPageAsync(IpecsRig.Alice, 99, Rig.Token))).VendorCode);
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IPaging>().SendPageAsync(IpecsRig.Alice, 0, Rig.Token));
        Assert.Equal(2, rig.Asked("flexpage"));
    }

    [Fact]
    public async Task Quirk51_a_thousand_devices_go_in_hundreds_and_each_has_its_result()
    {
        await using var rig = await IpecsRig.StartAsync(("stations", "250"));
        var monitoring = rig.Need<IMonitoring>();
        var devices = Enumerable.Range(1000, 250).Select(number => $"{number}").Append("9999").Append("1001").ToList();
        foreach (var (kind, operation) in new[] { (MonitorKind.Call, "monitor"), (MonitorKind.Presence, "presence") })
        {
            var results = new List<MonitorResult>();
            await foreach (var result in monitoring.AddMonitorsAsync(devices, kind, Rig.Token)) results.Add(result);
            Assert.Equal(devices.Distinct(), results.Select(result => result.Monitor.Device));
            Assert.Equal(["1249", "9999"], results.Where(result => result.Error is not null).Select(result => result.Monitor.Device));
            Assert.Equal((TelephonyErrorKind.NotFound, "9999", "invalidParameterValue"), (results[^1].Error!.Kind, results[^1].Error!.Target, results[^1].Error!.VendorText));
            Assert.Equal(3, rig.Asked(operation));

            var listed = new List<DeviceMonitor>();
            await foreach (var monitor in monitoring.ListMonitorsAsync(kind, Rig.Token)) listed.Add(monitor);
            Assert.Equal(249, listed.Count);

            await foreach (var result in monitoring.RemoveMonitorsAsync(devices.Take(249).ToList(), kind, Rig.Token)) Assert.Null(result.Error);
            await foreach (var _ in monitoring.ListMonitorsAsync(kind, Rig.Token)) Assert.Fail("one is left");
        }
        var login = rig.State().Session("rest")!;
        Assert.Equal((0, 0), (login.Monitored.Count, login.PresenceMonitored.Count));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task Quirk51_stopping_what_was_never_started_is_each_devices_own_error()
    {
        await using var rig = await IpecsRig.StartAsync();
        var results = new List<MonitorResult>();
        await foreach (var result in rig.Need<IMonitoring>().RemoveMonitorsAsync([IpecsRig.Alice, "9999"], MonitorKind.Call, Rig.Token)) results.Add(result);
        Assert.Equal([TelephonyErrorKind.Unavailable, TelephonyErrorKind.NotFound], results.Select(result => result.Error!.Kind));
    }

    [Fact]
    public async Task An_agent_logs_on_changes_state_and_logs_off()
    {
        await using var rig = await IpecsRig.StartAsync();
        var agents = rig.Need<IAgents>();
        var agent = new AgentRequest { Device = IpecsRig.Alice, AgentId = "1207", Group = "620" };
        await agents.ConnectAgentAsync(agent with { Priority = 3 }, Rig.Token);
        Assert.Equal("1207", rig.State().Station(IpecsRig.Alice).PrimaryAgentId);
        var sent = rig.Simulator.Journal.Of("agent_logon")[0].Fields;
        Assert.Equal(("primary", "3"), (sent["loginPrimary"], sent["loginPriority"]));
        Assert.Equal("147", (await Fails.WithAsync(TelephonyErrorKind.Conflict, () => agents.ConnectAgentAsync(agent, Rig.Token))).VendorCode);

        await agents.SetAgentStateAsync(agent, AgentState.NotReady, "5", Rig.Token);
        Assert.Equal("NotReady", rig.State().Station(IpecsRig.Alice).AgentState);
        await agents.SetAgentStateAsync(agent, AgentState.Ready, null, Rig.Token);
        Assert.Equal("Ready", rig.State().Station(IpecsRig.Alice).AgentState);
        Assert.Equal(["dutyOff", "dutyOn"], rig.Simulator.Journal.Of("agent_state").Select(entry => entry.Fields["agentState"]));

        await agents.DisconnectAgentAsync(agent, Rig.Token);
        Assert.Null(rig.State().Station(IpecsRig.Alice).PrimaryAgentId);
        await agents.ConnectAgentAsync(agent with { Rank = AgentRank.Secondary }, Rig.Token);
        Assert.Equal("secondary", rig.Simulator.Journal.Of("agent_logon")[^1].Fields["loginPrimary"]);
    }

    [Fact]
    public async Task What_no_agent_can_have_is_refused_before_the_wire()
    {
        await using var rig = await IpecsRig.StartAsync();
        var agents = rig.Need<IAgents>();
        var agent = new AgentRequest { Device = IpecsRig.Alice, AgentId = "1207", Group = "620" };
        foreach (var bad in new[] { agent with { AgentId = null }, agent with { AgentId = "12" }, agent with { AgentId = "12a4" }, agent with { Group = null }, agent with { Priority = 10 }, agent with { Priority = -1 } })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => agents.ConnectAgentAsync(bad, Rig.Token));
        }
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => agents.SetAgentStateAsync(agent, AgentState.Ready, "55", Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => agents.SetAgentStateAsync(agent with { Rank = AgentRank.Primary }, AgentState.Ready, null, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => agents.DisconnectAgentAsync(agent with { Priority = 1 }, Rig.Token));
        Assert.Equal((0, 0, 0), (rig.Asked("agent_logon"), rig.Asked("agent_logoff"), rig.Asked("agent_state")));
    }

    static async Task<List<Device>> ListAsync(Rig rig, IReadOnlyList<string>? devices = null, ListRequest? request = null)
    {
        var list = new List<Device>();
        await foreach (var device in rig.Need<IDevices>().ListDevicesAsync(devices ?? [], request ?? new ListRequest(), Rig.Token)) list.Add(device);
        return list;
    }
}
