using System.Management.Automation;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Test-TelSession</summary>
[Cmdlet(VerbsDiagnostic.Test, "TelSession")]
[OutputType(typeof(bool))]
public sealed class TestTelSessionCommand : SessionCommand
{
    private protected override bool TakesClosed => true;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.ProbeAsync(cancellationToken);
            Write(true);
        }
        catch (TelephonyException error)
        {
            // The answer to the question is "no"; why is told to who asks for it.
            Tell(CommandTexts.TestFailed.With(session.Name, error.Kind, error.Message));
            Write(false);
        }
    }
}
