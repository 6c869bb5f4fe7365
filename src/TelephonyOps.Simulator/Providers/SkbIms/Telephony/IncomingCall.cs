using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>A call that came in from outside.</summary>
public sealed class IncomingCall
{
    private readonly SkbImsState _state;
    private readonly List<ImsSession> _ready = [];
    private ImsSession? _pickedUpBy;
    private bool _isOver;

    internal IncomingCall(SkbImsState state, PhoneLine line, string from)
    {
        _state = state;
        Line = line;
        From = from;
    }

    /// <summary>The caller.</summary>
    public string From { get; }

    /// <summary>The number whose phone rings or is talked on.</summary>
    public PhoneLine Line { get; private set; }

    /// <summary>Whether the phone was picked up.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The name of the recording that is being made.</summary>
    public string? Recording { get; internal set; }

    internal void Ring(long answerMs, long talkMs)
    {
        Line.Call = this;
        _state.Notify(Line.Number, ImsService.Cid, From, Line.Number);
        After(answerMs, () => Answer(talkMs));
        After(_state.Simulation.Knobs.Number("ring-ms"), () =>
        {
            if (!IsAnswered)
                Miss();
        });
    }

    /// <summary>The phone is picked up: the call can be recorded and transferred from now on.</summary>
    internal void Answer(long talkMs)
    {
        if (IsAnswered || _isOver)
            return;
        IsAnswered = true;
        _state.Notify(Line.Number, ImsService.TermCallStartNoti, From, Line.Number, _state.TimeText());
        var readyType = _state.Simulation.Knobs.Text("ready-event") == "init-record" ? ImsEventType.InitRecord : ImsEventType.ReadyService;
        foreach (var session in _state.Audience(Line.Number))
        {
            _ready.Add(session);
            session.ReadyCall = this;
            if (session.MayUse(ImsService.TermRec))
                session.Raise(ImsService.TermRec, readyType, ImsCode.Success, From, Line.Number);
            if (session.MayUse(ImsService.CallTransfer))
                session.Raise(ImsService.CallTransfer, ImsEventType.ReadyService, ImsCode.Success, From, Line.Number);
        }
        After(talkMs, () => End());
    }

    /// <summary>Nobody answers, or the caller gives up.</summary>
    internal void Miss()
    {
        if (_isOver)
            return;
        Leave();
        _state.Notify(Line.Number, ImsService.AbsNoti, From, Line.Number, _state.TimeText());
    }

    /// <summary>Another user takes the ringing call to his own phone.</summary>
    internal void PickUp(ImsSession session)
    {
        var rang = Line;
        rang.Call = null;
        _state.Notify(rang.Number, ImsService.CpuNoti, From, rang.Number);
        Line = _state.Line(session.Number);
        Line.Call = this;
        _pickedUpBy = session;
        session.PickedUp = this;
        Answer(_state.Simulation.Knobs.Number("talk-ms"));
    }

    /// <summary>The call ends; whoever asked for the end of the recording service may tell that himself.</summary>
    internal void End(Action? tellStopped = null)
    {
        if (_isOver)
            return;
        Leave();
        foreach (var session in _ready)
        {
            if (session.ReadyCall == this)
                session.ReadyCall = null;
            if (!session.MayUse(ImsService.TermRec))
                continue;
            if (Recording is { } name)
                session.Raise(ImsService.TermRec, ImsEventType.StopRecord, ImsCode.Success, From, Line.Number, name);
            if (tellStopped is null)
                session.Raise(ImsService.TermRec, ImsEventType.StopService, ImsCode.Success, From, Line.Number);
        }
        tellStopped?.Invoke();
        if (_pickedUpBy is { } by)
        {
            by.PickedUp = null;
            by.Raise(ImsService.CallPickup, ImsEventType.StopService, ImsCode.Success, From, Line.Number);
        }
        _state.Notify(Line.Number, ImsService.TermCallEndNoti, From, Line.Number, _state.TimeText());
    }

    private void Leave()
    {
        _isOver = true;
        if (Line.Call == this)
            Line.Call = null;
    }

    private void After(long milliseconds, Action step) => _state.After(milliseconds, () =>
    {
        if (!_isOver)
            step();
    });
}
