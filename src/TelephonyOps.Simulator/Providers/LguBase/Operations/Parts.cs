using System.Text;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>A long result in parts (3.23): every part but the last ends in LF or CR, and each begins with the result's head again.</summary>
internal static class Parts
{
    private const int LongestPart = 30_000;
    private const string End = "CMDRESULTEND";

    /// <summary>True for the mark behind a list.</summary>
    public static bool IsEnd(string part) => part.StartsWith(End, StringComparison.Ordinal);

    public static IEnumerable<string> Of(
        OperationContext context, IEnumerable<string> rows, char separator, string? name = null, string prefix = "")
    {
        var head = $"{context.Result(name)}|{prefix}";
        var most = context.Knobs.Int("part-rows");
        var more = context.Knobs.Text("part-end") switch { "cr" => "\r", "crlf" => "\r\n", _ => "\n" };
        var closing = context.Knobs.Text("result-end");
        var part = new StringBuilder(head);
        var (count, bytes) = (0, 0);
        foreach (var row in rows)
        {
            var size = KoreanText.Encoding.GetByteCount(row) + 1;
            if (count > 0 && (count == most || bytes + size > LongestPart))
            {
                yield return part.Append(more).ToString();
                part.Clear().Append(head);
                (count, bytes) = (0, 0);
            }
            if (count > 0)
                part.Append(separator);
            part.Append(row);
            count++;
            bytes += size;
        }
        // With an end of its own the last part may well say that more comes.
        yield return closing == "instead" ? part.Append(more).ToString() : part.ToString();
        if (closing is "after" or "instead")
            yield return new EventText(End).Add("CMD", name ?? context.Command.WireName).ToString();
        else if (closing == "bare")
            yield return End;
    }
}
