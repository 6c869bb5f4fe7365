using System.Diagnostics;
using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms;

/// <summary>What people and the network do, for <c>POST /act</c>.</summary>
internal sealed class SkbImsActions(SkbImsState state)
{
    private const int MostBurst = 1_000_000;

    private Knobs Knobs => state.Simulation.Knobs;

    public object Act(string action, ActionArguments arguments) => action switch
    {
        "ring" => Ring(arguments),
        "answer" => OnCall(arguments, call => call.Answer(Knobs.Number("talk-ms"))),
        "cancel" => OnCall(arguments, call => call.Miss()),
        "hangup" => HangUp(arguments),
        "missed" => Notice(arguments, ImsService.AbsNoti, state.TimeText()),
        "busy" => Notice(arguments, ImsService.CallBusyNoti, arguments.OptionalText("status") ?? "Busy"),
        "dial" => Dial(arguments, ImsService.OrigCallStartNoti),
        "dial-end" => Dial(arguments, ImsService.OrigCallEndNoti),
        "pickup" => PickUp(arguments),
        "transfer-in" => TransferIn(arguments),
        "session-change" => SessionChange(arguments),
        "sms" => Message(arguments, arguments.Text("text"), isMms: false),
        "mms" => Message(arguments, arguments.OptionalText("path") ?? "http://127.0.0.1/mms/1", isMms: true),
        "survey-answer" => SurveyAnswer(arguments),
        "leave" => Leave(arguments),
        "auth-number" => new { number = state.AuthNumber(arguments.Text("number")) },
        "disconnect" => Disconnect(arguments, ImsEventType.Disconnected, ImsCode.HostConnectFail),
        "fault" => Disconnect(arguments, ImsEventType.SystemFault, ImsCode.HeartbeatTimeout),
        "silent-drop" => Drop(arguments),
        "burst" => Burst(arguments),
        "event" => Event(arguments),
        "garbage" => OnLibraries(arguments, library => library.EnqueueGarbage()),
        _ => throw new SimulatorActionException(
            $"unknown action '{action}'; known: ring, answer, cancel, hangup, missed, busy, dial, dial-end, pickup, transfer-in, session-change, sms, mms, "
            + "survey-answer, leave, auth-number, disconnect, fault, silent-drop, burst, event, garbage"),
    };

    private object Ring(ActionArguments arguments)
    {
        var (from, line) = (arguments.Text("from"), Line(arguments, "to"));
        if (line.ForwardAll is { } all)
            return new { rang = false, forwardedTo = all };
        if (line.IsInUse)
        {
            if (line.ForwardBusyOrNoAnswer is { } other)
                return new { rang = false, forwardedTo = other };
            state.Notify(line.Number, ImsService.CallBusyNoti, from, line.Number, "Busy");
            return new { rang = false };
        }
        new IncomingCall(state, line, from).Ring(
            arguments.Number("answerMs") ?? Knobs.Number("inbound-answer-ms"), arguments.Number("talkMs") ?? Knobs.Number("talk-ms"));
        return new { rang = true };
    }

    // The far end of whatever the phone is used for.
    private object HangUp(ActionArguments arguments)
    {
        var line = Line(arguments, "number");
        switch (line.Service)
        {
            case ClickCall call:
                call.End(ImsCode.Success, "Disconnect");
                return Done(true);
            case Conference conference:
                return Done(conference.Leave(line.Number));
            default:
                return OnCall(arguments, call =>
                {
                    if (call.IsAnswered)
                        call.End();
                    else
                        call.Miss();
                });
        }
    }

    private object OnCall(ActionArguments arguments, Action<IncomingCall> act)
    {
        var line = Line(arguments, "number");
        if (line.Call is not { } call)
            throw new SimulatorActionException($"no call came in at {line.Number}");
        act(call);
        return Done(true);
    }

    private object Notice(ActionArguments arguments, ImsService service, string extra)
    {
        var line = Line(arguments, "to");
        state.Notify(line.Number, service, arguments.Text("from"), line.Number, extra);
        return Done(true);
    }

    private object Dial(ActionArguments arguments, ImsService service)
    {
        var line = Line(arguments, "from");
        state.Notify(line.Number, service, line.Number, arguments.Text("to"), state.TimeText());
        return Done(true);
    }

