using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Move-TelCall</summary>
[Cmdlet(VerbsCommon.Move, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class MoveTelCallCommand : PipedCallCommand<ICallTransfer>
{
    [Parameter(Mandatory = true, Position = 0)]
    [PhoneNumbers]
    public string To { get; set; } = "";

    [Parameter]
    public TransferMode Mode { get; set; }

    [Parameter]
    [PhoneNumbers]
    public string? CallerId { get; set; }

    [Parameter]
    public DisplayMode? Display { get; set; }

    private protected override string Action => CommandTexts.ActionTransfer.With(Mode, To);

    private protected override async Task<object?> ActAsync(ICallTransfer capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.TransferAsync(
            new TransferRequest
            {
                Call = request.Call,
                Device = request.Device,
                Timeout = request.Timeout,
                NoWait = request.NoWait,
                To = PhoneNumber.Normalize(To),
                Mode = Mode,
                CallerId = CallerId is null ? null : PhoneNumber.Normalize(CallerId),
                Display = Display,
            },
            cancellationToken);
}
