namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>
/// Channels as the exchange names them: <c>SIP/3321-09b559d8</c>, <c>SIP/gw2.eicn-09b25a90</c>, and the attended transfer's
/// <c>Local/3458@xfercontext-…</c> with or without <c>,1</c> or <c>,2</c> (3.12; quirk 32).
/// </summary>
static class ChannelName
{
    const string Transfer = "@xfercontext";

    /// <summary>The channel without the mark of its half.</summary>
    public static string? Normalize(string? channel)
    {
        if (string.IsNullOrEmpty(channel)) return null;
        return channel.Length > 2 && channel[^2] is ',' or ';' && channel[^1] is '1' or '2' ? channel[..^2] : channel;
    }

    /// <summary>Whether it is the leg to the third party of an attended transfer.</summary>
    public static bool IsTransferLeg(string? channel)
        => channel is not null && channel.StartsWith("Local/", StringComparison.Ordinal) && channel.Contains(Transfer, StringComparison.Ordinal);

    /// <summary>Whose channel it is: what stands between the technology and the running number.</summary>
    public static ReadOnlySpan<char> Peer(string? channel)
    {
        if (channel is null) return default;
        var name = channel.AsSpan()[(channel.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var at = name.IndexOf('@');
        if (at >= 0) return name[..at];
        var dash = name.LastIndexOf('-');
        return dash < 0 ? name : name[..dash];
    }

    /// <summary>A name without a running number belongs to a peer, not to one call: it links nothing.</summary>
    public static bool IsOfOneCall(string? channel) => channel is not null && channel.Contains('-', StringComparison.Ordinal) && channel.Contains('/', StringComparison.Ordinal);

    public static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.Ordinal);
}
