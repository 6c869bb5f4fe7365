using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.Ipecs.Actions;

/// <summary>What people, the network and the tester do to the switch, for <c>POST /act</c>.</summary>
internal static class IpecsActions
{
    private static readonly Dictionary<string, Func<IpecsState, ActionArguments, object?>> s_actions = new(StringComparer.Ordinal)
    {
        ["ring"] = PhoneActions.Ring,
        ["dial"] = PhoneActions.Dial,
        ["answer"] = PhoneActions.Answer,
        ["hangup"] = PhoneActions.HangUp,
        ["far-hangup"] = PhoneActions.FarHangUp,
        ["register"] = (state, arguments) => PhoneActions.Register(state, arguments, on: true),
        ["unregister"] = (state, arguments) => PhoneActions.Register(state, arguments, on: false),
        ["mwi"] = PhoneActions.Messages,
        ["numbering"] = PhoneActions.Numbering,
        ["join-room"] = (state, arguments) => PhoneActions.Room(state, arguments, join: true),
        ["leave-room"] = (state, arguments) => PhoneActions.Room(state, arguments, join: false),
        ["acd"] = EventActions.Acd,
        ["acd-all"] = EventActions.AcdAll,
        ["event"] = EventActions.Call,
        ["smdr"] = EventActions.Record,
        ["presence"] = EventActions.Presence,
        ["ws-close"] = SocketActions.Close,
        ["ws-kill"] = SocketActions.Kill,
        ["ws-stall"] = (state, arguments) => SocketActions.Stall(state, arguments, on: true),
        ["ws-resume"] = (state, arguments) => SocketActions.Stall(state, arguments, on: false),
        ["ws-skip"] = SocketActions.Skip,
        ["ws-duplicate"] = SocketActions.Duplicate,
        ["ws-reorder"] = SocketActions.Reorder,
        ["ws-garbage"] = SocketActions.Garbage,
        ["expire"] = SocketActions.Expire,
        ["taken"] = SocketActions.Taken,
    };

    public static async Task<object?> ActAsync(IpecsState state, string action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        if (action == "burst")
            return await BurstAction.RunAsync(state, arguments, cancellationToken);
        return s_actions.TryGetValue(action, out var act)
            ? act(state, arguments)
            : throw new SimulatorActionException($"unknown action '{action}'; known: burst, {string.Join(", ", s_actions.Keys)}");
    }
}
