using System.Text.Json;

namespace TelephonyOps.Providers.LgRest;

/// <summary>Rows that both systems send in the same form.</summary>
static class LgRows
{
    /// <summary>Centrex 7.3, DCS 7.3.</summary>
    public static Recording Recording(LgSession session, JsonElement row) => new()
    {
        Session = session.Name,
        Owner = session,
        FileName = row.Text("FILE_NAME") ?? "",
        From = row.Filled("SRC"),
        To = row.Filled("DST"),
        CallTime = row.Time("CALLDATE", session.Options.TimeZone),
        FileTime = row.Time("FILE_TIME", session.Options.TimeZone),
        Length = row.Size("FILE_SIZE"),
        LengthText = row.Filled("FILE_SIZE"),
        Extra = row.Rest("FILE_NAME", "SRC", "DST", "CALLDATE", "FILE_TIME", "FILE_SIZE"),
    };

    /// <summary>The words that the systems have for how a call ended (quirk 20).</summary>
    public static CallDisposition Disposition(string? status) => status switch
    {
        "ANSWER" or "ANSWERED" => CallDisposition.Answered,
        "NO-ANS" or "NO ANSWER" => CallDisposition.NoAnswer,
        "CANCEL" => CallDisposition.Cancelled,
        "BUSY" => CallDisposition.Busy,
        "FAIL" or "FAILED" => CallDisposition.Failed,
        _ => CallDisposition.Unknown,
    };

    public static bool IsMasked(string? number) => number is not null && number.Contains('*', StringComparison.Ordinal);
}
