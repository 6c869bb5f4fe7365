using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on a call.</summary>
public abstract class CallCommand<TCapability> : SessionCommand where TCapability : class, ICapability
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    [ValidateNotNull]
    public virtual CallReference? Call { get; set; }

    /// <summary>The extension that the command acts for. Stronger than a piped call's.</summary>
    [Parameter]
    [DeviceNumber]
    public string? Device { get; set; }

    /// <summary>How long to wait for the final result, where it comes as an event of its own.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Come back when the vendor accepted the request.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override ISessionBound? Piped => Call?.Source;

    private protected override string? PipedText => Call?.Id;

    private protected override object? FailedInput(TelephonySession session) => (object?)Call?.Call ?? Call?.Id ?? (object?)Device ?? session;

    /// <summary>The capability that the command needs as it was called.</summary>
    private protected virtual TCapability Need(TelephonySession session) => session.Require<TCapability>();

    /// <summary>What is done, as <c>-WhatIf</c> says it.</summary>
    private protected abstract string Action { get; }

    private protected abstract Task<object?> ActAsync(TCapability capability, CallRequest request, CancellationToken cancellationToken);

    /// <summary>False where the command's call is not one of the line's own, so that none of those is taken by default.</summary>
    private protected virtual bool ActsOnOwnCall => true;

    /// <summary>True where the command is about a held call and the active one together: which two those are is the session's to find.</summary>
    private protected virtual bool ActsOnPair => false;

    /// <summary>True where the command makes something new, which it then always emits.</summary>
    private protected virtual bool AlwaysEmits => false;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var capability = Need(session);
        var call = ResolveCall(session);
        var request = new CallRequest { Call = call, Device = Device ?? call?.Device, Timeout = Timeout, NoWait = NoWait };
        if (!Confirmed(Target(session, call), Action)) return;
        var result = await ActAsync(capability, request, cancellationToken);
        if (PassThru || AlwaysEmits) Write(result);
    }

    string Target(TelephonySession session, Call? call) => call is null
        ? CommandTexts.LineCallTarget.With(Device ?? session.Device ?? session.Account, session.Name)
        : CommandTexts.CallTarget.With(call.Id, call.From, call.To, session.Name);

    /// <summary>The call meant: the one named, else the line's only active one. Null lets the vendor decide, who knows calls that this session never saw.</summary>
    private protected Call? ResolveCall(TelephonySession session)
    {
        if (Call is not null)
        {
            var named = session.FindCall(Call.Id) ?? Call.Call ?? throw new TelephonyException(TelephonyErrorKind.NotFound, CommandTexts.NoSuchCall.With(session.Name, Call.Id))
            {
                RecommendedAction = CommandTexts.NoSuchCallAction,
                Target = Call.Id,
            };
            // The newest word on the call, but the leg that was piped: a call has one at each of its parties.
            return named.State != CallState.Ended || Call.Call?.ParkingLocation is not null ? named with { Device = Call.Call?.Device ?? named.Device } : throw new TelephonyException(TelephonyErrorKind.NoActiveCall, CommandTexts.CallEnded.With(named.Id))
            {
                RecommendedAction = CommandTexts.NoSuchCallAction,
                Target = named,
            };
        }
        if (!ActsOnOwnCall) return null;
        if (ActsOnPair && session.Calls.ActiveOf(Device).Count > 1) return null;
        return session.Calls.AtMostOne(Device);
    }
}
