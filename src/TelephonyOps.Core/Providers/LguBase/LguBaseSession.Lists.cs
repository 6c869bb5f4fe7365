using System.Globalization;
using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.LguBase.Commands;

namespace TelephonyOps.Providers.LguBase;

// A list comes whole, in one result of many messages: it is complete before its first row is given out, or it fails (guarantee G1).
sealed partial class LguBaseSession : ICallHistory, ICallStatistics, IRecordings
{
    // The vendor wants a range. Without one everything is asked for: nothing in the document says that this is older.
    const string Beginning = "2000010100";

    public IAsyncEnumerable<CallRecord> ListCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        RefuseHistoryOptions(request);
        var (since, until) = (request.Since, request.Until);

        // The range is part of the condition and does not end the reading: the document promises no order.
        var window = new ListWindow<CallRecord>(
            request with { Since = null, Until = null },
            call => call.StartTime,
            call => [call.From, call.To],
            call => (call.StartTime is not { } time || ((since is null || time >= since) && (until is null || time < until))) && IsOfDevice(call, request));
        var rows = request.Direction switch
        {
            CallDirection.Inbound => window.Apply(HistoryAsync(window.Request, CallDirection.Inbound, cancellationToken), cancellationToken),
            CallDirection.Outbound => window.Apply(HistoryAsync(window.Request, CallDirection.Outbound, cancellationToken), cancellationToken),
            _ => window.Merge(
                inner => inner.Apply(HistoryAsync(inner.Request, CallDirection.Inbound, cancellationToken), cancellationToken),
                inner => inner.Apply(HistoryAsync(inner.Request, CallDirection.Outbound, cancellationToken), cancellationToken),
                cancellationToken),
        };
        return rows.Resumable(request.Skip, cancellationToken);

        async IAsyncEnumerable<CallRecord> HistoryAsync(TimedListRequest part, CallDirection direction, [EnumeratorCancellation] CancellationToken token)
        {
            var answer = await AskHistoryAsync(request, direction == CallDirection.Inbound ? "0" : "1", token).ConfigureAwait(false);
            var isPlain = request.Number is null && request.Device is null && since is null && until is null;
            var rows = LguBaseMapping.HistoryRows(answer);
            if (part.OnTotal is { } onTotal) onTotal(new ListTotal(rows.Count(), isPlain));
            foreach (var row in rows) yield return LguBaseMapping.CallRecord(this, row, direction, request.Kind, _client.Text);
        }
    }

    /// <summary>The exchange counts by whole hours; what it cannot count exactly is counted here.</summary>
    public async Task<CallStatistics> CountCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        RefuseHistoryOptions(request);
        long inbound = 0, outbound = 0;
        if (request is { Number: null, Device: null } && IsWholeHour(request.Since) && IsWholeHour(request.Until))
        {
            var answer = await AskHistoryAsync(request, "9", cancellationToken).ConfigureAwait(false);
            (inbound, outbound) = LguBaseMapping.Counts(answer, _client.Text);
        }
        else
        {
            await foreach (var call in ListCallsAsync(request with { Skip = 0, OnTotal = null }, cancellationToken).ConfigureAwait(false))
            {
                if (call.Direction == CallDirection.Inbound) inbound++;
                else outbound++;
            }
        }
        return new CallStatistics
        {
            Session = Name,
            Owner = this,
            Count = request.Direction switch { CallDirection.Inbound => inbound, CallDirection.Outbound => outbound, _ => inbound + outbound },
            Inbound = request.Direction == CallDirection.Outbound ? null : inbound,
            Outbound = request.Direction == CallDirection.Inbound ? null : outbound,
        };
    }

    public IAsyncEnumerable<Recording> ListRecordingsAsync(TimedListRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        if (request.PageSize is not null) throw LguBaseErrors.NotOffered("-PageSize", LguBaseTexts.NoPageSize);
        var window = new ListWindow<Recording>(request, recording => recording.CallTime, recording => [recording.From, recording.To]);
        return window.Apply(RowsAsync(cancellationToken), cancellationToken).Resumable(request.Skip, cancellationToken);

        async IAsyncEnumerable<Recording> RowsAsync([EnumeratorCancellation] CancellationToken token)
        {
            // A pattern is matched here; the vendor's own search takes a number.
            var search = request.Number is { } number && number.AsSpan().IndexOfAny('*', '?') < 0 ? PhoneNumber.Normalize(number) : "";
            var start = (request.Since?.In(Options.TimeZone).ToString("yyyyMMdd", CultureInfo.InvariantCulture)) ?? Beginning[..8];
            var end = (request.Until ?? Now.AddDays(1)).In(Options.TimeZone).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var answer = await AskAsync(_client.GetRecordListAsync("0", start, end, search, token)).ConfigureAwait(false);

            // Oldest first in the document's sample; newest first is this module's order.
            var rows = LguBaseMapping.Recordings(this, answer, _client.Text).OrderByDescending(row => row.CallTime ?? DateTimeOffset.MinValue).ToList();
            request.OnTotal?.Invoke(new ListTotal(rows.Count, window.CanJump));
            foreach (var row in window.CanJump ? rows.PassOver(request) : rows) yield return row;
        }
    }

    Task<CommandAnswer> AskHistoryAsync(CallHistoryRequest request, string inout, CancellationToken cancellationToken)
        => AskAsync(_client.GetCallHistoryAsync(request.Domain ? "0" : "1", inout, StartHour(request.Since), EndHour(request.Until), LguBaseMapping.SearchKind(request.Kind), cancellationToken));

    void RefuseHistoryOptions(CallHistoryRequest request)
    {
        ThrowIfClosed();
        if (!request.Domain) RefuseOtherDevices(request.Device);
        if (request.Filter is { Count: > 0 }) throw LguBaseErrors.NotOffered("-Filter", LguBaseTexts.NoFilter);
        if (request.PageSize is not null) throw LguBaseErrors.NotOffered("-PageSize", LguBaseTexts.NoPageSize);
    }

    static bool IsOfDevice(CallRecord call, CallHistoryRequest request)
        => request.Device is null || !request.Domain || PhoneNumber.SameExtension(call.From, request.Device) || PhoneNumber.SameExtension(call.To, request.Device);

    bool IsWholeHour(DateTimeOffset? moment) => moment?.In(Options.TimeZone) is not { } local || local.TimeOfDay.Ticks % TimeSpan.TicksPerHour == 0;

    string StartHour(DateTimeOffset? since) => since?.In(Options.TimeZone).ToString("yyyyMMddHH", CultureInfo.InvariantCulture) ?? Beginning;

    /// <summary>The hour at which the range ends; the document writes midnight as hour 24 of the day before (3.23).</summary>
    string EndHour(DateTimeOffset? until)
    {
        var local = (until ?? Now.AddDays(1)).In(Options.TimeZone);
        var end = IsWholeHour(local) ? local : local.AddHours(1);
        return end.Hour == 0 ? end.AddDays(-1).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "24" : end.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
    }
}
