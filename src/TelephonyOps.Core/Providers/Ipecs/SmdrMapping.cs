using System.Globalization;
using System.Text.Json;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>Call records (5.1). Which fields there are, and how a date looks, depends on the system's settings (quirk 47).</summary>
static class SmdrMapping
{
    public const string Station = "StationNumber";
    const string OtherParty = "DialedNumber1";

    // A date with two digits in each place can be read in three ways: it is left in Extra rather than guessed.
    static readonly string[] s_times = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm", "yyyy-MM-dd", "yyyy/MM/dd"];
    static readonly string[] s_durations = [@"h\:mm\:ss", @"hh\:mm\:ss", @"mm\:ss"];

    /// <summary>The numbers of the other party by the names that PGM 177 can give them.</summary>
    public static bool IsPartyField(string name) => name.Contains("Number", StringComparison.OrdinalIgnoreCase) && name is not (Station or "CoNumber");

    public static CallRecord Record(IpecsSession session, JsonElement row)
    {
        var code = row.Filled("Direction");
        var direction = SmdrCodes.Direction(code);
        var party = row.TryGetProperty(OtherParty, out _) ? OtherParty : row.EnumerateObject().Select(field => field.Name).FirstOrDefault(IsPartyField);
        var (station, other) = (row.Filled(Station), party is null ? null : row.Filled(party));
        var start = session.Options.TimeZone.Parse(row.Filled("StartTime"), s_times);
        var duration = Duration(row.Filled("Duration"));
        var talk = SmdrCodes.IsUnanswered(code) ? TimeSpan.Zero : duration;
        var cause = row.Filled("DisconnectCause");
        var inbound = direction == CallDirection.Inbound;
        var known = new[] { "Index", Station, "Duration", "Direction", "DisconnectCause", start is null ? "" : "StartTime", party ?? "" };
        return new CallRecord
        {
            Session = session.Name,
            Owner = session,
            Id = row.Filled("Index"),
            Device = station,
            Direction = direction,
            StartTime = start,
            EndTime = start + duration,
            Duration = duration,
            TalkTime = talk,
            From = inbound ? other : station,
            To = inbound ? station : other,
            Disposition = Disposition(cause, code, talk),
            Kind = direction == CallDirection.Internal ? CallKind.Internal : CallKind.Unknown,
            IsMasked = other?.Contains('*', StringComparison.Ordinal) == true,
            RawStatus = cause,
            Extra = WithCode(row.Rest(known), code),
        };
    }

    /// <summary>Q.850: the number before the text, as in <c>16-Normal Call Clearing</c>. Without a cause the direction code says something.</summary>
    static CallDisposition Disposition(string? cause, string? code, TimeSpan? talk)
    {
        var digits = cause is null ? default : cause.AsSpan(0, cause.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? cause.Length : end);
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                16 when talk > TimeSpan.Zero => CallDisposition.Answered,
                16 when SmdrCodes.IsUnanswered(code) => CallDisposition.NoAnswer,
                17 => CallDisposition.Busy,
                18 or 19 => CallDisposition.NoAnswer,
                _ => CallDisposition.Failed,
            };
        }
        return SmdrCodes.IsUnanswered(code) ? CallDisposition.NoAnswer : talk > TimeSpan.Zero ? CallDisposition.Answered : CallDisposition.Unknown;
    }

    static TimeSpan? Duration(string? text) => TimeSpan.TryParseExact(text, s_durations, CultureInfo.InvariantCulture, out var duration) ? duration : null;

    /// <summary>The code says more than the direction: transferred, lost on hold, voice mail.</summary>
    static IReadOnlyDictionary<string, object?> WithCode(IReadOnlyDictionary<string, object?> rest, string? code)
        => code is null ? rest : new Dictionary<string, object?>(rest) { ["Direction"] = code };
}
