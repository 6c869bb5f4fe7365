using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;
using TelephonyOps.Recordings;

namespace TelephonyOps.Commands;

/// <summary>Save-TelRecording</summary>
[Cmdlet(VerbsData.Save, "TelRecording", SupportsShouldProcess = true, DefaultParameterSetName = "Recording")]
[OutputType(typeof(SavedRecording), ParameterSetName = ["Recording", "Path", "LiteralPath"])]
[OutputType(typeof(byte[]), ParameterSetName = ["Stream"])]
public sealed class SaveTelRecordingCommand : RecordingCommand
{
    const int ChunkSize = 64 * 1024;

    // Typed, a recording comes first; behind a pipe the first word is the folder. The engine tells them apart by the type: a text
    // fits -Path as it is, and -Recording only by conversion.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Recording")]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Stream")]
    [Alias("FileName")]
    public override RecordingReference? Recording { get; set; }

    /// <summary>A folder, or the file itself. Default: the present folder.</summary>
    [Parameter(Position = 1, ParameterSetName = "Recording")]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>Fetch it again although the file is there.</summary>
    [Parameter(ParameterSetName = "Recording")]
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the bytes, in pieces, instead of writing a file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public SwitchParameter AsStream { get; set; }

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var source = session.Require<IRecordingDownload>();
        var activity = CommandTexts.ActionSave.With(Recording!.FileName, session.Name);
        if (AsStream)
        {
            await using var content = await DownloadProgress.ShowAsync(this, activity, progress => RecordingSaver.FetchAsync(source, Recording.FileName, progress, cancellationToken));
            await WriteBytesAsync(content, cancellationToken);
            return;
        }
        var path = FilePath(Recording.FileName);
        if (!Confirmed(path, activity)) return;
        var saved = await DownloadProgress.ShowAsync(this, activity, progress => RecordingSaver.SaveAsync(source, Recording.FileName, path, Force, progress, cancellationToken));
        Write(saved with { Session = session.Name, Owner = session });
    }

    async Task WriteBytesAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[ChunkSize];
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0) Write(buffer[..read]);
    }

    string FilePath(string serverName)
    {
        var typed = LiteralPath ?? Path;
        var path = Pipeline.ResolvePath(typed, isLiteral: LiteralPath is not null);
        var isFolder = Directory.Exists(path) || typed.EndsWith('/') || typed.EndsWith('\\');
        return isFolder ? System.IO.Path.Combine(path, LocalFileName.From(serverName)) : path;
    }
}
