using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>An account's recordings, by the day. The document prints no file name: theirs are like the sister system's.</summary>
public sealed class RecordingDays
{
    private const long MostOfDay = 86_400;

    private readonly SeededValues _values;
    private readonly string _extension;
    private readonly DayCalendar _calendar;
    private readonly Knobs _knobs;
    private readonly DayLog<Recording> _log;

    internal RecordingDays(SeededValues values, string extension, DayCalendar calendar, Knobs knobs)
    {
        _values = values;
        _extension = extension;
        _calendar = calendar;
        _knobs = knobs;
        _log = new(calendar, () => PerDay, Generate, recording => recording.CallTime);
    }

    /// <summary>The recording at this place of a day, newest first.</summary>
    public Recording this[DateOnly day, long index] => _log[day, index];

    internal int Added => _log.Added;

    private long PerDay => Math.Min(_knobs.Number("recordings-per-day"), MostOfDay);

    private string HostileName => _knobs.Text("hostile-name");

    /// <summary>How many there are on a day.</summary>
    public long Count(DateOnly day) => _log.Total(day);

    /// <summary>The recording of this name, or null.</summary>
    public Recording? Find(string fileName)
    {
        if (_log.FindAdded(recording => recording.FileName == fileName) is { } added)
            return added;
        var newest = _calendar.Rows(_calendar.Last, PerDay);
        if (fileName == HostileName && newest > 0)
            return Generate(new(_calendar.Last, newest - 1, PerDay));
        // The name carries its time, and the time its place: no index has to be kept.
        var parts = fileName.Split('_');
        if (parts.Length != 3
            || !DateTime.TryParseExact(parts[1], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        var slot = DaySlot.At(time, PerDay);
        return slot.Place < _calendar.Rows(slot.Day, PerDay) && Generate(slot) is var found && found.FileName == fileName ? found : null;
    }

    internal void Add(PhoneCall call, DateTime from, DateTime until)
    {
        var (source, destination) = call.IsInbound ? (call.Remote, _extension) : (_extension, call.Remote);
        var recording = new Recording(
            NameOf(call.Remote, from), source, destination, from, until, Recording.BytesFor(until - from));
        _log.Add(recording, (added, others) =>
        {
            for (var time = from; others.Any(other => other.FileName == added.FileName);)
            {
                time = time.AddSeconds(1);
                added = added with { FileName = NameOf(call.Remote, time) };
            }
            return added;
        });
    }

    private Recording Generate(DaySlot slot)
    {
        var index = slot.Index;
        var remote = $"010{_values.Bits(index, 1) % 100_000_000:D8}";
        var time = slot.Time(_values);
        var isNewest = slot.Day == _calendar.Last && slot.Place == _calendar.Rows(slot.Day, PerDay) - 1;
        var name = isNewest && HostileName.Length > 0 ? HostileName : NameOf(remote, time);
        var (source, destination) = _values.Below(2, index, 5) == 0 ? (_extension, remote) : (remote, _extension);
        // A file's time may lie before the call's, as the sister system's sample shows.
        var fileTime = time.AddSeconds(_values.Below(600, index, 4) - 300);
        return new(name, source, destination, time, fileTime, Recording.SampleBytes(_values, index, _knobs.Number("recording-bytes")));
    }

    private string NameOf(string remote, DateTime time) => $"{_extension}-{remote}_{KoreaTime.Digits(time)}_mix.wav";
}
