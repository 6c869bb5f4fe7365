using System.Globalization;
using System.Text.Json;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;

namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>Brings what happens to those who asked for it: call and presence events by monitor, ACD and SMDR by the account's resources.</summary>
internal sealed class EventHub(SimulationContext simulation, SessionTable sessions)
{
    public void Raise(CallEvent call)
    {
        foreach (var session in sessions.All)
        {
            if (session.Wants(call.Devices, call.IsPresence))
                session.Events.Send(call);
        }
    }

    public void RaiseAcd(AcdEvent acd)
    {
        var time = KoreaTime.Now(simulation.Clock).ToString("yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture);
        SendTo(Resources.Acd, "acd", json =>
        {
            json.WriteString("time", time);
            json.WriteNumber("callRefID", acd.CallRefId);
            json.WriteNumber("eventCode", acd.Kind.Code);
            json.WriteString("eventString", acd.Kind.Text);
            json.WriteString("sourceType", acd.Source.Type);
            json.WriteString("sourceNumber", acd.Source.Number);
            json.WriteString("destType", acd.Destination.Type);
            json.WriteString("destNumber", acd.Destination.Number);
            json.WriteString("data1", acd.Data1);
            json.WriteString("data2", acd.Data2);
        });
    }

    public void RaiseSmdr(Action<Utf8JsonWriter> writeRecord)
    {
        if (simulation.Knobs.Flag("smdr-push"))
            SendTo(Resources.Smdr, "smdr", writeRecord);
    }

    private void SendTo(Resources resources, string name, Action<Utf8JsonWriter> writeData)
    {
        foreach (var session in sessions.All)
        {
            if (!session.Owner.IsStation && session.Owner.May(resources))
                session.Events.Send(name, writeData);
        }
    }
}
