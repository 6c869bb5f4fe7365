using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase.Commands;

/// <summary>
/// The rows of a list that may have come in several messages (3.23; quirk 30). Rows are cut on the bytes and put together again where a message
/// ended in the middle of one: a cut two-byte character becomes whole before anybody decodes it.
/// </summary>
static class ResultRows
{
    /// <param name="parts">What stands behind <c>CMD:NAME|</c> in each message.</param>
    /// <param name="separator">Between rows.</param>
    /// <param name="isWhole">Whether bytes look like a whole row.</param>
    public static IEnumerable<byte[]> Read(IReadOnlyList<byte[]> parts, byte separator, Func<byte[], bool> isWhole)
    {
        byte[]? held = null;
        foreach (var part in parts)
        {
            var first = true;
            foreach (var row in Split(part, separator))
            {
                if (held is not null)
                {
                    if (first && !(isWhole(held) && isWhole(row)))
                    {
                        held = [.. held, .. row];
                        first = false;
                        continue;
                    }
                    yield return held;
                }
                held = row;
                first = false;
            }
        }
        if (held is not null) yield return held;
    }

    static List<byte[]> Split(byte[] part, byte separator)
    {
        var rows = new List<byte[]>();
        var rest = Payload(part);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(separator);
            var row = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!FieldReader.Trim(row).IsEmpty) rows.Add(row.ToArray());
        }
        return rows;
    }

    /// <summary>Without the mark of continuation, and without the RES: that some lists begin with and others do not.</summary>
    static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> part)
    {
        part = part.TrimEnd("\r\n"u8);
        return part.StartsWith("RES:"u8) ? part["RES:"u8.Length..] : part;
    }
}
