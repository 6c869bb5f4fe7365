using System.Globalization;
using TelephonyOps.Simulator.Providers.Ipecs.Events;

namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>What the ACD events of 5.2 tell of the switch's daily life. Codes that only rare hardware sends come by a control action.</summary>
internal sealed class AcdLog(EventHub hub)
{
    public void Call(int code, Call call, Party source, Party? destination, string data1 = "", string data2 = "") =>
        hub.RaiseAcd(new(AcdKind.Of(code), call.RefId, Of(source), destination is null ? AcdParty.None : Of(destination), data1, data2));

    public void Of(int code, Party source, string data1 = "", string data2 = "") =>
        hub.RaiseAcd(new(AcdKind.Of(code), 0, Of(source), AcdParty.None, data1, data2));

    public void Record(Call call, Party station, OutsideParty line, TimeSpan duration) => Call(
        69, call, station, line, duration.ToString("hhmmss", CultureInfo.InvariantCulture), line.Number);

    /// <summary>The values of Table 3 under 21, and 22 where it is off.</summary>
    public void Forward(Station station)
    {
        var value = station.Forward.Type switch { "uncondition" => "1", "no_answer" => "17", "busy" => "33", "busy_noans" => "49", _ => "1" };
        if (station.Forward.IsOn)
            Of(21, station, value);
        else
            Of(22, station);
    }

    private static AcdParty Of(Party party) => party is OutsideParty outside ? AcdParty.Co(outside.Co) : AcdParty.Station(party.Number);
}
