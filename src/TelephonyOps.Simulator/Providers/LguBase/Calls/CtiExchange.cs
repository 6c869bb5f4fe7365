using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Simulator.Providers.LguBase.Records;

namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>The switch: it rings phones, joins two ends, tells the lines, and writes the history.</summary>
internal sealed class CtiExchange
{
    private readonly SimulationContext _simulation;
    private readonly LguBaseState _state;
    private readonly BackgroundWork _work;

    public CtiExchange(LguBaseState state)
    {
        _state = state;
        _simulation = state.Simulation;
        _work = new(_simulation);
        Ids = new(_simulation);
        Events = new(_simulation.Knobs);
        Rooms = new(state, this);
    }

    /// <summary>Held by whoever changes calls: events reach every line in the order in which things happened.</summary>
    public Lock Sync { get; } = new();

    public IdSource Ids { get; }

    public CallEvents Events { get; }

    public ConferenceRooms Rooms { get; }

    public DateTime Now => KoreaTime.Now(_simulation.Clock);

    private Knobs Knobs => _simulation.Knobs;

    /// <summary>Click-to-call (3.1): the own phone first, then the destination. False when the own phone is busy or is not picked up.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">The destination.</param>
    /// <param name="shownNumber">What the destination is shown; empty for the line's own number.</param>
    /// <param name="pickedUp">Called when the own phone is picked up, before the first event.</param>
    /// <param name="cancellationToken">Nobody waits any more.</param>
    public async Task<bool> ClickAsync(LguLine line, string number, string shownNumber, Action pickedUp, CancellationToken cancellationToken)
    {
        line.Dialled.Add(number);
        LguCall call;
        lock (Sync)
        {
            if (IsBusy(line) || Knobs.Text("pickup") == "busy")
                return false;
            call = MakeOutbound(line, number, shownNumber);
            line.Enter(call);
        }
        _work.Run(async () =>
        {
            var isPickedUp = Knobs.Text("pickup") != "never";
            await _work.PassAsync(Knobs.Milliseconds(isPickedUp ? "pickup-ms" : "own-ring-ms"), call.Over.Task);
            lock (Sync)
            {
                if (call.Phase != CallPhase.OwnRinging)
                    return;
                if (!isPickedUp)
                {
                    End(call, HangUpCause.NoAnswer);
                    return;
                }
                pickedUp();
                StartRinging(call);
            }
        });
        return await call.PickedUp.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The user dials on the phone. Null when it is busy.</summary>
    public LguCall? Dial(LguLine line, string number, CallPlan? plan = null)
    {
        lock (Sync)
        {
            if (IsBusy(line))
                return null;
            var call = MakeOutbound(line, number, "");
            StartRinging(call, plan);
            return call;
        }
    }

    /// <summary>Somebody outside calls a line. Null when it does not ring.</summary>
    public LguCall? RingFromOutside(LguLine line, string from, string? numberAtTalk, CallPlan plan)
    {
        lock (Sync)
        {
            var source = Ids.Sip(Knobs.Text("trunk"), from, null);
            var call = new LguCall(source, line.CallerId, Now) { InboundNumber = line.CallerId, SourceNumberAtTalk = numberAtTalk };
            StartRinging(call, plan);
            return call.Phase == CallPhase.Ringing && call.Called.Line is not null ? call : null;
        }
    }

    /// <summary>Rings whatever the call's number stands for, and lets time do the rest.</summary>
    public void StartRinging(LguCall call, CallPlan? plan = null)
    {
        var (target, number) = _state.Destination(call.Dialled);
        var isBusy = target is not null && IsBusy(target);
        var peer = target?.Agent ?? Knobs.Text("trunk");
        call.Called = Ids.Sip(peer, target is null ? call.Dialled : target.Extension, isBusy ? null : target);
        call.Phase = CallPhase.Ringing;
        foreach (var line in call.Lines)
            line.Enter(call);
        Events.Ring(call);
        call.PickedUp.TrySetResult(true);

        var failure = target is not null ? isBusy ? HangUpCause.Busy : null : OutsideFailure(number);
        var times = plan ?? (target is null ? CallPlan.Outside(Knobs) : CallPlan.Inside(Knobs));
        if (isBusy)
        {
            target!.History.Add(RowOf(call, target, CallResult.Busy));
            End(call, HangUpCause.Busy);
        }
        else
        {
            _work.Run(() => LiveAsync(call, times, failure));
        }
    }

    /// <summary>The called end answers. On command the exchange puts it on a new channel (5.2, 5.3).</summary>
    public bool Answer(LguCall call, bool byCommand)
    {
        lock (Sync)
        {
            if (call.Phase != CallPhase.Ringing)
                return false;
            var isNew = Knobs.Text("answer-channel") switch { "new" => true, "same" => false, _ => byCommand };
            if (isNew && call.Called.Line is { } line)
                call.Called = Ids.Sip(line.Agent, call.Called.Number, line);
            Connect(call);
            return true;
        }
    }

    /// <summary>The called end is this leg from now on, and talks.</summary>
    public void Connect(LguCall call)
    {
        call.Phase = CallPhase.Talking;
        call.Answered = Now;
        call.Connected.TrySetResult();
        if (call.Room is { } room)
            Rooms.Answered(call, room);
        else
            Events.List(call);
    }

    /// <summary>Both ends are through with each other; what hangs on the call ends with it.</summary>
    public bool End(LguCall call, HangUpCause cause)
    {
        lock (Sync)
        {
            if (call.Phase == CallPhase.Ended)
                return false;
            Events.Out(call, cause);
            if (call.Consultant is { } consultant)
                ReturnToFirst(consultant, cause);
            Close(call, cause);
            if (call.Consultation is { } consultation)
                End(consultation, cause);
            if (call.Joined is { } joined)
                End(joined, cause);
            return true;
        }
    }

    /// <summary>Takes the call off all its lines without a word to them.</summary>
    public void Close(LguCall call, HangUpCause cause)
    {
        var lines = call.Lines.ToList();
        // A click whose own phone nobody picked up has called nobody.
        if (call.Phase != CallPhase.OwnRinging)
            lines.ForEach(line => Write(call, line, cause));
        call.Phase = CallPhase.Ended;
        lines.ForEach(line => line.Leave(call));
        call.PickedUp.TrySetResult(false);
        call.Over.TrySetResult();
    }

    /// <summary>One line is out of the call; the call goes on without it.</summary>
    public void TakeOut(LguCall call, LguLine line, HangUpCause cause)
    {
        Events.Out(line, call, cause);
        Write(call, line, cause);
        line.Leave(call);
        call.Left = line;
    }

    public bool StopRecording(LguCall call, LguLine line)
    {
        if (!call.RecordingSince.Remove(line, out var since))
            return false;
        var isInbound = line == call.Called.Line;
        var remote = call.FarLegOf(line).Number;
        line.Records.Add(new(isInbound, isInbound ? remote : line.Extension, isInbound ? line.Extension : remote, since, Now));
        return true;
    }

    public bool IsBusy(LguLine line) => !Knobs.Flag("call-waiting") && (line.Calls.Count > 0 || Rooms.RoomOf(line) is not null);

    public void EndAll()
    {
        lock (Sync)
        {
            foreach (var call in _state.Lines.SelectMany(line => line.Calls).ToList())
                Close(call, HangUpCause.Normal);
            Rooms.Clear();
            Ids.Reset();
        }
    }

    private LguCall MakeOutbound(LguLine line, string number, string shownNumber)
    {
        var isInside = _state.Resolve(number) is not null;
        var shown = shownNumber.Length > 0 ? shownNumber : isInside ? line.Agent : line.CallerId;
        return new(Ids.Sip(line.Agent, shown, line), number, Now);
    }

    private async Task LiveAsync(LguCall call, CallPlan plan, HangUpCause? failure)
    {
        if (failure is { } cause)
        {
            await _work.PassAsync(cause == HangUpCause.NoAnswer ? Knobs.Milliseconds("no-answer-ms") : plan.Answer, call.Over.Task);
            End(call, cause);
            return;
        }
        await _work.PassAsync(plan.IsAnswered ? plan.Answer : plan.Ring, call.Connected.Task, call.Over.Task);
        lock (Sync)
        {
            if (plan.IsAnswered)
                Answer(call, byCommand: false);
            else if (call.Phase == CallPhase.Ringing)
                End(call, HangUpCause.NoAnswer);
        }
        await _work.PassAsync(plan.Talk, call.Over.Task);
        End(call, HangUpCause.Normal);
    }

    // The consulted side is gone: who transfers has the first call again.
    private void ReturnToFirst(Consultant consultant, HangUpCause cause)
    {
        Events.OutConsultation(consultant, cause);
        consultant.First.Consultation = null;
        consultant.First.IsHeld = false;
    }

    private void Write(LguCall call, LguLine line, HangUpCause cause)
    {
        StopRecording(call, line);
        var result = call.Answered is not null ? CallResult.Answered : cause switch
        {
            HangUpCause.Busy or HangUpCause.Rejected => CallResult.Busy,
            HangUpCause.NoAnswer => CallResult.NoAnswer,
            HangUpCause.Normal or HangUpCause.AnsweredElsewhere => CallResult.Cancelled,
            _ => CallResult.Failed,
        };
        line.History.Add(RowOf(call, line, result));
    }

    private HistoryRow RowOf(LguCall call, LguLine line, CallResult result)
    {
        var isInbound = line != call.Source.Line;
        var now = Now;
        var ringing = (int)((call.Answered ?? now) - call.Started).TotalSeconds;
        var talking = call.Answered is { } answered ? (int)(now - answered).TotalSeconds : 0;
        var (own, far) = isInbound ? (call.Called, call.Source) : (call.Source, call.Called);
        var remote = isInbound ? far.Number : call.Dialled;
        return new(call.Started, isInbound, line.Extension, remote, ringing, talking, result, own.Channel, far.Channel);
    }

    private static HangUpCause? OutsideFailure(string number) => DialPlan.FailureOf(number) switch
    {
        CallResult.Busy => HangUpCause.Busy,
        CallResult.NoAnswer => HangUpCause.NoAnswer,
        CallResult.Failed => HangUpCause.OutOfOrder,
        _ => null,
    };
}
