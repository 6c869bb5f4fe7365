using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Centrex;

// Needs API service type B (23.3, 24.3). One download at a time, seconds apart: the account's gate sees to it.
sealed partial class CentrexSession : IRecordingDownload, IRecordingRemoval
{
    public async Task<RecordingContent> OpenRecordingAsync(string fileName, CancellationToken cancellationToken)
    {
        var content = await _client.RecordDownloadAsync(fileName, cancellationToken).ConfigureAwait(false);
        Touch();
        return content;
    }

    public async Task RemoveRecordingAsync(string fileName, CancellationToken cancellationToken)
    {
        using var answer = await ActAsync("recordremove", _client.RecordRemoveAsync(fileName, cancellationToken)).ConfigureAwait(false);
    }
}
