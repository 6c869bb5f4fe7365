using TelephonyOps.Simulator.Commands;

try
{
    return args switch
    {
        ["serve", .. var rest] => await ServeCommand.RunAsync(rest),
        [] => Usage.Print(null),
        _ => Usage.Print($"unknown command: {args[0]}"),
    };
}
catch (ArgumentException error)
{
    return Usage.Print(error.Message);
}
catch (IOException error)
{
    // The port is taken.
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}
