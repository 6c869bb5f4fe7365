using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

// Lists come newest first, ten rows a page; only getinboundcall lets one choose (22.3).
sealed partial class CentrexSession : ICallHistory, IInboundCalls, IContacts, IRecordings, IMessageInbox
{
    const int LargestPage = 200;

    public IAsyncEnumerable<CallRecord> ListCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        RefuseHistoryOptions(request);
        var window = new ListWindow<CallRecord>(request, call => call.StartTime, call => [call.From, call.To], request.Kind is { } kind ? call => call.Kind == kind : null);
        var rows = request.Direction switch
        {
            CallDirection.Inbound => Half("inbound", CallDirection.Inbound),
            CallDirection.Outbound => Half("outbound", CallDirection.Outbound),
            _ => window.Merge(inner => Half("inbound", CallDirection.Inbound, inner), inner => Half("outbound", CallDirection.Outbound, inner), cancellationToken),
        };
        return rows.Resumable(request.Skip, cancellationToken);

        IAsyncEnumerable<CallRecord> Half(string calltype, CallDirection direction, ListWindow<CallRecord>? inner = null)
            => List(inner ?? window, (page, token) => _client.CallHistoryAsync(calltype, page, token), row => CentrexMapping.CallRecord(this, row, direction), null, cancellationToken);
    }

    public IAsyncEnumerable<CallRecord> ListInboundCallsAsync(TimedListRequest request, CancellationToken cancellationToken)
    {
        var size = request.PageSize ?? LargestPage;
        if (size is < 1 or > LargestPage)
        {
            throw new TelephonyException(TelephonyErrorKind.InvalidArgument, CentrexTexts.PageSizeOutOfRange.With(size, LargestPage)) { Target = size, RecommendedAction = CentrexTexts.PageSizeAction };
        }
        var window = new ListWindow<CallRecord>(request with { PageSize = size }, call => call.StartTime, call => [call.From, call.To]);
        return List(window, (page, token) => _client.GetInboundCallAsync(page, size, token), row => CentrexMapping.InboundCall(this, row), null, cancellationToken).Resumable(request.Skip, cancellationToken);
    }

    public IAsyncEnumerable<Contact> ListContactsAsync(ListRequest request, CancellationToken cancellationToken)
        => LgPages.ReadAsync(AskPage(_client.AddressListAsync), row => CentrexMapping.Contact(this, row), null, request, jump: true, cancellationToken).Resumable(request.Skip, cancellationToken);

    public IAsyncEnumerable<Recording> ListRecordingsAsync(TimedListRequest request, CancellationToken cancellationToken)
    {
        var window = new ListWindow<Recording>(request, recording => recording.CallTime, recording => [recording.From, recording.To]);
        return List(window, _client.RecordListAsync, row => LgRows.Recording(this, row), recording => recording.FileName, cancellationToken).Resumable(request.Skip, cancellationToken);
    }

    public IAsyncEnumerable<Message> ListMessagesAsync(TimedListRequest request, CancellationToken cancellationToken)
    {
        var window = new ListWindow<Message>(request, message => message.Time, message => [message.From, message.To]);
        return List(window, _client.GetRecvSmsListAsync, row => CentrexMapping.Message(this, row), null, cancellationToken).Resumable(request.Skip, cancellationToken);
    }

    IAsyncEnumerable<T> List<T>(ListWindow<T> window, Func<long, CancellationToken, Task<LgAnswer>> ask, Func<JsonElement, T> map, Func<T, string>? identity, CancellationToken cancellationToken)
        => window.Apply(LgPages.ReadAsync(AskPage(ask), map, identity, window.Request, window.CanJump, cancellationToken), cancellationToken);
}
