using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelWebhook</summary>
[Cmdlet(VerbsCommon.Remove, "TelWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveTelWebhookCommand : WebhookCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var hooks = session.Require<IWebhooks>();
        foreach (var kind in Kind)
        {
            if (!Confirmed(CommandTexts.HookTarget.With(kind, session.Name), CommandTexts.ActionRemoveHook)) continue;
            if (!await hooks.RemoveWebhookAsync(kind, cancellationToken)) Tell(CommandTexts.NoHookWasSet.With(kind));
        }
    }
}
