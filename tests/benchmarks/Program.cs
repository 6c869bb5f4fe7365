using TelephonyOps.Benchmarks;

return args switch
{
    ["lines"] => await LinesBenchmark.RunAsync(),
    ["events"] => await EventsBenchmark.RunAsync(),
    ["history"] => await HistoryBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/benchmarks -- lines | events | history
          lines    50 LguBase lines in one process with events flowing: memory
          events   LguBase events, socket to typed object, beside a bare reader of the same bytes
          history  Centrex history rows, beside a bare HttpClient with a source-generated reader
        """);
    return 2;
}
