using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Invoke-TelBusyService</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TelBusyService", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class InvokeTelBusyServiceCommand : PipedCallCommand<IBusyServices>
{
    [Parameter(Mandatory = true, Position = 0)]
    public BusyService Type { get; set; }

    private protected override string Action => CommandTexts.ActionBusyService.With(Type);

    private protected override async Task<object?> ActAsync(IBusyServices capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.InvokeBusyServiceAsync(request, Type, cancellationToken);
}
