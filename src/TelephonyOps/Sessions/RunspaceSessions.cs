using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace TelephonyOps.Sessions;

/// <summary>Each runspace has its sessions. They close with it.</summary>
static class RunspaceSessions
{
    static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);
    static readonly ConditionalWeakTable<Runspace, SessionRegistry> s_registries = [];

    /// <summary>The sessions of the runspace whose thread asks.</summary>
    public static SessionRegistry Current => s_registries.GetValue(Runspace.DefaultRunspace, static runspace =>
    {
        var registry = new SessionRegistry();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken) Close(registry);
        };
        return registry;
    });

    /// <summary>The sessions of the runspace if there are any.</summary>
    public static SessionRegistry? Find(Runspace? runspace) => runspace is not null && s_registries.TryGetValue(runspace, out var registry) ? registry : null;

    /// <summary>Closes them and waits a few seconds at most: the end of a shell must not hang on a vendor.</summary>
    public static void Close(SessionRegistry registry) => Task.Run(() => registry.CloseAllAsync(s_farewell)).GetAwaiter().GetResult();
}
