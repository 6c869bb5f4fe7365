using System.Collections;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Transport;
using ProviderRegistry = TelephonyOps.Providers.ProviderRegistry;

namespace TelephonyOps.Core.Tests.LgRest;

/// <summary>What holds for each operation of a system alike: errors, lost connections, cancellation, time-outs; and G2 of each action.</summary>
public abstract class EveryOperationTests<TSystem> where TSystem : ILgSystem
{
#pragma warning disable CA1000 // The runner reads a theory's data from public static members, of a generic base as well.
    public static TheoryData<string> Names => NamesOf(_ => true);

    public static TheoryData<string> Actions => NamesOf(operation => operation.Kind == RequestKind.Action);

    public static TheoryData<string> Repeatable => NamesOf(operation => operation.Kind != RequestKind.Action);

    public static TheoryData<string> Lists => NamesOf(operation => operation.NoData == NoData.EmptyList);
#pragma warning restore CA1000

    [Fact]
    public void The_provider_declares_exactly_these_operations()
    {
        var declared = ProviderRegistry.Get(TSystem.Provider).Operations;
        Assert.Equal(declared.Select(operation => operation.Name).Order(), TSystem.Operations.Select(operation => operation.Name).Order());
        Assert.All(declared, operation => Assert.NotEmpty(operation.Commands));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Succeeds_and_is_asked_for_in_the_form_of_the_document(string name)
    {
        var operation = Of(name);
        await using var rig = await StartAsync(operation);

        await operation.RunAsync(rig, Rig.Token);

        TSystem.AssertForm(rig.Simulator.Journal.Of(name)[0], rig);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_documented_code_becomes_its_kind_of_error(string name)
    {
        var operation = Of(name);
        await using var rig = await TSystem.StartSmallAsync();
        foreach (var (code, kind) in TSystem.Codes(operation).Concat(NoDataCodes(operation)))
        {
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Code, Code = code, Message = "WORDS " + code, Count = -1 });
            var before = rig.Asked(name);

            var error = await Fails.WithAsync(kind, () => operation.RunAsync(rig, Rig.Token));

            Assert.Equal(code, error.VendorCode);
            Assert.Equal(TSystem.Provider, error.Provider);
            Assert.Contains("WORDS " + code, error.VendorText);
            var isFault = kind == TelephonyErrorKind.Unavailable;
            var isAction = operation.Kind == RequestKind.Action;
            Assert.Equal(isFault && isAction, error.MayHaveTakenEffect);
            Assert.Equal(isFault && !isAction, error.IsTransient);

            // Only a fault inside the vendor is worth a second try, and an action never is.
            Assert.Equal(isFault && !isAction ? 3 : 1, rig.Asked(name) - before);
            rig.Simulator.Faults.Clear();
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task No_rows_in_any_spelling_is_an_empty_list(string name)
    {
        var operation = Of(name);
        await using var rig = await TSystem.StartEmptyAsync();
        Assert.Empty((ICollection)(await operation.RunAsync(rig, Rig.Token))!);
        foreach (var code in new[] { "4002", "4004" })
        {
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Code, Code = code });
            Assert.Empty((ICollection)(await operation.RunAsync(rig, Rig.Token))!);
        }
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_read_or_set_whose_connection_breaks_is_sent_again(string name)
    {
        var operation = Of(name);
        await using var rig = await TSystem.StartSmallAsync();
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore });
        await operation.RunAsync(rig, Rig.Token);
        Assert.Equal((2, 1), (rig.Asked(name) - before, rig.Done(name) - before));

        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropAfter });
        await operation.RunAsync(rig, Rig.Token);
        Assert.Equal((4, 3), (rig.Asked(name) - before, rig.Done(name) - before));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_read_or_set_that_never_gets_through_fails_after_three_attempts(string name)
    {
        var operation = Of(name);
        await using var rig = await TSystem.StartSmallAsync();
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore, Count = -1 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));
        Assert.True(error.IsTransient);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Equal(3, rig.Asked(name) - before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancelling_ends_the_wait_and_leaves_the_line_usable(string name)
    {
        var operation = Of(name);
        await using var rig = await StartAsync(operation);
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Hang });
        using var cancel = new CancellationTokenSource();
        var running = operation.RunAsync(rig, cancel.Token);
        await Eventually.HoldsAsync(() => rig.Asked(name) - before == 1);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        Assert.Equal(1, rig.Asked(name) - before);
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_silent_server_is_a_timeout(string name)
    {
        var operation = Of(name);
        await using var rig = await StartAsync(operation);
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Hang, Count = -1 });
        var running = operation.RunAsync(rig, Rig.Token);
        var attempts = operation.Kind == RequestKind.Action ? 1 : 3;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            await Eventually.HoldsAsync(() => rig.Asked(name) - before == attempt);
            rig.Time.Advance(name == "clickdial" ? TimeSpan.FromSeconds(91) : TimeSpan.FromSeconds(31));
        }

        var error = await Fails.WithAsync(TelephonyErrorKind.Timeout, () => running);

        Assert.Equal(operation.Kind == RequestKind.Action, error.MayHaveTakenEffect);
        Assert.Equal(operation.Kind != RequestKind.Action, error.IsTransient);
        Assert.Equal(attempts, rig.Asked(name) - before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task After_the_session_is_closed_it_says_so(string name)
    {
        var operation = Of(name);
        await using var rig = await TSystem.StartSmallAsync();
        await rig.Session.DisposeAsync();
        var before = rig.Asked(name);
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, rig.Asked(name));
        Assert.Equal(SessionState.Disconnected, rig.Session.State);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task G2_a_lost_answer_is_not_repeated_and_may_have_taken_effect(string name)
    {
        var operation = Of(name);
        await using var rig = await StartAsync(operation);
        var before = rig.Done(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropAfter });

        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));

        Assert.True(error.MayHaveTakenEffect);
        Assert.False(error.IsTransient);
        Assert.Equal(1, rig.Done(name) - before);

        // The line goes on, and nothing comes late.
        await rig.Session.ProbeAsync(Rig.Token);
        Assert.Equal(1, rig.Asked(name) - before);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task G2_a_connection_that_breaks_before_the_answer_is_not_tried_again(string name)
    {
        var operation = Of(name);
        await using var rig = await StartAsync(operation);
        var asked = rig.Asked(name);
        var done = rig.Done(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore });

        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));

        // The client cannot know that nothing was done.
        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal((1, 0), (rig.Asked(name) - asked, rig.Done(name) - done));
    }

    [Fact]
    public async Task G2_the_runtime_does_not_repeat_a_POST_on_a_connection_that_breaks()
    {
        // Quirk of .NET: a POST without a body is sent again when a kept-alive connection breaks.
        await using var rig = await TSystem.StartSmallAsync();
        for (var round = 0; round < 5; round++)
        {
            await rig.Session.ProbeAsync(Rig.Token);
            rig.Simulator.Faults.Add(new Fault { Operation = "clickdial", Kind = FaultKind.DropBefore });
            await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => LgOperation.Dial.RunAsync(rig, Rig.Token));
        }
        Assert.Equal(5, rig.Asked("clickdial"));
        Assert.Empty(TSystem.Line(rig).Dialled);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task G6_the_password_shows_nowhere_whether_the_operation_succeeds_or_fails(string name)
    {
        var operation = Of(name);
        await using var rig = await StartAsync(operation);
        rig.Listen();
        var secrets = Canary.PasswordForms(rig.Simulator.Accounts[0].Password);
        Canary.AssertAbsentIn(await operation.RunAsync(rig, Rig.Token), secrets);
        foreach (var kind in new[] { FaultKind.DropBefore, FaultKind.DropAfter, FaultKind.Garbage, FaultKind.Truncate, FaultKind.Status, FaultKind.Code })
        {
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = kind, Count = -1, Message = "no" });
            try
            {
                Canary.AssertAbsentIn(await operation.RunAsync(rig, Rig.Token), secrets);
            }
            catch (TelephonyException error)
            {
                Canary.AssertAbsentIn(error, secrets);
            }
            rig.Simulator.Faults.Clear();

            // Six kinds of failure in a row would open the circuit.
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Contains(rig.Trace.Requests, line => line.Contains(name, StringComparison.OrdinalIgnoreCase));
        foreach (var line in rig.Trace.All) Canary.AssertAbsent(line, secrets);
        Canary.AssertAbsentIn(rig.Session, secrets);
        Canary.AssertAbsentIn(rig.Session.Options, secrets);
    }

    static LgOperation Of(string name) => TSystem.Operations.Single(operation => operation.Name == name);

    static TheoryData<string> NamesOf(Func<LgOperation, bool> which) => [.. TSystem.Operations.Where(which).Select(operation => operation.Name)];

    static async Task<Rig> StartAsync(LgOperation operation)
    {
        var rig = await TSystem.StartSmallAsync();
        await operation.ArrangeAsync(rig, TSystem.Line(rig));
        return rig;
    }

    static IEnumerable<(string Code, TelephonyErrorKind Kind)> NoDataCodes(LgOperation operation) => operation.NoData switch
    {
        NoData.NoActiveCall => [("4002", TelephonyErrorKind.NotFound), ("4004", TelephonyErrorKind.NoActiveCall)],
        NoData.Idle => [("4002", TelephonyErrorKind.NotFound)],
        NoData.FileMissing or NoData.NotFound => [("4002", TelephonyErrorKind.NotFound), ("4004", TelephonyErrorKind.NotFound)],
        _ => [],
    };
}
