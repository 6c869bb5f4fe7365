using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>An account's recordings, newest first: those of this run, then generated ones; what is removed stays removed.</summary>
public sealed class RecordingShelf
{
    private const int Step = 3600;

    private readonly SeededValues _values;
    private readonly string _paddedExtension;
    private readonly Func<long> _generated;
    private readonly Func<long> _fixedBytes;
    private readonly Func<string> _hostileName;
    private readonly List<Recording> _live = [];
    private readonly SortedSet<long> _removed = [];
    private readonly SharedList<string> _removedNames = new();
    private readonly Lock _lock = new();

    internal RecordingShelf(SeededValues values, string paddedExtension, Func<long> generated, Func<long> fixedBytes, Func<string> hostileName)
    {
        _values = values;
        _paddedExtension = paddedExtension;
        _generated = generated;
        _fixedBytes = fixedBytes;
        _hostileName = hostileName;
    }

    /// <summary>Names that were removed, in order.</summary>
    public IReadOnlyList<string> RemovedNames => _removedNames.Items;

    /// <summary>How many there are.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _live.Count + Math.Max(0, _generated() - _removed.Count);
        }
    }

    /// <summary>The recording at this place, newest first.</summary>
    public Recording this[long index]
    {
        get
        {
            lock (_lock)
            {
                if (index < _live.Count)
                    return _live[^(int)(index + 1)];
                index -= _live.Count;
                foreach (var removed in _removed.TakeWhile(removed => removed <= index))
                    index++;
                return Generate(index);
            }
        }
    }

    /// <summary>The recording of this name, or null.</summary>
    public Recording? Find(string fileName)
    {
        lock (_lock)
        {
            return _live.Find(recording => recording.FileName == fileName)
                ?? (IndexOf(fileName) is { } index ? Generate(index) : null);
        }
    }

    internal bool Remove(string fileName)
    {
        lock (_lock)
        {
            var removed = _live.RemoveAll(recording => recording.FileName == fileName) > 0;
            if (!removed && IndexOf(fileName) is { } index)
                removed = _removed.Add(index);
            if (removed)
                _removedNames.Add(fileName);
            return removed;
        }
    }

    internal void Add(string remote, DateTime start, DateTime end)
    {
        var bytes = Recording.BytesFor(end - start);
        lock (_lock)
        {
            var time = start;
            while (_live.Exists(recording => recording.FileName == NameOf(remote, time)))
                time = time.AddSeconds(1);
            _live.Add(new(NameOf(remote, time), _paddedExtension, remote, time, end, bytes));
        }
    }

    private string NameOf(string remote, DateTime time) => $"{_paddedExtension}-{remote}_{KoreaTime.Digits(time)}_mix.wav";

    private long? IndexOf(string fileName)
    {
        if (_hostileName() is { Length: > 0 } hostile && fileName == hostile && _generated() > 0 && !_removed.Contains(0))
            return 0;
        // The name carries its time, and the time its place: no index has to be kept.
        var parts = fileName.Split('_');
        if (parts.Length != 3
            || !DateTime.TryParseExact(parts[1], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        var index = (long)Math.Floor((KoreaTime.Epoch - time).TotalSeconds / Step);
        return index >= 0 && index < _generated() && !_removed.Contains(index) && Generate(index).FileName == fileName ? index : null;
    }

    private Recording Generate(long index)
    {
        var remote = $"010{_values.Bits(index, 1) % 100_000_000:D8}";
        var time = KoreaTime.Epoch.AddSeconds((-Step * index) - _values.Below(Step, index, 2));
        var name = index == 0 && _hostileName() is { Length: > 0 } hostile ? hostile : NameOf(remote, time);
        var bytes = Recording.SampleBytes(_values, index, _fixedBytes());
        // 7.4: the file's time may lie before the call's.
        var fileTime = time.AddSeconds(_values.Below(600, index, 4) - 300);
        return new(name, _paddedExtension, remote, time, fileTime, bytes);
    }
}
