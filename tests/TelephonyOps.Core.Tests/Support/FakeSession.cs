using TelephonyOps.Capabilities;
using TelephonyOps.Events;
using TelephonyOps.Providers;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>A session without a vendor, for tests of what all sessions share.</summary>
public sealed class FakeSession(ConnectOptions? options = null) : TelephonySession(new FakeProvider(), options ?? new ConnectOptions { Account = "854" }, "nowhere"), IEventSource
{
    int _running;

    /// <summary>How often the event source was started.</summary>
    public int Starts { get; private set; }

    /// <summary>How many event sources run now.</summary>
    public int Running => _running;

    /// <summary>How many subscribers the vendor was asked for that have not been taken back.</summary>
    public int Observed { get; private set; }

    public int Closings { get; private set; }

    /// <summary>What happens while the source starts.</summary>
    public Func<Task> OnStart { get; set; } = () => Task.CompletedTask;

    public Func<Task> OnObserve { get; set; } = () => Task.CompletedTask;

    public Func<ValueTask> OnClose { get; set; } = () => ValueTask.CompletedTask;

    public override Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An event of the vendor.</summary>
    public void Happen(string? from = null, TelEventType type = TelEventType.Ringing, string? device = null)
        => Events.Publish(new TelEvent { Session = Name, Owner = this, Type = type, Time = Now, From = from, Device = device });

    protected override async Task<IAsyncDisposable> StartEventsAsync(CancellationToken cancellationToken)
    {
        Starts++;
        await OnStart();
        Interlocked.Increment(ref _running);
        return new Ending(() => Interlocked.Decrement(ref _running));
    }

    protected internal override async Task<IAsyncDisposable?> ObserveAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        await OnObserve();
        Observed++;
        return new Ending(() => Observed--);
    }

    protected override ValueTask CloseCoreAsync()
    {
        Closings++;
        return OnClose();
    }

    sealed class Ending(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }

    sealed class FakeProvider : ITelephonyProvider
    {
        public string Name => "Fake";

        public string DisplayName => "Nobody's system";

        public Type SessionType => typeof(FakeSession);

        public IReadOnlyList<VendorOperation> Operations => [];

        public IReadOnlyList<string> AcceptedOptions => [];

        public Task<TelephonySession> ConnectAsync(ConnectOptions options, CancellationToken cancellationToken) => Task.FromResult<TelephonySession>(new FakeSession(options));
    }
}
