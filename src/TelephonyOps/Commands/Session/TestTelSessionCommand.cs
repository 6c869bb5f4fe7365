using System.Management.Automation;
using TelephonyOps.Diagnostics;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Test-TelSession</summary>
[Cmdlet(VerbsDiagnostic.Test, "TelSession")]
[OutputType(typeof(bool))]
public sealed class TestTelSessionCommand : SessionCommand
{
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
            TelephonyTrace.Current?.Verbose(CommandTexts.TestFailed.With(session.Name, error.Kind, error.Message));
            Write(false);
        }
    }
}
