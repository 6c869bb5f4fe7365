using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Transport;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>What holds for each operation alike: errors by resource, lost connections, cancellation, time-outs; and G2 of each action.</summary>
public sealed class EveryOperationTests
{
    static readonly (string Code, TelephonyErrorKind Kind)[] s_common =
    [
        ("1", TelephonyErrorKind.InvalidArgument), ("2", TelephonyErrorKind.NotSupported), ("3", TelephonyErrorKind.Permission),
    ];

    static readonly (string Code, TelephonyErrorKind Kind)[] s_call =
    [
        ("101", TelephonyErrorKind.Unavailable), ("102", TelephonyErrorKind.NotSupported), ("103", TelephonyErrorKind.InvalidArgument), ("104", TelephonyErrorKind.NotFound),
        ("105", TelephonyErrorKind.NotFound), ("106", TelephonyErrorKind.NotFound), ("107", TelephonyErrorKind.InvalidArgument), ("108", TelephonyErrorKind.InvalidArgument),
        ("109", TelephonyErrorKind.InvalidArgument), ("110", TelephonyErrorKind.InvalidArgument), ("111", TelephonyErrorKind.InvalidArgument), ("112", TelephonyErrorKind.InvalidArgument),
        ("140", TelephonyErrorKind.Busy), ("141", TelephonyErrorKind.Busy), ("142", TelephonyErrorKind.Busy), ("143", TelephonyErrorKind.Permission),
        ("145", TelephonyErrorKind.Conflict), ("146", TelephonyErrorKind.InvalidArgument), ("147", TelephonyErrorKind.Conflict), ("148", TelephonyErrorKind.Conflict),
        ("149", TelephonyErrorKind.Authentication), ("150", TelephonyErrorKind.Unavailable), ("201", TelephonyErrorKind.NoActiveCall), ("202", TelephonyErrorKind.NoActiveCall),
        ("203", TelephonyErrorKind.NoActiveCall), ("204", TelephonyErrorKind.NoActiveCall), ("205", TelephonyErrorKind.NoActiveCall), ("777", TelephonyErrorKind.Protocol),
    ];

    static readonly (string Code, TelephonyErrorKind Kind)[] s_clickCall =
    [
        ("102", TelephonyErrorKind.Permission), ("103", TelephonyErrorKind.Permission), ("104", TelephonyErrorKind.Unavailable), ("105", TelephonyErrorKind.InvalidArgument),
        ("106", TelephonyErrorKind.Permission), ("107", TelephonyErrorKind.NotFound), ("108", TelephonyErrorKind.Permission), ("110", TelephonyErrorKind.Busy),
        ("121", TelephonyErrorKind.Permission), ("199", TelephonyErrorKind.Unavailable),
    ];

    public static TheoryData<string> Names => [.. IpecsCommand.All.Select(command => command.Name)];

    public static TheoryData<string> Actions => [.. IpecsCommand.All.Where(command => command.Kind == RequestKind.Action).Select(command => command.Name)];

    public static TheoryData<string> Repeatable => [.. IpecsCommand.All.Where(command => command.Kind != RequestKind.Action).Select(command => command.Name)];

