using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Invoke-TelBusyService</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TelBusyService", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class InvokeTelBusyServiceCommand : CallCommand<IBusyServices>
{
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    [ValidateNotNull]
    public override CallReference? Call { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public BusyService Type { get; set; }

    private protected override string Action => CommandTexts.ActionBusyService.With(Type);

    private protected override async Task<object?> ActAsync(IBusyServices capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.InvokeBusyServiceAsync(request, Type, cancellationToken);
}
