using System.Buffers;
using System.Security.Cryptography;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Recordings;

/// <summary>How far a download has come.</summary>
/// <param name="Received">Bytes.</param>
/// <param name="Length">Bytes; null where the vendor does not say.</param>
public readonly record struct SaveProgress(long Received, long? Length);

/// <summary>
/// Puts a recording on disk so that a file under its final name is always whole (guarantee G3): written as a partial, checked, then renamed.
/// </summary>
public static class RecordingSaver
{
    const int BufferSize = 256 * 1024;

    // A quarter of an hour of speech; what is longer does not stay in memory.
    const int MostInMemory = 16 * 1024 * 1024;

    /// <summary>Saves a recording.</summary>
    /// <param name="source">The session's downloads.</param>
    /// <param name="fileName">The vendor's name of it.</param>
    /// <param name="path">The final path.</param>
    /// <param name="force">Fetch it again although the file is there.</param>
    /// <param name="progress">Told how far it has come, a few times a second.</param>
    /// <param name="cancellationToken">Leaves no file under the final name.</param>
    public static async Task<SavedRecording> SaveAsync(IRecordingDownload source, string fileName, string path, bool force, Action<SaveProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!force && File.Exists(path))
        {
            // Only its own name proves what a file holds: under another it may be any recording.
            return Path.GetFileName(path) == fileName ? await DescribeAsync(fileName, path, cancellationToken).ConfigureAwait(false) : throw Taken(path);
        }

        var partial = path + ".partial";
        var file = OpenPartial(partial);
        try
        {
            string hash;
            long length;
            await using (file.ConfigureAwait(false))
            {
                var content = await source.OpenRecordingAsync(fileName, cancellationToken).ConfigureAwait(false);
                await using var close = content.ConfigureAwait(false);
                (hash, length) = await ReceiveAsync(content, fileName, file, progress, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: true);
            return new SavedRecording { FileName = fileName, Path = path, Length = length, Sha256 = hash, Status = SaveStatus.Saved };
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Fetches a recording for somebody who takes its bytes in his own time.</summary>
    /// <param name="source">The session's downloads.</param>
    /// <param name="fileName">The vendor's name of it.</param>
    /// <param name="progress">Told how far it has come, a few times a second.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>
    /// The whole recording, checked as one on disk is. The download has ended: while it is under way the account can do nothing else, and who takes
    /// the bytes may himself be waiting for something of that account.
    /// </returns>
    public static async Task<Stream> FetchAsync(IRecordingDownload source, string fileName, Action<SaveProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var content = await source.OpenRecordingAsync(fileName, cancellationToken).ConfigureAwait(false);
        await using var close = content.ConfigureAwait(false);
        Stream held = content.Length is <= MostInMemory and var length ? new MemoryStream((int)length) : OpenTemporary();
        try
        {
            await ReceiveAsync(content, fileName, held, progress, cancellationToken).ConfigureAwait(false);
            held.Position = 0;
            return held;
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static async Task<(string Hash, long Length)> ReceiveAsync(RecordingContent content, string fileName, Stream target, Action<SaveProgress>? progress, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var check = new WaveCheck();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long received = 0;
            var lastReport = TimeSpan.Zero;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            int read;
            while ((read = await content.Content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                check.Look(buffer.AsSpan(0, read), received);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                received += read;
                if (progress is null || watch.Elapsed - lastReport < TimeSpan.FromMilliseconds(200)) continue;
                lastReport = watch.Elapsed;
                progress(new SaveProgress(received, content.Length));
            }
            if (content.Length is { } announced && announced != received) throw Unsound(fileName, Texts.LengthDiffers.With(received, announced));
            if (check.Complaint(received) is { } complaint) throw Unsound(fileName, complaint);
            return (Convert.ToHexString(hash.GetHashAndReset()), received);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static async Task<SavedRecording> DescribeAsync(string fileName, string path, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using var close = file.ConfigureAwait(false);
        var hash = await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false);
        return new SavedRecording { FileName = fileName, Path = path, Length = file.Length, Sha256 = Convert.ToHexString(hash), Status = SaveStatus.AlreadySaved };
    }

    /// <summary>A file that nobody else may read, and that goes with its stream.</summary>
    static FileStream OpenTemporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    /// <summary>The partial is held alone: two commands saving the same recording must not write into one file.</summary>
    static FileStream OpenPartial(string partial)
    {
        try
        {
            return new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new TelephonyException(TelephonyErrorKind.NotFound, Texts.FolderMissing.With(Path.GetDirectoryName(partial)), error) { RecommendedAction = Texts.FolderMissingAction, Target = partial };
        }
        catch (UnauthorizedAccessException error)
        {
            throw new TelephonyException(TelephonyErrorKind.Permission, Texts.FileNotWritable.With(partial, error.Message), error) { RecommendedAction = Texts.FileNotWritableAction, Target = partial };
        }
        catch (IOException error)
        {
            throw new TelephonyException(TelephonyErrorKind.Busy, Texts.FileNotWritable.With(partial, error.Message), error) { RecommendedAction = Texts.FileNotWritableAction, Target = partial };
        }
    }

    static TelephonyException Taken(string path) => new(TelephonyErrorKind.Conflict, Texts.FileTaken.With(path)) { RecommendedAction = Texts.FileTakenAction, Target = path };

    static TelephonyException Unsound(string fileName, string why) => new(TelephonyErrorKind.Protocol, Texts.RecordingUnsound.With(fileName, why))
    {
        IsTransient = true,
        RecommendedAction = Texts.DownloadBrokenAction,
        Target = fileName,
    };
}
