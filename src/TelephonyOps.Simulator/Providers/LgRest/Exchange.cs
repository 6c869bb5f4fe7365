using System.Security.Cryptography;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>How long the two ends of an inbound call take; a negative time means for ever.</summary>
internal readonly record struct InboundPlan(TimeSpan Answer, TimeSpan Talk);

/// <summary>The switch: it rings phones, joins them, and writes the history when a call is over. One call a phone.</summary>
/// <param name="simulation">The run: clock, settings, end.</param>
/// <param name="resolve">Finds the line that a number rings.</param>
/// <param name="rang">Told when a phone begins to ring, and who calls.</param>
internal sealed class Exchange(SimulationContext simulation, Func<string, Line?> resolve, Func<Line, string, Task> rang)
{
    private readonly BackgroundWork _work = new(simulation);
    private readonly Lock _lock = new();

    private DateTime Now => KoreaTime.Now(simulation.Clock);

    private Knobs Knobs => simulation.Knobs;

    /// <summary>Times of an inbound call that nobody gave times for.</summary>
    public InboundPlan DefaultPlan() => new(Knobs.Milliseconds("inbound-answer-ms"), Knobs.Milliseconds("talk-ms"));

    /// <summary>Rings the line's own phone, then the destination. Comes back when the own phone was picked up; null when it was not.</summary>
    public async Task<PhoneCall?> DialAsync(Line line, string destination, CancellationToken cancellationToken)
    {
        PhoneCall call;
        lock (_lock)
        {
            line.DialledNumbers.Add(destination);
            if (line.Call is not null || Knobs.Text("pickup") == "busy")
                return null;
            call = new(isInbound: false, destination, OwnChannel(line), TrunkChannel(), Now);
            line.Call = call;
        }
        Run(() => RunOutboundAsync(line, call));
        return await call.PickedUp.Task.WaitAsync(cancellationToken) ? call : null;
    }

    /// <summary>Somebody calls the line. Null when it does not ring: busy, or forwarded.</summary>
    public PhoneCall? Ring(Line line, string from, InboundPlan plan)
    {
        PhoneCall call;
        lock (_lock)
        {
            call = new(isInbound: true, from, OwnChannel(line), TrunkChannel(), Now);
            if (line.ForwardedTo is { } destination)
            {
                // The network forwards before the phone knows: only a list of calls shows it.
                line.WriteForwarded(call, destination);
                return null;
            }
            if (line.Call is not null)
            {
                Write(line, call, CallResult.Busy);
                return null;
            }
            line.Call = call;
        }
        Run(() => rang(line, from));
        Run(() => RunInboundAsync(line, call, plan));
        return call;
    }

    /// <summary>The called user picks up.</summary>
    public bool Answer(Line line, PhoneCall call)
    {
        lock (_lock)
        {
            if (call.Phase != CallPhase.OwnRinging)
                return false;
            Connect(call);
            if (call.Other is { } other)
                Connect(other.Call);
            call.PickedUp.TrySetResult(true);
            return true;
        }
    }

    /// <summary>Ends a call, and the same call on the other line's phone.</summary>
    public bool End(Line line, PhoneCall call, CallResult result)
    {
        lock (_lock)
        {
            if (call.Phase == CallPhase.Ended)
                return false;
            if (call.RecordingSince is { } since)
                line.KeepRecording(call, since, Now);
            Write(line, call, call.Answered is null ? result : CallResult.Answered);
            call.Phase = CallPhase.Ended;
            call.RecordingSince = null;
            if (line.Call == call)
                line.Call = null;
            call.PickedUp.TrySetResult(false);
            call.Over.TrySetResult();
            if (call.Other is { } other)
                End(other.Line, other.Call, result);
            return true;
        }
    }

    /// <summary>The user hangs up. Null, here and below, when there is no call to do it with.</summary>
    public PhoneCall? HangUp(Line line) => InCall(line, call => End(line, call, CallResult.Cancelled));

    public PhoneCall? CallOf(Line line) => InCall(line, _ => true);

    /// <summary>Starts a recording; one that runs goes on.</summary>
    public PhoneCall? StartRecording(Line line) => InCall(line, call =>
    {
        call.RecordingSince ??= Now;
        return true;
    });

