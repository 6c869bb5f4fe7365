using System.Collections.Concurrent;
using TelephonyOps.Diagnostics;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>Keeps every line that the library tells.</summary>
public sealed class RecordingTrace : ITraceSink
{
    readonly ConcurrentQueue<(string Stream, string Text)> _lines = new();

    public IReadOnlyList<string> All => [.. _lines.Select(line => line.Text)];

    public IReadOnlyList<string> Warnings => Of(nameof(Warning));

    public IReadOnlyList<string> Requests => Of(nameof(Verbose));

    public IReadOnlyList<string> Details => Of(nameof(Debug));

    public void Verbose(string text) => _lines.Enqueue((nameof(Verbose), text));

    public void Debug(string text) => _lines.Enqueue((nameof(Debug), text));

    public void Warning(string text) => _lines.Enqueue((nameof(Warning), text));

    IReadOnlyList<string> Of(string stream) => [.. _lines.Where(line => line.Stream == stream).Select(line => line.Text)];
}
