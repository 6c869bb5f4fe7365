using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that bring parties into a conference: whom comes first, and the call from the pipeline.</summary>
public abstract class ConferenceCommand<TCapability> : CallCommand<TCapability> where TCapability : class, ICapability
{
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    [ValidateNotNull]
    public override CallReference? Call { get; set; }

    [Parameter(Position = 0)]
    [PhoneNumbers]
    public string[] To { get; set; } = [];

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Room { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Group { get; set; }

    private protected IReadOnlyList<string> Parties => [.. To.Select(PhoneNumber.Normalize)];
}
