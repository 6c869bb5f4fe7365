using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Disconnect-TelSession</summary>
[Cmdlet(VerbsCommunications.Disconnect, "TelSession", SupportsShouldProcess = true)]
[OutputType(typeof(TelephonySession))]
public sealed class DisconnectTelSessionCommand : TelCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public SessionReference[]? Session { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var references = Session ?? (Pipeline.Sessions.Selected is { } selected ? [new SessionReference(selected)] : []);
        foreach (var reference in references)
        {
            if ((reference.Session ?? Pipeline.Sessions.Find(reference.Name)) is not { } session)
            {
                Fail(NoSuchSession(reference.Name), reference.Name);
                continue;
            }
            if (!Confirmed(session.Name, CommandTexts.ActionDisconnect)) continue;
            try
            {
                await session.DisposeAsync().AsTask().WaitAsync(cancellationToken);
            }
            catch (TelephonyException error)
            {
                // The log-out failed; the session is closed on this side all the same.
                Fail(error, session);
            }
            Pipeline.Sessions.Remove(session);
            if (PassThru) Write(session);
        }
    }
}
