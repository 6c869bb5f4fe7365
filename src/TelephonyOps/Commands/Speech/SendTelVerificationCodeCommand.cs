using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Send-TelVerificationCode</summary>
[Cmdlet(VerbsCommunications.Send, "TelVerificationCode", SupportsShouldProcess = true)]
[OutputType(typeof(SpeechResult))]
public sealed class SendTelVerificationCodeCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [PhoneNumbers]
    public string To { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [PhoneNumbers]
    [ValidateNotNullOrEmpty]
    public string Code { get; set; } = "";

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override object? FailedInput(TelephonySession session) => To;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var speech = session.Require<ISpeech>();
        var request = new VerificationRequest { To = PhoneNumber.Normalize(To), Code = Code, Timeout = Timeout, NoWait = NoWait };

        // The code itself is nobody's business but the receiver's.
        if (Confirmed(CommandTexts.SendTarget.With(request.To, session.Name), CommandTexts.ActionVerify)) Write(await speech.SendVerificationCodeAsync(request, cancellationToken));
    }
}
