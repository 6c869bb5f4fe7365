using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers;
using TelephonyOps.Recordings;

namespace TelephonyOps.Benchmarks;

/// <summary>A recording to a file with its SHA-256, beside one HttpClient that does the same; and what a file of one gibibyte costs in memory.</summary>
static class DownloadBenchmark
{
    const long Bytes = 64L * 1024 * 1024;
    const long Large = 1024L * 1024 * 1024;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("telephonyops-benchmark-");
        try
        {
            await CompareAsync(folder.FullName);
            return await MeasureMemoryAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task CompareAsync(string folder)
    {
        await using var simulator = await SimulatorServer.StartAsync("Centrex", $"recording-bytes={Bytes}", "download-spacing-ms=0");
        await using var session = await ConnectAsync(simulator);
        var name = await NewestAsync(session);
        using var client = new HttpClient { BaseAddress = new Uri(simulator.Server) };
        var path = Path.Combine(folder, "a.wav");
        await Comparison.RunAsync("download and SHA-256", "bytes/s", () => RateAsync(() => SaveAsync(session, name, path)), () => RateAsync(() => BareAsync(client, simulator.Accounts[0], name, path)));
    }

    static async Task<int> MeasureMemoryAsync(string folder)
    {
        await using var simulator = await SimulatorServer.StartAsync("Centrex", $"recording-bytes={Large}", "download-spacing-ms=0");
        await using var session = await ConnectAsync(simulator);
        var name = await NewestAsync(session);
        var before = Environment.WorkingSet;
        var length = await SaveAsync(session, name, Path.Combine(folder, "large.wav"));
        var growth = (Environment.WorkingSet - before) / 1048576.0;
        Console.WriteLine($"{length:N0} bytes in one file: working set grew by {growth:F0} MB");
        return length >= Large ? 0 : 1;
    }

    static Task<TelephonySession> ConnectAsync(SimulatorServer simulator)
    {
        var (id, password) = simulator.Accounts[0];
        return ProviderRegistry.ConnectAsync("Centrex", new ConnectOptions { Server = simulator.Server, Account = id, Password = new Secret(password), DownloadInterval = TimeSpan.Zero }, default);
    }

    static async Task<string> NewestAsync(TelephonySession session)
    {
        await foreach (var recording in session.Require<IRecordings>().ListRecordingsAsync(new TimedListRequest(), default)) return recording.FileName;
        throw new InvalidOperationException("The simulator has no recording.");
    }

    static async Task<long> SaveAsync(TelephonySession session, string name, string path)
    {
        var saved = await RecordingSaver.SaveAsync(session.Require<IRecordingDownload>(), name, path, force: true, null, default);
        return saved.Length;
    }

    static async Task<long> BareAsync(HttpClient client, (string Id, string Password) account, string name, string path)
    {
        var pass = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(account.Password)));
        using var form = new FormUrlEncodedContent([new("id", account.Id), new("pass", pass), new("filename", name)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "RestApi/recorddownload") { Content = form };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var content = await response.Content.ReadAsStreamAsync();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        long length = 0;
        int read;
        while ((read = await content.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
            length += read;
        }
        file.Flush(flushToDisk: true);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash.GetHashAndReset().Length == 32 ? length : 0;
    }

    static async Task<double> RateAsync(Func<Task<long>> download)
    {
        var watch = Stopwatch.StartNew();
        var length = await download();
        return length >= Bytes ? length / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{length} bytes came instead of {Bytes}.");
    }
}
