using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Send-TelMessage</summary>
[Cmdlet(VerbsCommunications.Send, "TelMessage", SupportsShouldProcess = true)]
[OutputType(typeof(MessageResult))]
public sealed class SendTelMessageCommand : SessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber", "DefaultNumber")]
    [PhoneNumbers]
    public string[] To { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Text { get; set; } = "";

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public MessageType Type { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override object? FailedInput(TelephonySession session) => Text;

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var messaging = session.Require<IMessaging>();

        // A peer message goes to extensions, or to a name that the vendor has for all of them.
        var receivers = Type == MessageType.Peer ? To : [.. To.Select(PhoneNumber.Normalize)];
        var request = new MessageRequest { To = receivers, Text = Text, Type = Type, Timeout = Timeout, NoWait = NoWait };
        if (!Confirmed(CommandTexts.SendTarget.With(string.Join(", ", request.To), session.Name), CommandTexts.ActionSend)) return;
        await foreach (var result in messaging.SendMessageAsync(request, cancellationToken)) Write(result);
    }
}
