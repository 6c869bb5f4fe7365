using System.Globalization;
using System.Management.Automation;
using TelephonyOps.Recordings;

namespace TelephonyOps.Pipeline;

/// <summary>Shows at the command how far a download is.</summary>
static class DownloadProgress
{
    public static async Task<T> ShowAsync<T>(TelCommand command, string activity, Func<Action<SaveProgress>, Task<T>> download)
    {
        try
        {
            // The report comes on whatever thread received the bytes; Progress brings it to this one.
            IProgress<SaveProgress> report = new Progress<SaveProgress>(progress => command.Report(Record(activity, progress)));
            return await download(report.Report);
        }
        finally
        {
            command.Report(new ProgressRecord(0, activity, activity) { RecordType = ProgressRecordType.Completed });
        }
    }

    // A new record each time: who keeps the stream keeps the records.
    static ProgressRecord Record(string activity, SaveProgress progress)
        => new(0, activity, CommandTexts.BytesOf.With(progress.Received, progress.Length?.ToString("N0", CultureInfo.InvariantCulture) ?? "?"))
        {
            PercentComplete = progress.Length is > 0 and var length ? (int)(progress.Received * 100 / length) : -1,
        };
}
