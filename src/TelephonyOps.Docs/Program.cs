namespace TelephonyOps.Docs;

static class Program
{
    static int Main(string[] arguments) => Tool.Run(arguments, Console.Out, Console.Error);
}
