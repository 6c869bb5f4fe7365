using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelWebhook</summary>
[Cmdlet(VerbsCommon.Get, "TelWebhook")]
[OutputType(typeof(Webhook))]
public sealed class GetTelWebhookCommand : WebhookCommand
{
    [Parameter(Position = 0)]
    public override WebhookKind[] Kind { get; set; } = [WebhookKind.Ring, WebhookKind.Sms];

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var hooks = session.Require<IWebhooks>();
        foreach (var kind in Kind)
        {
            if (await hooks.GetWebhookAsync(kind, cancellationToken) is { } hook) Write(hook);
        }
    }
}
