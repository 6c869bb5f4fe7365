using System.Security.Cryptography;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>How long the two ends of an inbound call take; a negative time means for ever.</summary>
internal readonly record struct InboundPlan(TimeSpan Answer, TimeSpan Talk);

/// <summary>The switch: it rings phones, joins them, and writes the history when a call is over. One call a phone.</summary>
internal sealed class Exchange(CentrexState state)
{
    private readonly Lock _lock = new();

    private TimeProvider Clock => state.Simulation.Clock;

    private DateTime Now => KoreaTime.Now(Clock);

    private Hosting.Knobs Knobs => state.Simulation.Knobs;

    /// <summary>Rings the account's own phone first, as click-to-dial does (2.3). Null when that phone is busy.</summary>
    public PhoneCall? Dial(CentrexAccount account, string destination)
    {
        PhoneCall call;
        lock (_lock)
        {
            account.DialledNumbers.Add(destination);
            if (account.Call is not null || Knobs.Text("pickup") == "busy")
                return null;
            call = new(isInbound: false, destination, OwnChannel(account), TrunkChannel(), Now);
            account.Call = call;
        }
        Run(() => RunOutboundAsync(account, call));
        return call;
    }

    /// <summary>Somebody calls the account. Null when it does not ring: busy, or forwarded.</summary>
    public PhoneCall? Ring(CentrexAccount account, string from, InboundPlan plan)
    {
        PhoneCall call;
        lock (_lock)
        {
            call = new(isInbound: true, from, OwnChannel(account), TrunkChannel(), Now);
            if (account.Forward is { Use: "F", Type: "0" } forward)
            {
                // The network forwards before the phone knows: the inbound list alone shows the call, and no hook is called.
                account.Inbound.Add(new(
                    call.Started, from, 3, 10, CallResult.Answered, call.FarChannel, $"SIP/xxx.xxx.xxx.100-{Suffix()}", $"SIP/{forward.Number}"));
                return null;
            }
            if (account.Call is not null)
            {
                Write(account, call, CallResult.Busy);
                return null;
            }
            account.Call = call;
        }
        Run(() => state.Hooks.CallAsync(account, HookKind.Ring, from, ""));
        Run(() => RunInboundAsync(account, call, plan));
        return call;
    }

    /// <summary>The called user picks up.</summary>
    public bool Answer(CentrexAccount account, PhoneCall call)
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

    /// <summary>Ends a call, and the same call on the other account's phone.</summary>
    public bool End(CentrexAccount account, PhoneCall call, CallResult result)
    {
        lock (_lock)
        {
            if (call.Phase == CallPhase.Ended)
                return false;
            if (call.RecordingSince is { } since)
                account.Recordings.Add(call.Remote, since, Now);
            Write(account, call, call.Answered is null ? result : CallResult.Answered);
            call.Phase = CallPhase.Ended;
            call.RecordingSince = null;
            if (account.Call == call)
                account.Call = null;
            call.PickedUp.TrySetResult(false);
            call.Over.TrySetResult();
            if (call.Other is { } other)
                End(other.Account, other.Call, result);
            return true;
        }
    }

    /// <summary>Does something to the call that the account's user is in; null when there is none.</summary>
    public T? WithCall<T>(CentrexAccount account, Func<PhoneCall, T> act)
        where T : class
    {
        lock (_lock)
            return account.Call is { Phase: CallPhase.FarRinging or CallPhase.Connected } call ? act(call) : null;
    }

    public void EndAll()
    {
        foreach (var account in state.Accounts)
        {
            if (account.Call is { } call)
                End(account, call, CallResult.Failed);
        }
    }

    private async Task RunOutboundAsync(CentrexAccount account, PhoneCall call)
    {
        if (Knobs.Text("pickup") == "never")
        {
            await PassAsync(call, Knobs.Milliseconds("own-ring-ms"));
            End(account, call, CallResult.NoAnswer);
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

        if (FailureOf(call.Remote) is { } failure)
        {
            await PassAsync(call, Knobs.Milliseconds(failure == CallResult.NoAnswer ? "no-answer-ms" : "answer-ms"));
            End(account, call, failure);
        }
        else if (state.Resolve(call.Remote) is { } peer && peer != account)
        {
            RingPeer(account, call, peer);
        }
        else
        {
            await PassAsync(call, Knobs.Milliseconds("answer-ms"));
            lock (_lock)
                Connect(call);
            await PassAsync(call, Knobs.Milliseconds("talk-ms"));
            End(account, call, CallResult.Answered);
        }
    }

    private void RingPeer(CentrexAccount account, PhoneCall call, CentrexAccount peer)
    {
        lock (_lock)
        {
            if (Ring(peer, account.Extension, DefaultPlan()) is { } leg)
            {
                call.Other = (peer, leg);
                leg.Other = (account, call);
            }
            else
            {
                End(account, call, CallResult.Busy);
            }
        }
    }

    /// <summary>Times of an inbound call that nobody gave times for.</summary>
    public InboundPlan DefaultPlan() => new(Knobs.Milliseconds("inbound-answer-ms"), Knobs.Milliseconds("talk-ms"));

    private async Task RunInboundAsync(CentrexAccount account, PhoneCall call, InboundPlan plan)
    {
        await PassAsync(call, plan.Answer, call.PickedUp.Task);
        Answer(account, call);
        await PassAsync(call, plan.Talk);
        End(account, call, CallResult.Answered);
    }

    // Time passes for the call, unless the call is over (or what else was waited for has come) before; a negative time has no end.
    private async Task PassAsync(PhoneCall call, TimeSpan time, Task? orUntil = null)
    {
        var wait = time < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : time;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(state.Simulation.Stopping);
        await Task.WhenAny(Task.Delay(wait, Clock, end.Token), call.Over.Task, orUntil ?? call.Over.Task);
        await end.CancelAsync();
        state.Simulation.Stopping.ThrowIfCancellationRequested();
    }

    private void Connect(PhoneCall call)
    {
        if (call.Phase == CallPhase.Ended)
            return;
        call.Phase = CallPhase.Connected;
        call.Answered = Now;
    }

    private void Write(CentrexAccount account, PhoneCall call, CallResult result)
    {
        var now = Now;
        var ringing = (int)((call.Answered ?? now) - call.Started).TotalSeconds;
        var talking = call.Answered is { } answered ? (int)(now - answered).TotalSeconds : 0;
        var log = call.IsInbound ? account.Inbound : account.Outbound;
        var (caller, called) = call.IsInbound ? (call.FarChannel, call.OwnChannel) : (call.OwnChannel, call.FarChannel);
        log.Add(new(call.Started, call.Remote, ringing, talking, result, caller, called, called[..called.LastIndexOf('-')]));
    }

    // The last four digits say what becomes of a call to outside: the simulator's own convention.
    private static CallResult? FailureOf(string number) => number.Length < 8 ? null : number[^4..] switch
    {
        "0001" => CallResult.Busy,
        "0002" => CallResult.NoAnswer,
        "0003" => CallResult.Failed,
        _ => null,
    };

    private static string OwnChannel(CentrexAccount account) => $"SIP/{account.SipUser}-{Suffix()}";

    private static string TrunkChannel() => $"SIP/5060-b72{RandomNumberGenerator.GetHexString(9, lowercase: true)}";

    private static string Suffix() => RandomNumberGenerator.GetHexString(4, lowercase: true);

    /// <summary>Starts what goes on beside the requests; it ends with the simulator.</summary>
    public void Run(Func<Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (state.Simulation.Stopping.IsCancellationRequested)
        {
            // The simulator ends: so do its calls.
        }
    });
}
