namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>A call or presence event before it gets its serial number.</summary>
/// <param name="type">The type of 5.3.2.3.</param>
/// <param name="devices">Those whose monitors get it; null is about the whole system.</param>
/// <param name="fields">Its fields after the type, in the document's order.</param>
internal sealed class CallEvent(string type, IReadOnlyList<string>? devices, params (string Name, object Value)[] fields)
{
    public string Type { get; } = type;

    public IReadOnlyList<string>? Devices { get; } = devices;

    public (string Name, object Value)[] Fields { get; } = fields;

    public bool IsPresence => Type == "presence";
}
