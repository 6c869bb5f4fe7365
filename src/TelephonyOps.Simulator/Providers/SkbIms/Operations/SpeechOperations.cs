using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Sections 2.14 to 2.16: calls that read a text aloud.</summary>
internal static class SpeechOperations
{
    private const int AuthNumberLength = 20;

    /// <summary>2.14: 140 characters of text, 200 with the choices.</summary>
    public static int Survey(ImsCall call)
    {
        var (choices, text) = (call.Text(2), call.Text(3));
        if (text.Length > 0 && text.Length + choices.Length > call.Knobs.Int(Profiles.MaxMentSize))
            return call.Breach("over-length", ImsCode.OverLength);
        return Speak(call, ImsService.TtsRs, call.Text(1), text, choices, wantsEvents: call.Number(0) == 1);
    }

    public static int Message(ImsCall call) => Speak(call, ImsService.TtsMsg, call.Text(1), call.Text(2), "", wantsEvents: call.Number(0) == 1);

    public static int AuthNumber(ImsCall call) => call.Text(1).Length > AuthNumberLength
        ? call.Breach("over-length", ImsCode.OverLength)
        : Speak(call, ImsService.TtsAuth, call.Text(0), call.Text(1), "", wantsEvents: false);

    private static int Speak(ImsCall call, ImsService service, string list, string text, string choices, bool wantsEvents)
    {
        var session = call.Session;
        if (session.IsRunning(service))
            return ImsCode.InService;
        if (Rules.Numbers(list) is not { } numbers)
            return ImsCode.InvalidNumber;
        if (text.Length == 0)
            return ImsCode.InvalidMessage;
        if (text.Length > call.Knobs.Int(Profiles.MentSize))
            return call.Breach("over-length", ImsCode.OverLength);
        if (numbers.Length > call.Knobs.Int(Profiles.MaxReceivers))
            return call.Refuse(call.Breach("too-many-receivers", ImsCode.LimitExceeded));
        return call.Accept(() =>
        {
            session.Running.Add(service);
            var round = new SpeechRound(session, service, numbers, text, choices, wantsEvents);
            call.State.Speech.Add(round);
            call.Result(number1: session.Number);
            round.Begin();
        });
    }
}
