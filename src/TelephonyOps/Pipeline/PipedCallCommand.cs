using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands on a call whose first word is something else: the call comes through the pipe, or by the parameter's name.</summary>
public abstract class PipedCallCommand<TCapability> : CallCommand<TCapability> where TCapability : class, ICapability
{
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    [ValidateNotNull]
    public override CallReference? Call { get; set; }
}
