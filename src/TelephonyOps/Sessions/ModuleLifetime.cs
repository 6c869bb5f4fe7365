using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace TelephonyOps.Sessions;

/// <summary>Remove-Module closes the runspace's sessions and ends its simulators.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (RunspaceSessions.Find(Runspace.DefaultRunspace) is { } registry) RunspaceSessions.Close(registry);
        SimulatorProcess.StopAll(Runspace.DefaultRunspace);
    }
}
