namespace TelephonyOps.Binding;

/// <summary>What <c>-Recording</c> takes: a recording as it was listed or saved, or its file name.</summary>
public sealed class RecordingReference
{
    public RecordingReference(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        Item = recording;
        FileName = recording.FileName;
    }

    public RecordingReference(SavedRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        Item = recording;
        FileName = recording.FileName;
    }

    public RecordingReference(string fileName) => FileName = fileName;

    public string FileName { get; }

    /// <summary>The object that the name came with; null when it was only a name.</summary>
    internal SessionObject? Item { get; }

    public override string ToString() => FileName;
}
