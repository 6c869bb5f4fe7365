using System.Collections;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>What holds for each of the 28 operations alike: errors, lost connections, cancellation, time-outs.</summary>
public sealed class EveryOperationTests
{
    [Fact]
    public void The_provider_declares_exactly_these_28_operations()
    {
        var declared = TelephonyOps.Providers.ProviderRegistry.Get("centrex").Operations;
        Assert.Equal(28, declared.Count);
        Assert.Equal(declared.Select(operation => operation.Name).Order(), CentrexOperation.All.Select(operation => operation.Name).Order());
        Assert.All(declared, operation => Assert.NotEmpty(operation.Commands));
    }

    [Theory]
    [MemberData(nameof(CentrexOperation.Names), MemberType = typeof(CentrexOperation))]
    public async Task Succeeds_and_is_asked_for_with_id_and_hash_in_a_form(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        await operation.ArrangeAsync(rig);

        await operation.RunAsync(rig, Rig.Token);

        var request = rig.Simulator.Journal.Of(name)[0];
        Assert.Equal("POST", request.Method);
        Assert.Equal("/RestApi/" + name, request.Path);
        Assert.StartsWith("application/x-www-form-urlencoded", request.ContentType);
        Assert.Equal(rig.Session.Account, request.Fields["id"]);
        Assert.Equal(128, request.Fields["pass"].Length);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [MemberData(nameof(CentrexOperation.Names), MemberType = typeof(CentrexOperation))]
    public async Task Each_documented_code_becomes_its_kind_of_error(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        foreach (var (code, kind) in Codes(operation))
        {
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Code, Code = code, Message = "WORDS " + code, Count = -1 });
            var before = rig.Asked(name);

            var error = await Fails.WithAsync(kind, () => operation.RunAsync(rig, Rig.Token));

            Assert.Equal(code, error.VendorCode);
            Assert.Equal("Centrex", error.Provider);
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

    static IEnumerable<(string Code, TelephonyErrorKind Kind)> Codes(CentrexOperation operation)
    {
        yield return ("1001", TelephonyErrorKind.InvalidArgument);
        yield return ("1002", TelephonyErrorKind.InvalidArgument);
        yield return ("1003", TelephonyErrorKind.Authentication);
        yield return ("1004", TelephonyErrorKind.Authentication);
        yield return ("1005", TelephonyErrorKind.Permission);
        yield return ("2001", TelephonyErrorKind.InvalidArgument);
        yield return ("2002", TelephonyErrorKind.Permission);
        yield return ("3001", TelephonyErrorKind.Unavailable);
        yield return ("3002", TelephonyErrorKind.InvalidArgument);
        yield return ("3003", TelephonyErrorKind.InvalidArgument);
        yield return ("3004", TelephonyErrorKind.Throttled);
        yield return ("4001", operation.NoData == NoData.FileMissing ? TelephonyErrorKind.InvalidArgument : TelephonyErrorKind.NotSupported);
        yield return ("9999", TelephonyErrorKind.Unavailable);
        yield return ("8765", TelephonyErrorKind.Protocol);
        switch (operation.NoData)
        {
            case NoData.NoActiveCall:
                yield return ("4002", TelephonyErrorKind.NotFound);
                yield return ("4004", TelephonyErrorKind.NoActiveCall);
                break;
            case NoData.Idle:
                yield return ("4002", TelephonyErrorKind.NotFound);
                break;
            case NoData.FileMissing or NoData.NotFound:
                yield return ("4002", TelephonyErrorKind.NotFound);
                yield return ("4004", TelephonyErrorKind.NotFound);
                break;
        }
    }

    public static TheoryData<string> Lists => [.. CentrexOperation.All.Where(operation => operation.NoData == NoData.EmptyList).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task No_rows_in_any_spelling_is_an_empty_list(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartAsync(("outbound-rows", "0"), ("inbound-rows", "0"), ("recordings", "0"), ("contacts", "0"), ("sms-rows", "0"));
        Assert.Empty((ICollection)(await operation.RunAsync(rig, Rig.Token))!);
        foreach (var code in new[] { "4002", "4004" })
        {
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.Code, Code = code });
            Assert.Empty((ICollection)(await operation.RunAsync(rig, Rig.Token))!);
        }
    }

    [Theory]
    [MemberData(nameof(CentrexOperation.Repeatable), MemberType = typeof(CentrexOperation))]
    public async Task A_read_or_set_whose_connection_breaks_is_sent_again(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
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
    [MemberData(nameof(CentrexOperation.Repeatable), MemberType = typeof(CentrexOperation))]
    public async Task A_read_or_set_that_never_gets_through_fails_after_three_attempts(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        var before = rig.Asked(name);
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore, Count = -1 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));
        Assert.True(error.IsTransient);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Equal(3, rig.Asked(name) - before);
    }

    [Theory]
    [MemberData(nameof(CentrexOperation.Names), MemberType = typeof(CentrexOperation))]
    public async Task Cancelling_ends_the_wait_and_leaves_the_line_usable(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        await operation.ArrangeAsync(rig);
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
    [MemberData(nameof(CentrexOperation.Names), MemberType = typeof(CentrexOperation))]
    public async Task A_silent_server_is_a_timeout(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        await operation.ArrangeAsync(rig);
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
    [MemberData(nameof(CentrexOperation.Names), MemberType = typeof(CentrexOperation))]
    public async Task After_the_session_is_closed_it_says_so(string name)
    {
        var operation = CentrexOperation.Of(name);
        await using var rig = await CentrexRig.StartSmallAsync();
        await rig.Session.DisposeAsync();
        var before = rig.Asked(name);
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => operation.RunAsync(rig, Rig.Token));
        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, rig.Asked(name));
        Assert.Equal(SessionState.Disconnected, rig.Session.State);
    }
}
