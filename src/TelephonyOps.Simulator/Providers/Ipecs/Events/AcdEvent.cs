namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>One end of an ACD event.</summary>
/// <param name="Type">CO, Station, or empty.</param>
/// <param name="Number">Its number, or empty.</param>
internal readonly record struct AcdParty(string Type, string Number)
{
    public static AcdParty None => new("", "");

    public static AcdParty Station(string number) => new("Station", number);

    public static AcdParty Co(string number) => new("CO", number);
}

/// <summary>An event of 5.2.</summary>
internal sealed record AcdEvent(AcdKind Kind, int CallRefId, AcdParty Source, AcdParty Destination, string Data1 = "", string Data2 = "");
