using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Dcs;

/// <summary>The days that a list has to ask for, newest first: callhistory and recordlist take one day at a time (4.3, 7.3; quirk 16).</summary>
/// <param name="Newest">The first day asked for.</param>
/// <param name="Oldest">The last one; before <paramref name="Oldest"/> comes nothing.</param>
/// <param name="AreWhole">Whether every row of every day lies in the range.</param>
readonly record struct DcsDays(DateOnly Newest, DateOnly Oldest, bool AreWhole)
{
    /// <summary>Without dates it is today. Days that have not come yet have no rows and are not asked for.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: an end without a beginning, which no day would end.</exception>
    public static DcsDays Of(TimedListRequest request, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = Day(now, zone);
        if (request.Since is not { } since)
        {
            return request.Until is null ? new DcsDays(today, today, true) : throw new TelephonyException(TelephonyErrorKind.InvalidArgument, DcsTexts.SinceNeeded)
            {
                RecommendedAction = DcsTexts.SinceNeededAction,
                Target = request.Until,
            };
        }
        var last = request.Until is { } until && until <= now ? Day(until.AddTicks(-1), zone) : today;
        return new DcsDays(last, Day(since, zone), IsMidnight(since, zone) && (last == today || IsMidnight(request.Until, zone)));
    }

    public IEnumerable<DateOnly> NewestFirst()
    {
        for (var day = Newest; day >= Oldest; day = day.AddDays(-1))
        {
            yield return day;
            if (day == DateOnly.MinValue) yield break;
        }
    }

    static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(moment.In(zone).DateTime);

    static bool IsMidnight(DateTimeOffset? moment, TimeZoneInfo zone) => moment is { } given && given.In(zone).TimeOfDay == TimeSpan.Zero;
}
