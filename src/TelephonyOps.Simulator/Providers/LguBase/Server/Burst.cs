using System.Diagnostics;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>What a burst sent to one connection.</summary>
internal sealed record BurstResult(string Line, long Events, long Bytes, double Milliseconds);

/// <summary>Sends events to a connection as fast as it takes them, or at a given rate.</summary>
internal static class Burst
{
    private const int BlockBytes = 1 << 16;
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    /// <param name="line">Whose events they are.</param>
    /// <param name="connection">Where they go.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="count">How many.</param>
    /// <param name="perSecond">How many a second; null for no limit.</param>
    /// <param name="cancellationToken">Ends it; so does the end of the connection.</param>
    public static async Task<BurstResult> SendAsync(
        LguLine line, CtiConnection connection, BurstKind kind, long count, long? perSecond, CancellationToken cancellationToken)
    {
        // Several connections are served at once, none of them on the caller's time.
        await Task.Yield();
        var frames = new BurstFrames(kind, line, connection.Frame);
        var clock = Stopwatch.StartNew();
        var (sent, bytes) = (0L, 0L);
        // One block is filled while the other is on its way.
        var (filling, leaving) = (new byte[BlockBytes], new byte[BlockBytes]);
        var previous = Task.CompletedTask;
        try
        {
            while (sent < count)
            {
                var due = perSecond is { } rate ? Math.Min(count, (long)(clock.Elapsed.TotalSeconds * rate) + 1) : count;
                if (due <= sent)
                {
                    await Task.Delay(s_tick, cancellationToken);
                    continue;
                }
                var (length, events) = Fill(frames, filling, sent, due);
                await previous.WaitAsync(cancellationToken);
                previous = connection.SendAsync(filling.AsMemory(0, length));
                (filling, leaving) = (leaving, filling);
                sent += events;
                bytes += length;
            }
            await previous.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The client went: what had left by then is what counts, but for the block that it went in.
        }
        return new(line.Extension, sent, bytes, clock.Elapsed.TotalMilliseconds);
    }

    private static (int Length, long Events) Fill(BurstFrames frames, byte[] block, long from, long due)
    {
        var (length, events) = (0, 0L);
        var ticks = DateTime.UtcNow.Ticks;
        while (from + events < due && length + frames.Longest <= block.Length)
        {
            length += frames.Write(from + events, ticks, block.AsSpan(length));
            events++;
        }
        return (length, events);
    }
}
