using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Units;

public sealed class SessionRegistryTests
{
    readonly SessionRegistry _registry = new();

    [Fact]
    public void Sessions_get_names_of_their_own_and_the_newest_is_selected()
    {
        var (first, second, named) = (new FakeSession(), new FakeSession(), new FakeSession(new ConnectOptions { Name = "desk" }));
        _registry.Add(first);
        _registry.Add(second);
        _registry.Add(named);
        Assert.Equal(["Fake1", "Fake2", "desk"], _registry.All.Select(session => session.Name));
        Assert.Same(named, _registry.Selected);
        Assert.Same(second, _registry.Find("fake2"));
        Assert.Null(_registry.Find("Fake3"));
        _registry.Select(first);
        Assert.Same(first, _registry.Selected);
    }

    [Fact]
    public void A_name_that_is_free_again_is_given_again()
    {
        var first = new FakeSession();
        _registry.Add(first);
        _registry.Add(new FakeSession());
        _registry.Remove(first);
        var third = new FakeSession();
        _registry.Add(third);
        Assert.Equal("Fake1", third.Name);
    }

    [Fact]
    public void A_taken_name_is_a_conflict_and_changes_nothing()
    {
        _registry.Add(new FakeSession(new ConnectOptions { Name = "desk" }));
        var error = Fails.With(TelephonyErrorKind.Conflict, () => _registry.Add(new FakeSession(new ConnectOptions { Name = "DESK" })));
        Assert.Equal("DESK", error.Target);
        Assert.Single(_registry.All);
        Fails.With(TelephonyErrorKind.Conflict, () => _registry.ThrowIfTaken("Desk"));
    }

    [Fact]
    public void Removing_the_selected_selects_the_one_opened_last()
    {
        var (first, second, third) = (new FakeSession(), new FakeSession(), new FakeSession());
        foreach (var session in new[] { first, second, third }) _registry.Add(session);
        _registry.Remove(third);
        Assert.Same(second, _registry.Selected);
        _registry.Remove(first);
        Assert.Same(second, _registry.Selected);
        _registry.Remove(second);
        Assert.Null(_registry.Selected);
        Assert.Empty(_registry.All);
    }

    [Fact]
    public async Task Closing_all_is_bounded_and_a_session_that_fails_or_hangs_does_not_keep_the_others()
    {
        var (good, failing, hanging) = (new FakeSession(), new FakeSession(), new FakeSession());
        failing.OnClose = () => throw new TelephonyException(TelephonyErrorKind.Unavailable, "no");
        hanging.OnClose = () => new ValueTask(new TaskCompletionSource().Task);
        foreach (var session in new[] { failing, hanging, good }) _registry.Add(session);
        await _registry.CloseAllAsync(TimeSpan.FromMilliseconds(50)).Soon();
        Assert.Empty(_registry.All);
        Assert.Null(_registry.Selected);
        Assert.All(new[] { good, failing, hanging }, session => Assert.Equal((1, SessionState.Disconnected), (session.Closings, session.State)));
    }

    [Fact]
    public async Task Many_threads_get_different_names()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Rig.Token, (_, _) =>
        {
            _registry.Add(new FakeSession());
            return ValueTask.CompletedTask;
        });
        Assert.Equal(200, _registry.All.Select(session => session.Name).Distinct().Count());
    }
}
