using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that bring parties into a conference.</summary>
public abstract class ConferenceCommand<TCapability> : PipedCallCommand<TCapability> where TCapability : class, ICapability
{
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
