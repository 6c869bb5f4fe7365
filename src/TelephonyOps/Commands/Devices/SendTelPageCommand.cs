using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Send-TelPage</summary>
[Cmdlet(VerbsCommunications.Send, "TelPage", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SendTelPageCommand : SessionCommand
{
    /// <summary>The index of the flexible page.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    public int Page { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DeviceNumber]
    public string? Device { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Page;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var paging = session.Require<IPaging>();
        if (Confirmed(CommandTexts.LineTarget.With(Device ?? session.Device ?? session.Account, session.Name), CommandTexts.ActionPage.With(Page))) await paging.SendPageAsync(Device, Page, cancellationToken);
    }
}