    public PhoneCall? StopRecording(Line line) => InCall(line, call =>
    {
        if (call.RecordingSince is not { } since)
            return false;
        line.KeepRecording(call, since, Now);
        call.RecordingSince = null;
        return true;
    });

    public PhoneCall? Hold(Line line) => InCall(line, call => call.IsHeld = true);

    public PhoneCall? Retrieve(Line line) => InCall(line, call =>
    {
        var wasHeld = call.IsHeld;
        call.IsHeld = false;
        return wasHeld;
    });

    /// <summary>Calls more people into the conversation.</summary>
    public PhoneCall? Confer(Line line, IEnumerable<string> numbers) => InCall(line, call =>
    {
        foreach (var number in numbers)
            call.ConferenceMembers.Add(number);
        return true;
    });

    /// <summary>Starts what goes on beside the requests; it ends with the simulator.</summary>
    public void Run(Func<Task> work) => _work.Run(work);

    private PhoneCall? InCall(Line line, Func<PhoneCall, bool> act)
    {
        lock (_lock)
            return line.Call is { Phase: CallPhase.FarRinging or CallPhase.Connected } call && act(call) ? call : null;
    }

    private async Task RunOutboundAsync(Line line, PhoneCall call)
    {
        if (Knobs.Text("pickup") == "never")
        {
            await PassAsync(call, Knobs.Milliseconds("own-ring-ms"));
            End(line, call, CallResult.NoAnswer);
            return;
        }
        await PassAsync(call, Knobs.Milliseconds("pickup-ms"));
        lock (_lock)
        {
            if (call.Phase != CallPhase.OwnRinging)
                return;
            call.Phase = CallPhase.FarRinging;
            call.PickedUp.TrySetResult(true);
        }

        if (DialPlan.FailureOf(call.Remote) is { } failure)
        {
            await PassAsync(call, Knobs.Milliseconds(failure == CallResult.NoAnswer ? "no-answer-ms" : "answer-ms"));
            End(line, call, failure);
        }
        else if (resolve(call.Remote) is { ForwardedTo: null } peer && peer != line)
        {
            RingPeer(line, call, peer);
        }
        else
        {
            // A line that is forwarded gets its row; the call itself goes on to wherever it is sent.
            if (resolve(call.Remote) is { ForwardedTo: not null } forwarded)
                Ring(forwarded, line.Extension, DefaultPlan());
            await PassAsync(call, Knobs.Milliseconds("answer-ms"));
            lock (_lock)
                Connect(call);
            await PassAsync(call, Knobs.Milliseconds("talk-ms"));
            End(line, call, CallResult.Answered);
        }
    }

    private void RingPeer(Line line, PhoneCall call, Line peer)
    {
        lock (_lock)
        {
            if (Ring(peer, line.Extension, DefaultPlan()) is { } leg)
            {
                call.Other = (peer, leg);
                leg.Other = (line, call);
            }
            else
            {
                End(line, call, CallResult.Busy);
            }
        }
    }

    private async Task RunInboundAsync(Line line, PhoneCall call, InboundPlan plan)
    {
        await PassAsync(call, plan.Answer, call.PickedUp.Task);
        Answer(line, call);
        await PassAsync(call, plan.Talk);
        End(line, call, CallResult.Answered);
    }

    private Task PassAsync(PhoneCall call, TimeSpan time, params IReadOnlyList<Task> orUntil) => _work.PassAsync(time, [call.Over.Task, .. orUntil]);

    private void Connect(PhoneCall call)
    {
        if (call.Phase == CallPhase.Ended)
            return;
        call.Phase = CallPhase.Connected;
        call.Answered = Now;
    }

    private void Write(Line line, PhoneCall call, CallResult result)
    {
        var now = Now;
        var ringing = (int)((call.Answered ?? now) - call.Started).TotalSeconds;
        var talking = call.Answered is { } answered ? (int)(now - answered).TotalSeconds : 0;
        line.Write(call, new(call.Started, call.Remote, ringing, talking, result));
    }

    private static string OwnChannel(Line line) => $"SIP/{line.SipUser}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";

    private static string TrunkChannel() => $"SIP/5060-b72{RandomNumberGenerator.GetHexString(9, lowercase: true)}";
}
