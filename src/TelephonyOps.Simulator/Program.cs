using TelephonyOps.Simulator.Commands;
using TelephonyOps.Simulator.Commands.Demo;

try
{
    return args switch
    {
        ["serve", .. var rest] => await ServeCommand.RunAsync(rest),
        ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
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
