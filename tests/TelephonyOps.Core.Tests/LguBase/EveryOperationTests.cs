using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.LguBase;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>What holds for each operation alike: both byte orders, refusals, lost connections, cancellation, time-outs; G2 of each action.</summary>
public sealed class EveryOperationTests
{
    public static TheoryData<string> Ids => Of(_ => true);

    public static TheoryData<string> Actions => Of(operation => operation.Kind == RequestKind.Action);

    public static TheoryData<string> Repeatable => Of(operation => operation.Kind != RequestKind.Action);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Succeeds_in_big_endian(string id) => await SucceedsAsync(id, "big");

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Succeeds_in_little_endian(string id) => await SucceedsAsync(id, "little");

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_refusal_is_an_error_with_the_vendors_code(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation);
        var before = rig.Asked(operation.Name);
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.Code });

        var error = await Assert.ThrowsAsync<TelephonyException>(() => operation.RunAsync(rig, Rig.Token).Soon());

        Assert.Equal("ERR", error.VendorCode);
        Assert.Equal("LguBase", error.Provider);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Equal(1, rig.Asked(operation.Name) - before);
        Assert.NotEmpty(error.RecommendedAction!);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Quirk28_an_unknown_command_says_so_in_either_form(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation);
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.Code, Message = "unknown command" });

        var error = await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => operation.RunAsync(rig, Rig.Token));

        Assert.Equal("CMDERROR", error.VendorCode);
        Assert.Equal("unknown command", error.VendorText);
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_read_or_set_whose_connection_breaks_is_sent_again(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation);
        var (asked, done) = (rig.Asked(operation.Name), rig.Done(operation.Name));
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.DropBefore });
        await operation.RunAsync(rig, Rig.Token).Soon();
        Assert.Equal((2, 1), (rig.Asked(operation.Name) - asked, rig.Done(operation.Name) - done));

        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.DropAfter });
        await operation.RunAsync(rig, Rig.Token).Soon();
        Assert.True(rig.Done(operation.Name) - done >= 3);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task G2_a_lost_answer_is_not_repeated_and_may_have_taken_effect(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation);
        var (asked, done) = (rig.Asked(operation.Name), rig.Done(operation.Name));
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.DropAfter });

        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));

        Assert.True(error.MayHaveTakenEffect);
        Assert.False(error.IsTransient);
        await rig.Session.ProbeAsync(Rig.Token).Soon();
        Assert.Equal((1, 1), (rig.Asked(operation.Name) - asked, rig.Done(operation.Name) - done));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task G2_a_connection_that_breaks_before_the_answer_is_not_tried_again(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation);
        var (asked, done) = (rig.Asked(operation.Name), rig.Done(operation.Name));
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.DropBefore });

        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));

        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal((1, 0), (rig.Asked(operation.Name) - asked, rig.Done(operation.Name) - done));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Cancelling_ends_the_wait_and_leaves_the_line_usable(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation);
        var before = rig.Asked(operation.Name);
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.Hang });
        using var cancel = new CancellationTokenSource();
        var running = operation.RunAsync(rig, cancel.Token);
        await Eventually.HoldsAsync(() => rig.Asked(operation.Name) - before == 1);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        if (operation.Name != "GETPEERINFO") await rig.Session.ProbeAsync(Rig.Token).Soon();
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_silent_server_is_a_timeout(string id)
    {
        var operation = LguOperation.Of(id);
        if (operation.QuietIsFine) return;

        // The clock is turned past several heart-beats at once: a server that had answered one of them would be taken for dead before the command's time is over.
        await using var rig = await StartAsync(operation, ("heartbeat-answer", "none"));
        var before = rig.Asked(operation.Name);
        rig.Simulator.Faults.Add(new Fault { Operation = operation.Name, Kind = FaultKind.Hang, Count = -1 });
        var running = operation.RunAsync(rig, Rig.Token);
        await Eventually.HoldsAsync(() => rig.Asked(operation.Name) - before == 1);

        rig.Time.Advance(TimeSpan.FromSeconds(91));

        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => running);
        Assert.Equal(operation.Kind == RequestKind.Action, error.MayHaveTakenEffect);
        Assert.Equal(operation.Kind != RequestKind.Action, error.IsTransient);
        Assert.Equal(1, rig.Asked(operation.Name) - before);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task After_the_session_is_closed_it_says_so(string id)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await LguBaseRig.StartSmallAsync();
        if (id == "HangUpChannel") await rig.TalkAsync();
        await rig.Session.DisposeAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
        Assert.Equal(SessionState.Disconnected, rig.Session.State);
    }

    [Fact]
    public void The_tests_reach_every_command_that_the_provider_declares()
    {
        var capabilities = new LguBaseProvider().Operations.Where(operation => operation.Capability is not null && operation.Capability != typeof(IEventSource)).Select(operation => operation.Name).ToHashSet();

        // Two have tests of their own: they need a consultation, and a list to change.
        capabilities.ExceptWith(["JoinConference", "MagAddrList MOD"]);
        Assert.Empty(capabilities.Except(LguOperation.All.Select(operation => operation.Id)));
    }

    static async Task SucceedsAsync(string id, string order)
    {
        var operation = LguOperation.Of(id);
        await using var rig = await StartAsync(operation, ("byte-order", order), ("inbound-answer-ms", operation.QuietIsFine ? "20" : "-1"));
        var done = rig.Done(operation.Name);
        var result = await operation.RunAsync(rig, Rig.Token).Soon();
        if (id != "MagAddrList DEL") Assert.NotNull(result);

        // The event that confirms a command leaves the exchange before the exchange has counted it as done.
        await Eventually.HoldsAsync(() => rig.Done(operation.Name) > done);
        Assert.Equal(1, rig.Done(operation.Name) - done);
        Assert.Empty(rig.Simulator.Violations.All);
        Assert.Equal(order, rig.Session.ByteOrder, ignoreCase: true);
        if (result is SessionObject item) Assert.Equal(rig.Session.Name, item.Session);
    }

    static async Task<Rig> StartAsync(LguOperation operation, params (string, string)[] set)
    {
        var rig = await LguBaseRig.StartSmallAsync(set);
        await operation.ArrangeAsync(rig);
        return rig;
    }

    static TheoryData<string> Of(Func<LguOperation, bool> which) => [.. LguOperation.All.Where(which).Select(operation => operation.Id)];
}
