using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;
using TelephonyOps.Recordings;

namespace TelephonyOps.Commands;

/// <summary>Save-TelRecording</summary>
[Cmdlet(VerbsData.Save, "TelRecording", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(SavedRecording), ParameterSetName = ["Path", "LiteralPath"])]
[OutputType(typeof(byte[]), ParameterSetName = ["Stream"])]
public sealed class SaveTelRecordingCommand : RecordingCommand
{
    const int ChunkSize = 64 * 1024;

    /// <summary>A folder, or the file itself. Default: the present folder.</summary>
    [Parameter(Position = 1, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>Fetch it again although the file is there.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the bytes, in pieces, instead of writing a file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public SwitchParameter AsStream { get; set; }

    protected override Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var source = session.Require<IRecordingDownload>();
        return AsStream ? StreamAsync(source, cancellationToken) : SaveAsync(session, source, cancellationToken);
    }

    async Task SaveAsync(TelephonySession session, IRecordingDownload source, CancellationToken cancellationToken)
    {
        var path = FilePath(Recording!.FileName);
        if (!Confirmed(path, CommandTexts.ActionSave.With(Recording.FileName, session.Name))) return;
        var activity = CommandTexts.ActionSave.With(Recording.FileName, session.Name);
        try
        {
            // The report comes on whatever thread received the bytes; Progress brings it to this one.
            IProgress<SaveProgress> report = new Progress<SaveProgress>(progress => ShowProgress(activity, progress));
            var saved = await RecordingSaver.SaveAsync(source, Recording.FileName, path, Force, report.Report, cancellationToken);
            Write(saved with { Session = session.Name, Owner = session });
        }
        finally
        {
            Report(new ProgressRecord(0, activity, path) { RecordType = ProgressRecordType.Completed });
        }
    }

    async Task StreamAsync(IRecordingDownload source, CancellationToken cancellationToken)
    {
        await using var content = await source.OpenRecordingAsync(Recording!.FileName, cancellationToken);
        var buffer = new byte[ChunkSize];
        int read;
        while ((read = await content.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0) Write(buffer[..read]);
    }

    string FilePath(string serverName)
    {
        var typed = LiteralPath ?? Path;
        var path = Pipeline.ResolvePath(typed, isLiteral: LiteralPath is not null);
        var isFolder = Directory.Exists(path) || typed.EndsWith('/') || typed.EndsWith('\\');
        return isFolder ? System.IO.Path.Combine(path, LocalFileName.From(serverName)) : path;
    }

    // A new record each time: who keeps the stream keeps the records.
    void ShowProgress(string activity, SaveProgress progress)
        => Report(new ProgressRecord(0, activity, CommandTexts.BytesOf.With(progress.Received, progress.Length?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) ?? "?"))
        {
            PercentComplete = progress.Length is > 0 and var length ? (int)(progress.Received * 100 / length) : -1,
        });
}
