using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelRecording</summary>
[Cmdlet(VerbsCommon.Remove, "TelRecording", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveTelRecordingCommand : RecordingCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var removal = session.Require<IRecordingRemoval>();
        if (Confirmed(CommandTexts.RecordingTarget.With(Recording!.FileName, session.Name), CommandTexts.ActionRemoveRecording)) await removal.RemoveRecordingAsync(Recording.FileName, cancellationToken);
    }
}
