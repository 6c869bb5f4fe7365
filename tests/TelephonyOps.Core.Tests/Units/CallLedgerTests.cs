using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Units;

public sealed class CallLedgerTests
{
    readonly ManualTime _time = new();
    readonly CallLedger _ledger;

    public CallLedgerTests() => _ledger = new CallLedger(_time);

    [Fact]
    public void The_newest_word_on_a_call_counts_and_calls_come_oldest_first()
    {
        var second = _ledger.Put(Call("b", minutes: 2));
        var first = _ledger.Put(Call("a", minutes: 1));
        var held = _ledger.Put(second with { State = CallState.Held });
        Assert.Equal([first, held], _ledger.All());
        Assert.Same(held, _ledger.Find("b"));
        Assert.Null(_ledger.Find("c"));
    }

    [Fact]
    public void An_ended_call_can_be_asked_for_for_five_minutes()
    {
        _ledger.Put(Call("a") with { State = CallState.Ended });
        Assert.Empty(_ledger.Active());
        _time.Advance(TimeSpan.FromMinutes(5));
        _ledger.Put(Call("b") with { State = CallState.Ended });
        Assert.NotNull(_ledger.Find("a"));
        _time.Advance(TimeSpan.FromSeconds(1));
        _ledger.Put(Call("c") with { State = CallState.Ended });
        Assert.Null(_ledger.Find("a"));
        Assert.NotNull(_ledger.Find("b"));
    }

    [Fact]
    public void An_active_call_is_never_forgotten_nor_one_whose_id_is_used_again()
    {
        _ledger.Put(Call("active"));
        _ledger.Put(Call("again") with { State = CallState.Ended });
        var anew = _ledger.Put(Call("again", minutes: 3));
        _time.Advance(TimeSpan.FromHours(1));
        _ledger.Put(Call("x") with { State = CallState.Ended });
        Assert.NotNull(_ledger.Find("active"));
        Assert.Same(anew, _ledger.Find("again"));
    }

    [Fact]
    public void Ended_calls_do_not_pile_up()
    {
        for (var number = 0; number < 30_000; number++) _ledger.Put(Call($"{number}") with { State = CallState.Ended });
        Assert.InRange(_ledger.All().Count, 1, 10_000);
        Assert.NotNull(_ledger.Find("29999"));
    }

    [Fact]
    public void The_only_call_is_meant_when_none_is_named_and_several_are_named()
    {
        Fails.With(TelephonyErrorKind.NoActiveCall, () => _ledger.Only(null));
        var first = _ledger.Put(Call("a") with { Device = "0854" });
        Assert.Same(first, _ledger.Only(null));
        _ledger.Put(Call("b") with { Device = "855" });
        Assert.Same(first, _ledger.Only("854"));
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => _ledger.Only(null));
        Assert.Contains("a (0854", error.Message, StringComparison.Ordinal);
        Assert.Contains("b (855", error.Message, StringComparison.Ordinal);
        Fails.With(TelephonyErrorKind.NoActiveCall, () => _ledger.Only("900"));
    }

    Call Call(string id, int minutes = 0) => new() { Id = id, State = CallState.Connected, StartedAt = _time.GetUtcNow().AddMinutes(minutes) };
}
