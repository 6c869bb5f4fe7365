using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelMessage</summary>
[Cmdlet(VerbsCommon.Get, "TelMessage", SupportsPaging = true)]
[OutputType(typeof(Message))]
public sealed class GetTelMessageCommand : TimedListCommand<IMessageInbox, Message>
{
    private protected override IAsyncEnumerable<Message> ListAsync(IMessageInbox source, ListRequest paging, CancellationToken cancellationToken)
        => source.ListMessagesAsync(Timed(paging), cancellationToken);
}
