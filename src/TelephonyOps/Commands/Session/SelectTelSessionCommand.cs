using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Select-TelSession</summary>
[Cmdlet(VerbsCommon.Select, "TelSession")]
[OutputType(typeof(TelephonySession))]
public sealed class SelectTelSessionCommand : TelCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    public SessionReference? Session { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (Pipeline.Sessions.Find(Session!.Name) is not { } session || (Session.Session is { } meant && !ReferenceEquals(meant, session)))
        {
            Fail(NoSuchSession(Session.Name), Session.Name);
            return Task.CompletedTask;
        }
        Pipeline.Sessions.Select(session);
        if (PassThru) Write(session);
        return Task.CompletedTask;
    }
}
