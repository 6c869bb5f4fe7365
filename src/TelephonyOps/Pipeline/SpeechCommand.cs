using System.Management.Automation;
using TelephonyOps.Binding;

namespace TelephonyOps.Pipeline;

/// <summary>The base of the commands that have a text read out on the phone.</summary>
public abstract class SpeechCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [PhoneNumbers]
    public string[] To { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Text { get; set; } = "";

    /// <summary>Who is said to call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CallerName { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Text;

    private protected IReadOnlyList<string> Receivers => [.. To.Select(PhoneNumber.Normalize)];
}
