using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>Calls that read one text to several people.</summary>
public sealed class SpeechRound
{
    private readonly ImsSession _session;
    private readonly bool _wantsEvents;
    private readonly string _choices;
    private readonly List<string> _waiting;
    private readonly List<string> _failed = [];

    internal SpeechRound(ImsSession session, ImsService service, IReadOnlyList<string> numbers, string text, string choices, bool wantsEvents)
    {
        _session = session;
        _wantsEvents = wantsEvents;
        _choices = choices;
        _waiting = [.. numbers];
        Service = service;
        Numbers = numbers;
        Text = text;
    }

    /// <summary>TTS_RS, TTS_MSG or TTS_AUTH.</summary>
    public ImsService Service { get; }

    /// <summary>Who is called.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>What is read aloud.</summary>
    public string Text { get; }

    internal void Begin()
    {
        var isByHand = Service == ImsService.TtsRs && _session.State.Simulation.Knobs.Text("survey-answers") == "manual";
        foreach (var (index, number) in Numbers.Index())
        {
            var destination = Destination.Of(number);
            if (isByHand && destination.Code == ImsCode.Success)
                continue;
            _session.After(_session.State.AnswerTime(destination), () => Answer(number, destination.Code, Digit(index)));
        }
    }

    /// <summary>Somebody has heard the text and pressed a key, or the call failed; false where that call is over already.</summary>
    internal bool Answer(string number, int code, string digits)
    {
        if (!_waiting.Remove(number))
            return false;
        if (code != ImsCode.Success)
            _failed.Add(number);
        if (_wantsEvents)
            _session.Raise(Service, ImsEventType.Answer, code, number, "", code == ImsCode.Success ? digits : "");
        if (_waiting.Count == 0)
        {
            _session.Running.Remove(Service);
            var outcome = _failed.Count == 0 ? ImsCode.Success : _failed.Count < Numbers.Count ? ImsCode.PartialFail : ImsCode.Fail;
            _session.Raise(Service, ImsEventType.StopService, outcome, _session.Number, "", string.Join('^', _failed));
        }
        return true;
    }

    private string Digit(int index)
    {
        if (Service != ImsService.TtsRs)
            return "";
        var digits = _choices.Where(char.IsAsciiDigit).ToList();
        return digits.Count == 0 ? "1" : _session.State.Values.Pick(digits, index, 5).ToString();
    }
}
