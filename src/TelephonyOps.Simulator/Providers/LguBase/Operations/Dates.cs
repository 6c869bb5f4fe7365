using System.Globalization;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>START and END: <c>yyyyMMdd</c>, or <c>yyyyMMddHH</c> where the hour may be 24. Korean time.</summary>
internal static class Dates
{
    private const int DayDigits = 8;
    private const int HourDigits = 10;

    public static DateTime From(OperationContext context, string name) => Read(context, name).Time;

    /// <summary>A day is meant with all its hours; an hour ends the range where it begins (24 is the day's end, 3.23).</summary>
    public static DateTime Before(OperationContext context, string name)
    {
        var (time, isDay) = Read(context, name);
        return isDay ? time.AddDays(1) : time;
    }

    private static (DateTime Time, bool IsDay) Read(OperationContext context, string name)
    {
        var text = context.Required(name);
        var isDay = text.Length == DayDigits;
        return (isDay || text.Length == HourDigits)
            && DateTime.TryParseExact(text[..DayDigits], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(isDay ? "0" : text[DayDigits..], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && hour <= 24
                ? (day.AddHours(hour), isDay)
                : throw new CommandRefusedException($"{name} is no date");
    }
}
