using System.Reflection;
using System.Runtime.Loader;

namespace TelephonyOps.Loader;

/// <summary>
/// Loads the module and its dependencies into a context of their own, so that another module's version of the same package
/// neither breaks us nor is broken by us. Only this assembly stands in the default context.
/// </summary>
public sealed class LoadContext : AssemblyLoadContext
{
    static LoadContext? s_instance;
    static readonly object s_gate = new();

    readonly string _folder;

    LoadContext(string folder) : base("TelephonyOps") => _folder = folder;

    /// <summary>Loads the module's assembly once a process and gives it back on every later import.</summary>
    /// <param name="name">The assembly's simple name, e.g. <c>TelephonyOps</c>.</param>
    public static Assembly Load(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (s_gate)
        {
            s_instance ??= new LoadContext(Path.GetDirectoryName(typeof(LoadContext).Assembly.Location)!);
            return s_instance.LoadFromAssemblyName(new AssemblyName(name));
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // What PowerShell or .NET bring themselves (System.Management.Automation above all) must stay the host's: only what lies beside us is ours.
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
