using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelWebhook</summary>
[Cmdlet(VerbsCommon.Set, "TelWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(Webhook))]
public sealed class SetTelWebhookCommand : WebhookCommand
{
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public Uri? Uri { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Uri;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var hooks = session.Require<IWebhooks>();
        foreach (var kind in Kind)
        {
            // The path of a hook is a secret of its owner: only the server is shown.
            if (!Confirmed(CommandTexts.HookTarget.With(kind, session.Name), CommandTexts.ActionSetHook.With(Uri!.IsAbsoluteUri ? Uri.Authority : Uri))) continue;
            var hook = await hooks.SetWebhookAsync(new WebhookRequest { Kind = kind, Uri = Uri }, cancellationToken);
            if (PassThru) Write(hook);
        }
    }
}
