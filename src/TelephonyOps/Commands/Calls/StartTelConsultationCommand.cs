using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Start-TelConsultation</summary>
[Cmdlet(VerbsLifecycle.Start, "TelConsultation", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class StartTelConsultationCommand : PipedCallCommand<ICallConsultation>
{
    [Parameter(Mandatory = true, Position = 0)]
    [PhoneNumbers]
    public string To { get; set; } = "";

    [Parameter]
    public ConsultationPurpose Purpose { get; set; }

    private protected override string Action => CommandTexts.ActionConsult.With(To);

    private protected override bool AlwaysEmits => true;

    private protected override async Task<object?> ActAsync(ICallConsultation capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.ConsultAsync(request, PhoneNumber.Normalize(To), Purpose, cancellationToken);
}
