using System.Globalization;
using TelephonyOps.Simulator.Providers.LguBase.Records;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.23.</summary>
internal static class HistoryOperations
{
    private const int Domain = 0;
    private const int Personal = 1;
    private const int Inbound = 0;
    private const int Outbound = 1;
    private const int Counts = 9;
    private const int AllKinds = 9;

    public static IEnumerable<string> List(OperationContext context)
    {
        var line = context.Line;
        var category = context.Choice("CAT", Domain, Personal);
        var direction = context.Choice("INOUT", Inbound, Outbound, Counts);
        var kind = context.Choice("SEARCH", 0, 1, 2, 5, AllKinds);
        var (from, before) = (Dates.From(context, "START"), Dates.Before(context, "END"));
        IReadOnlyCollection<LguLine> lines = category == Domain ? context.State.Lines : [line];
        // A Centrex system answers by another name than it was asked by.
        var name = context.Knobs.Text("history-name") is { Length: > 0 } other ? other : null;

        IEnumerable<HistoryRow> Rows(bool inbound) => Merge(lines.Select(of => of.History.Between(inbound, from, before)))
            .Where(row => kind == AllKinds || LguHistory.KindOf(row.Remote) == (NumberKind)kind);

        if (direction == Counts)
        {
            var counts = string.Create(CultureInfo.InvariantCulture, $"{Rows(inbound: true).LongCount()}^{Rows(inbound: false).LongCount()}");
            return [context.Result(name).Add(counts).ToString()];
        }
        var text = new HistoryText(context.Knobs);
        return Parts.Of(context, Rows(direction == Inbound).Select(text.Format), '|', name, prefix: "RES:");
    }

    // Newest first across all lines.
    private static IEnumerable<HistoryRow> Merge(IEnumerable<IEnumerable<HistoryRow>> logs)
    {
        var next = new PriorityQueue<IEnumerator<HistoryRow>, long>();
        foreach (var log in logs)
            Enqueue(log.GetEnumerator());
        while (next.TryDequeue(out var rows, out _))
        {
            yield return rows.Current;
            Enqueue(rows);
        }

        void Enqueue(IEnumerator<HistoryRow> rows)
        {
            if (rows.MoveNext())
                next.Enqueue(rows, -rows.Current.Time.Ticks);
            else
                rows.Dispose();
        }
    }
}
