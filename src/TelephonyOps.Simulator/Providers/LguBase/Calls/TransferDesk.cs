namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>What one end does with a call: hang up, pass on, pick up elsewhere, hold, record. Null or false where there is no such call.</summary>
internal sealed class TransferDesk(LguBaseState state, CtiExchange exchange)
{
    /// <summary>Takes the ringing call; the channels, where given, must be this call's.</summary>
    public bool Answer(LguLine line, IReadOnlyCollection<string> channels)
    {
        lock (exchange.Sync)
        {
            var call = line.Calls.FirstOrDefault(call =>
                call.Phase == CallPhase.Ringing && call.Called.Line == line
                && (channels.Count == 0 || channels.Contains(call.Called.Channel) || channels.Contains(call.Source.Channel)));
            return call is not null && exchange.Answer(call, byCommand: true);
        }
    }

    /// <summary>Ends what this channel is part of; without a channel the line's own call.</summary>
    public bool HangUp(LguLine line, string channel)
    {
        lock (exchange.Sync)
        {
            if (Find(line, channel) is not { } call)
                return exchange.Rooms.HangUp(line, channel);
            if (call.Consultation is { } consultation && IsEndOf(consultation, channel))
                return exchange.End(consultation, HangUpCause.Normal);
            if (call.Consultation is not null && (channel.Length == 0 || channel == call.LegOf(line).Channel))
                return CompleteTransfer(line, call);
            var isRejected = call.Phase == CallPhase.Ringing && call.Called.Line == line;
            return exchange.End(call, isRejected ? HangUpCause.Rejected : HangUpCause.Normal);
        }
    }

    /// <summary>Takes a call that rings elsewhere: at this extension, or anywhere in the group (3.5).</summary>
    public bool Pickup(LguLine line, string extension)
    {
        lock (exchange.Sync)
        {
            var ringing = state.Lines
                .Where(other => other != line && (extension.Length == 0 || other == state.Resolve(extension)))
                .SelectMany(other => other.Calls.Where(call => call.Called.Line == other))
                .Where(call => call.Phase == CallPhase.Ringing && call.Source.Line != line)
                .MinBy(call => call.Started);
            if (ringing is null || exchange.IsBusy(line))
                return false;
            exchange.TakeOut(ringing, ringing.Called.Line!, HangUpCause.AnsweredElsewhere);
            ringing.Called = exchange.Ids.Sip(line.Agent, line.Extension, line);
            ringing.Left = null;
            line.Enter(ringing);
            exchange.Connect(ringing);
            return true;
        }
    }

    /// <summary>Blind transfer (3.11): who transfers is out at once, the other end calls the new number.</summary>
    public bool Transfer(LguLine line, string number)
    {
        lock (exchange.Sync)
        {
            if (Talking(line) is not { Consultation: null, Consultant: null, Joined: null } call || !state.CanReach(number, line))
                return false;
            var far = call.FarLegOf(line);
            exchange.TakeOut(call, line, HangUpCause.Normal);
            exchange.Close(call, HangUpCause.Normal);
            exchange.StartRinging(new(far, number, exchange.Now));
            return true;
        }
    }

    /// <summary>Attended transfer (3.12, 3.13): a second call beside the first, which waits.</summary>
    public bool Consult(LguLine line, string number, string shownNumber)
    {
        lock (exchange.Sync)
        {
            if (Talking(line) is not { Consultation: null, Consultant: null, Joined: null } first || !state.CanReach(number, line))
                return false;
            var (near, far) = exchange.Ids.Local(number, shownNumber.Length > 0 ? shownNumber : line.Agent);
            var consultant = new Consultant(line, near, first);
            var consultation = new LguCall(far, number, exchange.Now) { Consultant = consultant };
            first.Consultation = consultation;
            first.IsHeld = true;
            exchange.Events.ListConsultation(consultant);
            exchange.StartRinging(consultation);
            return true;
        }
    }

    public bool Hold(LguLine line, bool on)
    {
        lock (exchange.Sync)
        {
            if (Talking(line) is not { } call || call.IsHeld == on)
                return false;
            call.IsHeld = on;
            return true;
        }
    }

    public bool Record(LguLine line, bool on)
    {
        lock (exchange.Sync)
        {
            if (Talking(line) is not { } call)
                return false;
            return on ? call.RecordingSince.TryAdd(line, exchange.Now) : exchange.StopRecording(call, line);
        }
    }

    /// <summary>The call that the line's user talks in, the latest first.</summary>
    public static LguCall? Talking(LguLine line) => line.Calls.LastOrDefault(call => call.Phase == CallPhase.Talking);

    // Who transfers hangs up: the waiting party and the consulted one are one conversation now, and no event says so.
    private bool CompleteTransfer(LguLine line, LguCall first)
    {
        var consultation = first.Consultation!;
        exchange.Events.OutConsultation(consultation.Consultant!, HangUpCause.Normal);
        exchange.TakeOut(first, line, HangUpCause.Normal);
        first.Consultation = null;
        first.IsHeld = false;
        first.Joined = consultation;
        consultation.Consultant = null;
        consultation.Joined = first;
        return true;
    }

    private static LguCall? Find(LguLine line, string channel)
    {
        if (channel.Length == 0)
            return Talking(line) ?? line.LatestCall;
        return line.Calls.FirstOrDefault(call =>
            IsEndOf(call, channel) || (call.Consultation is { } consultation && IsEndOf(consultation, channel)));
    }

    private static bool IsEndOf(LguCall call, string channel) =>
        call.Source.Channel == channel || call.Called.Channel == channel || call.Consultant?.Local.Channel == channel;
}
