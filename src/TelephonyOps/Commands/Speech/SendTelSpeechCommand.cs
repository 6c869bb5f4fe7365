using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Send-TelSpeech</summary>
[Cmdlet(VerbsCommunications.Send, "TelSpeech", SupportsShouldProcess = true)]
[OutputType(typeof(SpeechResult))]
public sealed class SendTelSpeechCommand : SpeechCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var speech = session.Require<ISpeech>();
        var request = new SpeechRequest { To = Receivers, Text = Text, CallerName = CallerName, Timeout = Timeout, NoWait = NoWait };
        if (!Confirmed(CommandTexts.SendTarget.With(string.Join(", ", request.To), session.Name), CommandTexts.ActionSpeak)) return;
        await foreach (var result in speech.SpeakAsync(request, cancellationToken)) Write(result);
    }
}
