using System.Text;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.Ipecs.Events;
using TelephonyOps.Simulator.Providers.Ipecs.Sessions;

namespace TelephonyOps.Simulator.Providers.Ipecs.Actions;

/// <summary>What goes wrong with a WebSocket or a login. Without <c>account</c> all sessions are meant.</summary>
internal static class SocketActions
{
    public static object Close(IpecsState state, ActionArguments arguments) => Each(
        state, arguments, session => session.Events.CloseSocket((int)(arguments.Number("code") ?? 1001), arguments.OptionalText("reason") ?? "going away"));

    public static object Kill(IpecsState state, ActionArguments arguments) => Each(state, arguments, session => session.Events.KillSocket());

    public static object Stall(IpecsState state, ActionArguments arguments, bool on) => Each(state, arguments, session => session.Events.StallSocket(on));

    public static object Skip(IpecsState state, ActionArguments arguments) => Each(state, arguments, session =>
    {
        session.Events.Skip((int)(arguments.Number("count") ?? 1));
        return true;
    });

    public static object Duplicate(IpecsState state, ActionArguments arguments) =>
        Each(state, arguments, session => session.Events.Repeat((int)(arguments.Number("count") ?? 1)));

    public static object Reorder(IpecsState state, ActionArguments arguments) => Each(state, arguments, session =>
    {
        session.Events.ExchangeNext();
        return true;
    });

    /// <summary>Frames that are no events; those from <c>reserved</c> on break the protocol itself.</summary>
    public static object Garbage(IpecsState state, ActionArguments arguments)
    {
        const byte Text = WebSocketFrame.Final | WebSocketFrame.Text;
        var form = arguments.OptionalText("form") ?? "text";
        var (first, payload) = form switch
        {
            "text" => (Text, "<html><b>500</b>"u8.ToArray()),
            "json" => (Text, """{"event":"call","data":{"type":"ringing","deviceNumber":"1001" "callRefID":7}"""u8.ToArray()),
            "cut" => (Text, """{"event":"call","data":{"type":"ring"""u8.ToArray()),
            "empty" => (Text, []),
            "array" => (Text, """[{"event":"call"},null,7]"""u8.ToArray()),
            "null" => (Text, """{"event":null,"data":null}"""u8.ToArray()),
            "types" => (Text, """{"event":"call","data":{"type":7,"deviceNumber":{},"callRefID":"x","evtSerialNum":[1]}}"""u8.ToArray()),
            "unknown" => (Text, """{"event":"weather","data":{"type":"rain"}}"""u8.ToArray()),
            "deep" => (Text, Encoding.ASCII.GetBytes(new string('[', 2000) + new string(']', 2000))),
            "huge" => (Text, Encoding.ASCII.GetBytes("{\"event\":\"" + new string('x', (int)(arguments.Number("bytes") ?? 1 << 20)) + "\"}")),
            "binary" => ((byte)(WebSocketFrame.Final | WebSocketFrame.Binary), [0, 255, 1, 254]),
            "custom" => (Text, Encoding.UTF8.GetBytes(arguments.Text("text"))),
            "utf8" => (Text, [0x7B, 0x22, 0xC0, 0x80, 0xFF, 0x22, 0x7D]),
            "reserved" => ((byte)(WebSocketFrame.Final | 0x3), "?"u8.ToArray()),
            _ => throw new SimulatorActionException(
                $"unknown form '{form}'; known: text, json, cut, empty, array, null, types, unknown, deep, huge, binary, custom, utf8, reserved"),
        };
        return Each(state, arguments, session =>
        {
            for (var count = arguments.Number("count") ?? 1; count > 0; count--)
                session.Events.SendRaw(first, payload);
            return session.Events.IsOpen;
        });
    }

    /// <summary>The token dies. Its socket is closed, killed, or kept as if nothing had happened.</summary>
    public static object Expire(IpecsState state, ActionArguments arguments)
    {
        var socket = arguments.OptionalText("socket") ?? "close";
        return Each(state, arguments, session =>
        {
            state.Sessions.End(session, closeSocket: socket == "close");
            if (socket == "kill")
                session.Events.KillSocket();
            return true;
        });
    }

    /// <summary>Somebody else logs in with the account: "already login" for a time.</summary>
    public static object Taken(IpecsState state, ActionArguments arguments)
    {
        var account = arguments.Text("account");
        if (state.FindAccount(account) is null)
            throw new SimulatorActionException($"no account {account}");
        state.Sessions.TakeElsewhere(account, TimeSpan.FromMilliseconds(PhoneActions.Required(arguments, "ms")));
        return new { done = true };
    }

    private static object Each(IpecsState state, ActionArguments arguments, Func<IpecsSession, bool> act)
    {
        var account = arguments.OptionalText("account");
        var done = state.LoggedIn.Where(session => account is null || session.Account == account).ToList().Count(act);
        return new { sessions = done };
    }
}
