using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Request-TelPickup</summary>
[Cmdlet(VerbsLifecycle.Request, "TelPickup", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class RequestTelPickupCommand : PipedCallCommand<ICallPickup>
{
    /// <summary>The ringing extension; without it, whatever rings in the own group.</summary>
    [Parameter(Position = 0)]
    [DeviceNumber]
    [ValidateNotNullOrEmpty]
    public string? Extension { get; set; }

    [Parameter]
    public SwitchParameter AutoAnswer { get; set; }

    [Parameter]
    public DisplayMode? Display { get; set; }

    // A call that rings elsewhere is not among the line's own.
    private protected override bool ActsOnOwnCall => false;

    private protected override string Action => CommandTexts.ActionPickup.With(Extension ?? CommandTexts.OwnGroup);

    private protected override async Task<object?> ActAsync(ICallPickup capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.PickupAsync(
            new PickupRequest
            {
                Call = request.Call,
                Device = request.Device,
                Timeout = request.Timeout,
                NoWait = request.NoWait,
                Extension = Extension,
                AutoAnswer = AutoAnswer,
                Display = Display,
            },
            cancellationToken);
}
