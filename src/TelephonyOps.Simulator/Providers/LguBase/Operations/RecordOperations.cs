using TelephonyOps.Simulator.Providers.LguBase.Records;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.25.</summary>
internal static class RecordOperations
{
    private const int All = 0;
    private const int Inbound = 1;
    private const int Outbound = 2;

    public static IEnumerable<string> List(OperationContext context)
    {
        var direction = context.Choice("INOUT", All, Inbound, Outbound);
        var search = context.Argument("SEARCH");
        var hostile = context.Knobs.Text("hostile-name");
        var names = context.Line.Records
            .Between(Dates.From(context, "START"), Dates.Before(context, "END"))
            .Where(file => direction == All || file.IsInbound == (direction == Inbound))
            .Where(file => file.Remote.Contains(search, StringComparison.Ordinal))
            .Select(file => file.Name);
        return Parts.Of(context, hostile.Length > 0 ? names.Prepend(hostile) : names, '^');
    }
}
