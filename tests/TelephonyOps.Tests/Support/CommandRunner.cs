using System.Reflection;
using System.Runtime.ExceptionServices;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Tests.Support;

/// <summary>Runs a command as the engine would: begin, once for each input, end, dispose; after a failure only dispose.</summary>
static class CommandRunner
{
    public static RecordingPipeline Run<T>(T command, RecordingPipeline pipeline, params Action<T>[] inputs) where T : TelCommand
    {
        command.Pipeline = pipeline;
        using (command)
        {
            try
            {
                Call(command, "BeginProcessing");
                foreach (var input in inputs.Length == 0 ? [_ => { }] : inputs)
                {
                    input(command);
                    Call(command, "ProcessRecord");
                }
                Call(command, "EndProcessing");
            }
            catch (TerminatingError)
            {
                // Kept in the pipeline, for the test to look at.
            }
            catch (StopUpstream)
            {
                // Downstream had enough.
            }
        }
        return pipeline;
    }

    /// <summary>Ctrl+C.</summary>
    public static void Stop(TelCommand command) => Call(command, "StopProcessing");

    static void Call(TelCommand command, string method)
    {
        try
        {
            typeof(TelCommand).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(command, null);
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
        }
    }
}
