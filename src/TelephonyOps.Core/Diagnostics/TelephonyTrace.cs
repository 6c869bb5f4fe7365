namespace TelephonyOps.Diagnostics;

/// <summary>Where the library tells what it does. A command hands it to the user's streams; a program may write a log.</summary>
public interface ITraceSink
{
    /// <summary>One line a request: what was asked and what came of it. Never a secret.</summary>
    void Verbose(string text);

    /// <summary>What explains a fault: retries, waits, redacted fields.</summary>
    void Debug(string text);

    /// <summary>What the user must know although nothing failed.</summary>
    void Warning(string text);
}

/// <summary>The sink of the present asynchronous flow. Set by whoever calls the library, so that no method needs a logger among its arguments.</summary>
public static class TelephonyTrace
{
    static readonly AsyncLocal<ITraceSink?> s_sink = new();

    /// <summary>The sink of this flow; null when nobody listens.</summary>
    public static ITraceSink? Current => s_sink.Value;

    /// <summary>Lets this flow and what it starts report to <paramref name="sink"/>.</summary>
    public static void Use(ITraceSink? sink) => s_sink.Value = sink;
}
