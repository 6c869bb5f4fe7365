using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Records;

/// <summary>A recording: who called whom, from when to when, Korean time.</summary>
internal sealed record RecordFile(bool IsInbound, string From, string To, DateTime Start, DateTime End)
{
    /// <summary>3.25: outbound number, inbound number, start, end, all apart by underscores.</summary>
    public string Name => $"{From}_{To}_{Stamp(Start)}_{Stamp(End)}.wav";

    public string Remote => IsInbound ? From : To;

    private static string Stamp(DateTime time) => time.ToString("yyyy_MM_dd_HH_mm_ss", CultureInfo.InvariantCulture);
}

/// <summary>A line's recordings, newest first.</summary>
internal sealed class RecordFiles
{
    private const int Step = 3600;

    private readonly RowLog<RecordFile> _files;

    public RecordFiles(SimulationContext simulation, LguLine line)
    {
        var values = new SeededValues(simulation.Options.Seed, line.Extension + "/rec");
        _files = new(() => simulation.Knobs.Number("recordings"), index =>
        {
            var isInbound = values.Below(2, index, 1) == 0;
            var remote = values.Below(4, index, 2) == 0
                ? $"{simulation.Knobs.Int("first-extension") + values.Below(40, index, 3)}"
                : $"010{values.Bits(index, 4) % 100_000_000:D8}";
            var start = KoreaTime.Epoch.AddSeconds((-Step * index) - values.Below(Step, index, 5));
            var end = start.AddSeconds(3 + values.Below(900, index, 6));
            return new(isInbound, isInbound ? remote : line.Extension, isInbound ? line.Extension : remote, start, end);
        });
    }

    public void Add(RecordFile file) => _files.Add(file);

    public IEnumerable<RecordFile> Between(DateTime from, DateTime before)
    {
        for (var index = 0L; index < _files.Total; index++)
        {
            var file = _files[index];
            if (file.Start >= from && file.Start < before)
                yield return file;
        }
    }
}
