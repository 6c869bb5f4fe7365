namespace TelephonyOps.Binding;

/// <summary>What <c>-Recording</c> takes: a recording, or its file name.</summary>
public sealed class RecordingReference
{
    public RecordingReference(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        Recording = recording;
        FileName = recording.FileName;
    }

    public RecordingReference(string fileName) => FileName = fileName;

    public string FileName { get; }

    public Recording? Recording { get; }

    public override string ToString() => FileName;
}
