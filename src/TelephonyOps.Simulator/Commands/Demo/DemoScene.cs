extern alias library;

using library::TelephonyOps;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>What a part of the demo plays with.</summary>
internal sealed record DemoScene(SimulatorHandle Simulator, TelephonySession Session, string Folder)
{
    public static void Step(string text) => Console.WriteLine($"  {text}");

    /// <summary>A step that can fail.</summary>
    public static void Step(bool worked, string text)
    {
        if (!worked)
            throw new DemoFailure(text);
        Step(text);
    }
}

/// <summary>A step did not do what it should.</summary>
internal sealed class DemoFailure(string step) : Exception($"step failed: {step}");
