using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Ipecs.Smdr;

/// <summary>The record database: those that were there before are made when they are looked at, those of this run are kept, deleted ones are marked.</summary>
public sealed class SmdrStore
{
    private readonly SmdrRows _rows;
    private readonly List<SmdrRecord> _live = [];
    private readonly HashSet<long> _deleted = [];
    private readonly Lock _lock = new();

    internal SmdrStore(SimulationContext simulation)
    {
        var knobs = simulation.Knobs;
        _rows = new(new SeededValues(simulation.Options.Seed, "ipecs/smdr"), knobs.Number("smdr-rows"), knobs.Int("stations"), knobs.Int("trunks"));
    }

    /// <summary>Records that are there.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _rows.Count + _live.Count - _deleted.Count;
        }
    }

    /// <summary>Index values that were deleted, ascending.</summary>
    public IReadOnlyList<long> Deleted
    {
        get
        {
            lock (_lock)
                return [.. _deleted.Order()];
        }
    }

    /// <summary>The record with this Index; null when it was deleted or never was.</summary>
    public SmdrRecord? Find(long index)
    {
        lock (_lock)
            return index < 1 || index > _rows.Count + _live.Count || _deleted.Contains(index) ? null : At(index);
    }

    internal SmdrRecord Add(Func<long, SmdrRecord> make)
    {
        lock (_lock)
        {
            var record = make(_rows.Count + _live.Count + 1);
            _live.Add(record);
            return record;
        }
    }

    internal List<SmdrRecord> Match(SmdrQuery query, string? station, long maximum)
    {
        lock (_lock)
            return [.. Matching(query, station).Take((int)Math.Min(maximum, int.MaxValue))];
    }

    internal long Count(SmdrQuery query, string? station)
    {
        lock (_lock)
            return query.IsEverything && station is null ? _rows.Count + _live.Count - _deleted.Count : Matching(query, station).LongCount();
    }

    internal int Delete(SmdrQuery query)
    {
        lock (_lock)
        {
            var found = Matching(query, null).Select(record => record.Index).ToList();
            _deleted.UnionWith(found);
            return found.Count;
        }
    }

    private IEnumerable<SmdrRecord> Matching(SmdrQuery query, string? station)
    {
        var last = Math.Min(query.To, _rows.Count + _live.Count);
        for (var index = Math.Max(query.From, 1); index <= last; index++)
        {
            if (_deleted.Contains(index))
                continue;
            var record = At(index);
            if ((station is null || record.StationNumber == station) && query.Matches(record))
                yield return record;
        }
    }

    private SmdrRecord At(long index) => index <= _rows.Count ? _rows.Row(index) : _live[(int)(index - _rows.Count - 1)];
}
