using System.Text.Json;

namespace TelephonyOps.Simulator.Hosting;

/// <summary>A running simulated system.</summary>
public abstract class SimulatedEndpoint : IAsyncDisposable
{
    /// <summary>What a client is given: a URI, or the path of a native library.</summary>
    public abstract string Server { get; }

    /// <summary>Accounts that can sign in, with their plain passwords.</summary>
    public abstract IReadOnlyList<SimulatorAccount> Accounts { get; }

    /// <summary>The provider's state object, for assertions in process.</summary>
    public abstract object State { get; }

    /// <summary>SHA-256 of the server's certificate in upper-case hex; null without TLS.</summary>
    public virtual string? Thumbprint => null;

    /// <summary>Client connections that are open now, and that were ever opened.</summary>
    public virtual ConnectionCount Connections => default;

    /// <summary>What <c>GET /state</c> shows of the state: plain data, no secrets.</summary>
    public abstract object Summarize();

    /// <summary>Does something that a person or the network would do, such as calling in.</summary>
    /// <exception cref="SimulatorActionException">The action is unknown, or its arguments do not fit.</exception>
    public abstract Task<object?> ActAsync(string action, JsonElement arguments, CancellationToken cancellationToken);

    /// <summary>Puts the state back to what the seed makes.</summary>
    public abstract Task ResetAsync();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>Open and total client connections.</summary>
public readonly record struct ConnectionCount(int Open, int Total);

/// <summary>An account of the simulated system.</summary>
/// <param name="Id">What the user signs in with.</param>
/// <param name="Password">The plain password, invented by the simulator.</param>
/// <param name="Note">What is special about it.</param>
public sealed record SimulatorAccount(string Id, string Password, string Note);

/// <summary>A control action that cannot be done; the control endpoint answers 400 with the message.</summary>
public sealed class SimulatorActionException(string message) : Exception(message);
