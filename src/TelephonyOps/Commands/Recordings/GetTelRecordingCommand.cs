using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelRecording</summary>
[Cmdlet(VerbsCommon.Get, "TelRecording", SupportsPaging = true)]
[OutputType(typeof(Recording))]
public sealed class GetTelRecordingCommand : TimedListCommand<IRecordings, Recording>
{
    private protected override IAsyncEnumerable<Recording> ListAsync(IRecordings source, ListRequest paging, CancellationToken cancellationToken)
        => source.ListRecordingsAsync(Timed(paging), cancellationToken);
}
