using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Dcs;

sealed partial class DcsSession : ICallHistory, IContacts, IRecordings
{
    public IAsyncEnumerable<CallRecord> ListCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        RefuseHistoryOptions(request);
        if (request.Kind is not null) throw NotOffered("-Kind", DcsTexts.NoKind);
        return Walk<CallRecord>(request, call => call.StartTime, call => [call.From, call.To], request.Direction switch
        {
            CallDirection.Inbound => [Calls("inbound", CallDirection.Inbound)],
            CallDirection.Outbound => [Calls("outbound", CallDirection.Outbound)],
            _ => [Calls("inbound", CallDirection.Inbound), Calls("outbound", CallDirection.Outbound)],
        }).ReadAsync(cancellationToken).Resumable(request.Skip, cancellationToken);

        DcsDayList<CallRecord> Calls(string calltype, CallDirection direction)
            => new((day, page, token) => AskAsync(_client.CallHistoryAsync(calltype, day, page, token)), row => DcsMapping.CallRecord(this, row, direction), null);
    }

    public IAsyncEnumerable<Recording> ListRecordingsAsync(TimedListRequest request, CancellationToken cancellationToken)
        => Walk(request, recording => recording.CallTime, recording => [recording.From, recording.To],
        [
            new DcsDayList<Recording>((day, page, token) => AskAsync(_client.RecordListAsync(day, page, token)), row => LgRows.Recording(this, row), recording => recording.FileName),
        ]).ReadAsync(cancellationToken).Resumable(request.Skip, cancellationToken);

    public IAsyncEnumerable<Contact> ListContactsAsync(ListRequest request, CancellationToken cancellationToken)
        => LgPages.ReadAsync(AskPage(_client.PhonebookAsync), row => DcsMapping.Contact(this, row), null, request, jump: true, cancellationToken).Resumable(request.Skip, cancellationToken);

    DcsDayWalk<T> Walk<T>(TimedListRequest request, Func<T, DateTimeOffset?> time, Func<T, string?[]> numbers, IReadOnlyList<DcsDayList<T>> lists)
        => new(request, DcsDays.Of(request, Now, Options.TimeZone), time, numbers, lists);
}
