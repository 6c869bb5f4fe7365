using TelephonyOps.Benchmarks;

return args switch
{
    ["lines"] => await LinesBenchmark.RunAsync(),
    ["events"] => await EventsBenchmark.RunAsync(),
    ["stream"] => await StreamBenchmark.RunAsync(),
    ["pump"] => await PumpBenchmark.RunAsync(),
    ["history"] => await HistoryBenchmark.RunAsync(),
    ["days"] => await DaysBenchmark.RunAsync(),
    ["calls"] => await CallsBenchmark.RunAsync(),
    ["download"] => await DownloadBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/benchmarks -- lines | events | stream | pump | history | days | calls | download
          lines    50 LguBase lines in one process with events flowing: memory
          events   LguBase events, socket to typed object, beside a bare reader of the same bytes
          stream   iPECS events, WebSocket to typed object, beside a bare reader of the same messages
          pump     SK broadband's event queue into typed objects, beside a bare loop and the vendor's one event a tick
          history  Centrex history rows, beside a bare HttpClient with a source-generated reader
          days     DCS history over thirty days, a day and ten rows at a time: memory
          calls    small Centrex requests, one after the other and on eight accounts at once, beside a bare HttpClient
          download a recording to a file with its SHA-256, beside a bare HttpClient; memory for one of 1 GiB
        """);
    return 2;
}