    // Somebody without this library takes a ringing call.
    private object PickUp(ActionArguments arguments) => OnCall(arguments, call =>
    {
        state.Notify(call.Line.Number, ImsService.CpuNoti, call.From, call.Line.Number);
        call.Line.Call = null;
    });

    private object TransferIn(ActionArguments arguments)
    {
        state.NoteTransfer(arguments.Text("from"), Line(arguments, "to").Number);
        return Done(true);
    }

    private object SessionChange(ActionArguments arguments)
    {
        var type = Knobs.Text("session-change") == "0x0306" ? ImsEventType.InitRecord : ImsEventType.Answer;
        return OnLibraries(arguments, library => library.Session.Raise(ImsService.CallTransfer, type, ImsCode.Success, arguments.Text("from")));
    }

    private object Message(ActionArguments arguments, string text, bool isMms)
    {
        state.Receive(new(arguments.Text("from"), Line(arguments, "to").Number, text, isMms));
        return Done(true);
    }

    private object SurveyAnswer(ActionArguments arguments)
    {
        var number = arguments.Text("number");
        var digits = arguments.OptionalText("digits") ?? "";
        var code = (int)(arguments.Number("code") ?? ImsCode.Success);
        return Done(state.Speech.Items.Any(round => round.Answer(number, code, digits)));
    }

    private object Leave(ActionArguments arguments)
    {
        var number = arguments.Text("number");
        return Done(Libraries(arguments).Any(library => library.Session.Conference?.Leave(number) ?? false));
    }

    private object Disconnect(ActionArguments arguments, int type, int usual)
    {
        var code = (int)(arguments.Number("code") ?? usual);
        return OnLibraries(arguments, library => library.Session.Disconnect(type, code));
    }

    private object Drop(ActionArguments arguments)
    {
        var name = arguments.OptionalText("answers") ?? nameof(SilentDrop.Accept);
        if (!Enum.TryParse<SilentDrop>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var drop))
            throw new SimulatorActionException($"unknown answers '{name}'; known: accept, not-login, fault, none");
        return OnLibraries(arguments, library => library.Session.Drop = drop);
    }

    private object Burst(ActionArguments arguments)
    {
        var count = arguments.Number("count") is { } number and > 0 and <= MostBurst
            ? number
            : throw new SimulatorActionException($"\"count\" is a number from 1 to {MostBurst}");
        return OnLibraries(arguments, library =>
        {
            for (var index = 1L; index <= count; index++)
            {
                var serial = index.ToString("D10", CultureInfo.InvariantCulture);
                var ticks = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
                library.Enqueue(ImsService.Cid, ImsEventType.Normal, ImsCode.Success, serial, library.Session.Number, ticks);
            }
        });
    }

    private object Event(ActionArguments arguments)
    {
        var service = (int)(arguments.Number("service") ?? (int)ImsService.Normal);
        var type = (int)(arguments.Number("type") ?? ImsEventType.Normal);
        var result = (int)(arguments.Number("result") ?? ImsCode.Success);
        var (number1, number2, extra) = (Bytes(arguments, "number1"), Bytes(arguments, "number2"), Bytes(arguments, "extra"));
        return OnLibraries(arguments, library => library.Enqueue(new(service, type, result, number1, number2, extra)));
    }

    // "…Hex" gives bytes as they are, such as half a character.
    private static byte[] Bytes(ActionArguments arguments, string name) => arguments.OptionalText(name + "Hex") is { } hex
        ? Convert.FromHexString(hex)
        : KoreanText.Encoding.GetBytes(arguments.OptionalText(name) ?? "");

    private object OnLibraries(ActionArguments arguments, Action<ImsLibrary> act)
    {
        var libraries = Libraries(arguments);
        foreach (var library in libraries)
            act(library);
        return new { libraries = libraries.Count };
    }

    // Without an account, every library that is connected.
    private List<ImsLibrary> Libraries(ActionArguments arguments) => arguments.OptionalText("account") is { } id
        ? [.. state.Libraries.Where(library => library.User?.Id == id)]
        : [.. state.Libraries.Where(library => library.Session.IsConnected)];

    private PhoneLine Line(ActionArguments arguments, string name) =>
        state.FindLine(arguments.Text(name)) ?? throw new SimulatorActionException($"no number {arguments.Text(name)}");

    private static object Done(bool done) => new { done };
}
