using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Sections 2.6 to 2.9: absence, profiles, numbers.</summary>
internal static class SubscriberOperations
{
    private const char ListSeparator = '^';

    public static int SetRest(ImsCall call)
    {
        if (!call.IsFlag(0))
            return ImsCode.EtcFail;
        return call.Accept(() =>
        {
            call.User.IsResting = call.Number(0) == 1;
            call.Result();
        });
    }

    public static int GetProfile(ImsCall call)
    {
        if (!Profiles.TryGet(call.State, call.Text(0), call.Text(1), out var service, out var value))
            return call.Refuse(ImsCode.InvalidCommandType);
        return call.Accept(() =>
        {
            var text = call.Knobs.Text("profile-text") == "value" ? value : $"{call.Text(1)}={value}";
            if (call.Knobs.Text("profile-event") == "service-info")
                call.Session.Raise(ImsService.Normal, ImsEventType.ServiceInfo, extra: text);
            else
                call.Session.Raise(service, ImsEventType.Normal, extra: text);
        });
    }

    public static int QueryNumbers(ImsCall call) =>
        call.Accept(() => call.Result(extra: string.Join(ListSeparator, call.State.Lines.Select(line => line.Number))));

    public static int QueryMonitors(ImsCall call) => call.Accept(() => call.Result(extra: string.Join(ListSeparator, call.User.Monitors)));

    public static int AddMonitor(ImsCall call)
    {
        var (number, user) = (call.Text(0), call.User);
        if (call.State.FindLine(number) is null || number == user.Number || user.Monitors.Contains(number))
            return call.Refuse(ImsCode.InvalidNumber, extra: number);
        if (user.Monitors.Count >= call.Knobs.Int("monitors-per-user"))
            return call.Refuse(ImsCode.MaxMonitoredNumbers, extra: number);
        return call.Accept(() =>
        {
            user.Monitors.Add(number);
            call.Result(extra: number);
        });
    }

    public static int DeleteMonitor(ImsCall call)
    {
        var number = call.Text(0);
        if (!call.User.Monitors.Contains(number))
            return call.Refuse(ImsCode.InvalidNumber, extra: number);
        return call.Accept(() =>
        {
            call.User.Monitors.Remove(number);
            call.Result(extra: number);
        });
    }
}
