namespace TelephonyOps.Capabilities;

/// <summary>Lists recordings, newest first. <c>Get-TelRecording</c></summary>
public interface IRecordings : ICapability
{
    IAsyncEnumerable<Recording> ListRecordingsAsync(TimedListRequest request, CancellationToken cancellationToken);
}

/// <summary>A recording's bytes on their way from the vendor. Disposing it ends the transfer.</summary>
public sealed class RecordingContent(Stream content, long? length, IAsyncDisposable owner) : IAsyncDisposable
{
    public Stream Content { get; } = content;

    /// <summary>Bytes; null where the vendor does not say.</summary>
    public long? Length { get; } = length;

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}

/// <summary>Fetches recordings. <c>Save-TelRecording</c></summary>
public interface IRecordingDownload : ICapability
{
    /// <summary>Opens the recording. The vendor's rules on parallel and back-to-back downloads are kept here, whoever calls.</summary>
    Task<RecordingContent> OpenRecordingAsync(string fileName, CancellationToken cancellationToken);
}

/// <summary>Deletes recordings at the vendor. <c>Remove-TelRecording</c></summary>
public interface IRecordingRemoval : ICapability
{
    Task RemoveRecordingAsync(string fileName, CancellationToken cancellationToken);
}
