using System.Text.Json;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>A running simulator in this process; disposing it ends everything that it started.</summary>
public sealed class SimulatorHandle : IAsyncDisposable
{
    private readonly SimulationContext _context;
    private readonly SimulatedEndpoint _endpoint;
    private readonly LoopbackServer _control;
    private int _disposed;

    internal SimulatorHandle(string provider, SimulationContext context, SimulatedEndpoint endpoint, LoopbackServer control)
    {
        Provider = provider;
        _context = context;
        _endpoint = endpoint;
        _control = control;
    }

    /// <summary>The provider's name.</summary>
    public string Provider { get; }

    /// <summary>What a client is given: a URI, or the path of a native library.</summary>
    public string Server => _endpoint.Server;

    /// <summary><see cref="Server"/> as a URI.</summary>
    public Uri ServerUri => new(_endpoint.Server);

    /// <summary>The control endpoint, plain HTTP.</summary>
    public Uri Control => _control.Address;

    /// <summary>SHA-256 of the server's certificate in upper-case hex; null without TLS.</summary>
    public string? Thumbprint => _endpoint.Thumbprint;

    /// <summary>Accounts that can sign in.</summary>
    public IReadOnlyList<SimulatorAccount> Accounts => _endpoint.Accounts;

    /// <summary>Open and total client connections.</summary>
    public ConnectionCount Connections => _endpoint.Connections;

    /// <summary>The settings, live.</summary>
    public Knobs Knobs => _context.Knobs;

    /// <summary>Faults that wait for a matching request.</summary>
    public FaultBook Faults => _context.Faults;

    /// <summary>What was asked, in order.</summary>
    public RequestJournal Journal => _context.Journal;

    /// <summary>What the client must not have done.</summary>
    public ViolationLog Violations => _context.Violations;

    /// <summary>Requests received and operations done, by operation.</summary>
    public OperationCounters Counters => _context.Counters;

    /// <summary>The provider's state object.</summary>
    /// <exception cref="InvalidCastException">The provider's state is of another type.</exception>
    public T Get<T>()
        where T : class => (T)_endpoint.State;

    /// <summary>Does a control action, with the same arguments as <c>POST /act</c> takes.</summary>
    /// <exception cref="SimulatorActionException">The action is unknown, or its arguments do not fit.</exception>
    public Task<object?> ActAsync(string action, object? arguments = null, CancellationToken cancellationToken = default) =>
        _endpoint.ActAsync(action, JsonSerializer.SerializeToElement(arguments ?? new { }, ControlEndpoint.Json), cancellationToken);

    /// <summary>Puts state, settings, faults and counters back to the start.</summary>
    public Task ResetAsync()
    {
        _context.Reset();
        return _endpoint.ResetAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _context.StopAsync();
        await _control.DisposeAsync();
        await _endpoint.DisposeAsync();
        _context.Dispose();
    }
}
