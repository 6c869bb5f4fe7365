namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>What happens to the connection behind some bytes.</summary>
internal enum Ending
{
    None,

    /// <summary>The server ends its side and goes on reading.</summary>
    HalfClose,

    /// <summary>A normal close.</summary>
    Close,
}

/// <summary>Bytes on their way out.</summary>
/// <param name="Bytes">Whole frames, except where a fault wants otherwise.</param>
/// <param name="Piece">Bytes of one send; 0 for all that is waiting in one.</param>
/// <param name="Pause">Time between two pieces.</param>
/// <param name="Ending">What comes behind them.</param>
/// <param name="Written">Told when they are in the system's hands.</param>
internal readonly record struct Outgoing(
    ReadOnlyMemory<byte> Bytes, int Piece = 0, TimeSpan Pause = default, Ending Ending = Ending.None, TaskCompletionSource? Written = null);
