using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>The place of a generated row: one of the equal parts that its day is cut into, so that a time leads back to its row.</summary>
/// <param name="Day">The day.</param>
/// <param name="Place">The part, from 0 in the morning.</param>
/// <param name="Parts">How many parts the day has.</param>
internal readonly record struct DaySlot(DateOnly Day, long Place, long Parts)
{
    private const long SecondsOfDay = 86_400;

    /// <summary>A number that no other day and place has.</summary>
    public long Index => (Day.DayNumber * 10_000_000L) + Place;

    public static DaySlot At(DateTime time, long parts) =>
        new(DateOnly.FromDateTime(time), (long)time.TimeOfDay.TotalSeconds * parts / SecondsOfDay, parts);

    /// <summary>A time within the part, in whole seconds.</summary>
    public DateTime Time(SeededValues values)
    {
        var first = FirstSecond(Place);
        var length = (int)Math.Max(1, FirstSecond(Place + 1) - first);
        return Day.ToDateTime(TimeOnly.MinValue).AddSeconds(first + values.Below(length, Index, 7));
    }

    private long FirstSecond(long place) => ((place * SecondsOfDay) + Parts - 1) / Parts;
}

/// <summary>Which days have generated rows, and how many.</summary>
internal sealed class DayCalendar(SimulationContext simulation)
{
    private Knobs Knobs => simulation.Knobs;

    private DateTime Now => KoreaTime.Now(simulation.Clock);

    private bool EndsToday => Knobs.Text("last-day") == "today";

    public DateOnly Last => EndsToday
        ? DateOnly.FromDateTime(Now)
        : DateOnly.TryParseExact(Knobs.Text("last-day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ArgumentException($"setting 'last-day' is neither a day nor today: '{Knobs.Text("last-day")}'");

    public IReadOnlyList<DateOnly> Days =>
        [.. Enumerable.Range(0, Knobs.Int("days")).Select(back => Last.AddDays(-back)).Where(IsOpen)];

    /// <summary>Rows on this day, of those that a full day has: today only those whose time has passed.</summary>
    public long Rows(DateOnly day, long perDay)
    {
        var back = Last.DayNumber - day.DayNumber;
        if (back < 0 || back >= Knobs.Number("days") || !IsOpen(day))
            return 0;
        return back == 0 && EndsToday ? DaySlot.At(Now, perDay).Place : perDay;
    }

    private bool IsOpen(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday || !Knobs.Flag("sundays-closed");
}
