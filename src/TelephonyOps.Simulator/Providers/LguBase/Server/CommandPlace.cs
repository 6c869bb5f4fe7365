using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>
/// A command's place in flight and in the counts. Both are settled before what tells the client leaves: it may look at the counts, or send the
/// next command of the name, as soon as it has heard.
/// </summary>
internal sealed class CommandPlace(CtiConnection connection, OperationCounters counters, string name)
{
    private bool _isDone;
    private bool _isLeft;

    /// <summary>False when another command of the name was still in flight.</summary>
    public bool IsAlone { get; } = connection.Begin(name);

    /// <summary>The command was done, or is sure to be unless it is refused.</summary>
    public void Done()
    {
        if (_isDone)
            return;
        _isDone = true;
        counters.AddHandled(name);
    }

    /// <summary>The command was refused, whatever seemed sure before.</summary>
    public void Refused()
    {
        if (_isDone)
            counters.RemoveHandled(name);
        _isDone = false;
    }

    /// <summary>What the client takes for the end is about to leave.</summary>
    public void Leave()
    {
        if (_isLeft)
            return;
        _isLeft = true;
        if (IsAlone)
            connection.Finish(name);
    }
}
