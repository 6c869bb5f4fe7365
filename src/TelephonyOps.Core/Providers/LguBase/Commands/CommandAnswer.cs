using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase.Commands;

/// <summary>What became of a command.</summary>
/// <param name="Parts">What stands behind <c>CMD:NAME|</c> in each result message; empty where an event was the answer.</param>
/// <param name="IsConfirmed">The event came, or the result says success. False: sent, accepted at most.</param>
/// <param name="News">The event that confirmed it.</param>
sealed record CommandAnswer(IReadOnlyList<byte[]> Parts, bool IsConfirmed, CallNews? News)
{
    /// <summary>The server answered, be it only RES:OK.</summary>
    public bool IsAccepted => IsConfirmed || Parts.Count > 0;

    /// <summary>The value of a field of the result; null where there is none.</summary>
    public string? Field(string key, WireText text)
    {
        Span<byte> name = stackalloc byte[32];
        var length = System.Text.Encoding.ASCII.GetBytes(key, name);
        foreach (var part in Parts)
        {
            var reader = new FieldReader(part);
            while (reader.Next())
            {
                if (reader.Key.SequenceEqual(name[..length])) return text.Decode(FieldReader.Trim(reader.Value));
            }
        }
        return null;
    }
}