    [Fact]
    public void The_provider_declares_exactly_these_operations()
    {
        var declared = ProviderRegistry.Get("Ipecs").Operations;
        Assert.Equal(declared.Select(operation => operation.Name).Order(StringComparer.Ordinal), IpecsCommand.All.Select(command => command.Declared).Concat(IpecsCommand.Elsewhere).Order(StringComparer.Ordinal));
        Assert.All(declared, operation => Assert.NotEmpty(operation.Commands));
        Assert.All(declared, operation => Assert.True(operation.Capability is null || operation.Capability.IsAssignableFrom(ProviderRegistry.Get("Ipecs").SessionType)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Succeeds_with_one_request(string name)
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", "3"));
        var (command, call) = await ArrangeAsync(rig, name);
        var before = rig.Asked(name);
        await command.RunAsync(rig, call, Rig.Token);
        Assert.Equal(name == "smdr" ? 2 : 1, rig.Asked(name) - before);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Quirk51_each_documented_code_becomes_its_kind_of_error_by_resource(string name)
    {
        await using var rig = await IpecsRig.StartAsync();
        var (command, call) = await ArrangeAsync(rig, name);
        var codes = name switch { "smdr" or "smdr-delete" or "checkconnection" => s_common, _ => [.. s_common, .. s_call] };
        foreach (var (code, kind) in codes)
        {
            // A parameter error of a deletion means its form (quirk 46), and of a call without an id that one is wanted.
            if (code == "1" && name == "smdr-delete") continue;
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Code, Code = code, Message = "WORDS " + code, Count = -1 });
            var before = rig.Asked(name);
            var error = await Fails.WithAsync(kind, () => command.RunAsync(rig, call, Rig.Token));
            Assert.Equal(("Ipecs", code, "WORDS " + code, false, false, 1), (error.Provider, error.VendorCode, error.VendorText, error.MayHaveTakenEffect, error.IsTransient, rig.Asked(name) - before));
            rig.Simulator.Faults.Clear();
        }
    }

    [Fact]
    public async Task Quirk51_a_station_reads_the_same_numbers_in_its_own_way()
    {
        await using var rig = await IpecsRig.StartStationAsync();
        foreach (var (code, kind) in s_clickCall.Concat(s_common))
        {
            rig.Simulator.Faults.Add(new Fault { Operation = "clickcall", Kind = FaultKind.Code, Code = code, Message = "WORDS", Count = -1 });
            var error = await Fails.WithAsync(kind, () => rig.Session.Require<IDialing>().DialAsync(new DialRequest { To = "1001" }, Rig.Token));
            Assert.Equal(code, error.VendorCode);
            rig.Simulator.Faults.Clear();
        }
        Assert.Equal(0, rig.Done("clickcall"));
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_read_or_set_whose_connection_breaks_is_sent_again(string name)
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", "0"));
        var (command, call) = await ArrangeAsync(rig, name);
        foreach (var (kind, asked, done) in new[] { (FaultKind.DropBefore, 2, 1), (FaultKind.DropAfter, 2, 2) })
        {
            var (askedBefore, doneBefore) = (rig.Asked(name), rig.Done(name));
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = kind });
            await command.RunAsync(rig, call, Rig.Token);
            Assert.Equal((asked, done), (rig.Asked(name) - askedBefore, rig.Done(name) - doneBefore));
        }
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_read_or_set_that_never_gets_through_fails_after_three_attempts(string name)
    {
        await using var rig = await IpecsRig.StartAsync();
        var (command, call) = await ArrangeAsync(rig, name);
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore, Count = -1 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => command.RunAsync(rig, call, Rig.Token));
        Assert.Equal((true, false, 3), (error.IsTransient, error.MayHaveTakenEffect, rig.Asked(name) - before));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task G2_a_lost_answer_is_not_repeated_and_may_have_taken_effect(string name)
    {
        await using var rig = await IpecsRig.StartAsync();
        var (command, call) = await ArrangeAsync(rig, name);
        foreach (var (kind, done) in new[] { (FaultKind.DropBefore, 0), (FaultKind.DropAfter, 1) })
        {
            var (askedBefore, doneBefore) = (rig.Asked(name), rig.Done(name));
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = kind });
            var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => command.RunAsync(rig, call, Rig.Token));
            Assert.Equal((true, false), (error.MayHaveTakenEffect, error.IsTransient));
            await rig.Session.ProbeAsync(Rig.Token);
            Assert.Equal((1, done), (rig.Asked(name) - askedBefore, rig.Done(name) - doneBefore));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_unreadable_answer_is_a_protocol_error_that_leaves_an_action_open(string name)
    {
        await using var rig = await IpecsRig.StartAsync();
        var (command, call) = await ArrangeAsync(rig, name);
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Garbage, Count = -1 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, () => command.RunAsync(rig, call, Rig.Token));
        Assert.Equal((command.Kind == RequestKind.Action, 1), (error.MayHaveTakenEffect, rig.Asked(name) - before));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancelling_ends_the_wait_and_leaves_the_session_usable(string name)
    {
        await using var rig = await IpecsRig.StartAsync();
        var (command, call) = await ArrangeAsync(rig, name);
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Hang });
        using var cancel = new CancellationTokenSource();
        var running = command.RunAsync(rig, call, cancel.Token);
        await Eventually.HoldsAsync(() => rig.Asked(name) - before == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        await rig.Session.ProbeAsync(Rig.Token);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_silent_system_is_a_timeout(string name)
    {
        // A long session: the keep-alive asks by checkconnection too, and would be counted for the command's own attempts.
        await using var rig = await IpecsRig.StartAsync(("session-seconds", "3600"));
        var (command, call) = await ArrangeAsync(rig, name);
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Hang, Count = -1 });
        var running = command.RunAsync(rig, call, Rig.Token);
        var attempts = command.Kind == RequestKind.Action ? 1 : 3;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            await Eventually.HoldsAsync(() => rig.Asked(name) - before == attempt);
            rig.Time.Advance(TimeSpan.FromSeconds(31));
        }
        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => running);
        Assert.Equal((command.Kind == RequestKind.Action, attempts), (error.MayHaveTakenEffect, rig.Asked(name) - before));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task After_the_session_is_closed_it_says_so(string name)
    {
        await using var rig = await IpecsRig.StartAsync();
        var (command, call) = await ArrangeAsync(rig, name);
        await rig.Session.DisposeAsync();
        var before = rig.Asked(name);
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => command.RunAsync(rig, call, Rig.Token));
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, rig.Asked(name));
    }

    static async Task<(IpecsCommand Command, Call? Call)> ArrangeAsync(Rig rig, string name)
    {
        var command = IpecsCommand.All.Single(item => item.Name == name);
        return (command, await command.Arrange(rig));
    }
}
