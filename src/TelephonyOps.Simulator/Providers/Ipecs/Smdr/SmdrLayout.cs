using System.Globalization;
using System.Text.Json;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Ipecs.Smdr;

/// <summary>How records are shown, as the switch's own programming says: a field's name, the date format, numbers as text (5.1, PGM 169 and 177).</summary>
internal sealed class SmdrLayout(Knobs knobs)
{
    private readonly string _firstNumber = knobs.Text("smdr-number1-name");
    private readonly string _dateFormat = knobs.Text("smdr-date");
    private readonly bool _numbersAsText = knobs.Text("smdr-numbers") == "strings";
    private readonly bool _tracking = knobs.Flag("call-tracking");

    public static bool IsIndex(string field) => field == "Index";

    public static bool IsStartTime(string field) => field == "StartTime";

    /// <summary>The field as text, or null where a record has no such field.</summary>
    public string? Text(SmdrRecord record, string field) => field switch
    {
        "Index" => record.Index.ToString(CultureInfo.InvariantCulture),
        "callRefID" when _tracking => record.CallRefId.ToString(CultureInfo.InvariantCulture),
        "StationNumber" => record.StationNumber,
        "CoNumber" => record.CoNumber,
        "Duration" => Duration(record),
        "StartTime" => Shown(record.StartTime),
        "Direction" => record.Direction,
        "Cost" => record.Cost,
        "AccountCode" => record.AccountCode,
        "DialedNumber2" => record.DialedNumber2,
        "DisconnectCause" => Cause(record.Cause),
        _ => field == _firstNumber ? record.DialedNumber1 : null,
    };

    /// <summary>The start as the queries compare it: 4.2 gives its form, whatever the shown one is.</summary>
    public static string Comparable(DateTime start) => KoreaTime.Spaced(start);

    public void Write(Utf8JsonWriter json, SmdrRecord record)
    {
        if (_numbersAsText)
            json.WriteString("Index", record.Index.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber("Index", record.Index);
        if (_tracking)
            json.WriteNumber("callRefID", record.CallRefId);
        json.WriteString("StationNumber", record.StationNumber);
        json.WriteString("CoNumber", record.CoNumber);
        json.WriteString("Duration", Duration(record));
        json.WriteString("StartTime", Shown(record.StartTime));
        json.WriteString("Direction", record.Direction);
        json.WriteString(_firstNumber, record.DialedNumber1);
        json.WriteString("Cost", record.Cost);
        json.WriteString("AccountCode", record.AccountCode);
        json.WriteString("DialedNumber2", record.DialedNumber2);
        json.WriteString("DisconnectCause", Cause(record.Cause));
    }

    private string Shown(DateTime start) => start.ToString(_dateFormat, CultureInfo.InvariantCulture);

    private static string Duration(SmdrRecord record) => record.Duration.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Cause(int code) => code switch
    {
        1 => "1-UnAllocated Number",
        16 => "16-Normal Call Clearing",
        // Table 2 has no row for it; Q.850 does.
        17 => "17-User Busy",
        18 => "18-No User Responding",
        19 => "19-User No Answer",
        21 => "21-Call Rejected",
        34 => "34-No Channel Available",
        _ => $"{code}-Normal, Unspecified",
    };
}
