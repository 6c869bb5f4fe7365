using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Send-TelDigit</summary>
[Cmdlet(VerbsCommunications.Send, "TelDigit", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class SendTelDigitCommand : PipedCallCommand<IDigits>
{
    [Parameter(Mandatory = true, Position = 0)]
    [PhoneNumbers]
    [ValidateNotNullOrEmpty]
    public string Digits { get; set; } = "";

    private protected override object? FailedInput(TelephonySession session) => Digits;

    // The digits may be a password for somebody's voice mail.
    private protected override string Action => CommandTexts.ActionDigits.With(Digits.Length);

    private protected override async Task<object?> ActAsync(IDigits capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.SendDigitsAsync(request, Digits, cancellationToken);
}
