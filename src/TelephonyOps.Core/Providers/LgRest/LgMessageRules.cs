using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LgRest;

/// <summary>What a system asks of a text message; lengths count in CP949 bytes.</summary>
/// <param name="Limits">The types it sends, shortest first, and their limits; null where the document names none.</param>
/// <param name="ReceiversPerRequest">How many numbers go in one request.</param>
sealed record LgMessageRules(IReadOnlyList<(MessageType Type, int? Bytes)> Limits, int ReceiversPerRequest)
{
    /// <summary>The type that the text goes as. What the vendor would refuse, or the charset cannot carry, is refused before anything is sent.</summary>
    public (MessageType Type, int Bytes) Check(MessageRequest request)
    {
        if (request.Text.Length == 0) throw LgErrors.Refused(LgRestTexts.TextEmpty, LgRestTexts.TextEmptyAction);
        var bytes = Cp949.CountBytes(request.Text);
        var allowed = request.Type == MessageType.Auto ? Limits : [.. Limits.Where(limit => limit.Type == request.Type)];
        foreach (var (type, limit) in allowed)
        {
            if (limit is null || bytes <= limit) return (type, bytes);
        }
        var (longest, most) = allowed[^1];
        throw LgErrors.Refused(LgRestTexts.TextTooLong.With(bytes, longest.ToString().ToUpperInvariant(), most), LgRestTexts.TextTooLongAction);
    }

    public bool Allows(MessageType type) => type == MessageType.Auto || Limits.Any(limit => limit.Type == type);
}
