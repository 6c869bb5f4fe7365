using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Centrex;

// Needs API service type B (24.3).
sealed partial class CentrexSession : IRecordingRemoval
{
    public async Task RemoveRecordingAsync(string fileName, CancellationToken cancellationToken)
    {
        using var answer = await ActAsync(_client.RecordRemoveAsync(fileName, cancellationToken)).ConfigureAwait(false);
    }
}
