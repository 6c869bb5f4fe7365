using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Suspend-TelCall</summary>
[Cmdlet(VerbsLifecycle.Suspend, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class SuspendTelCallCommand : CallCommand<ICapability>
{
    /// <summary>Park it, so that any phone can take it; the result has its parking location.</summary>
    [Parameter]
    public SwitchParameter Park { get; set; }

    private protected override string Action => Park ? CommandTexts.ActionPark : CommandTexts.ActionHold;

    private protected override bool AlwaysEmits => Park;

    private protected override ICapability Need(TelephonySession session) => Park ? session.Require<ICallParking>() : session.Require<ICallHolding>();

    private protected override async Task<object?> ActAsync(ICapability capability, CallRequest request, CancellationToken cancellationToken)
        => capability is ICallParking parking && Park ? await parking.ParkAsync(request, cancellationToken) : await ((ICallHolding)capability).HoldAsync(request, cancellationToken);
}
