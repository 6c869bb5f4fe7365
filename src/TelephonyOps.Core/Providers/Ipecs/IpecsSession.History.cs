using System.Runtime.CompilerServices;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs;

// Call records (5.1). There is no offset: a page begins behind the last record of the one before (quirk 47), so the oldest comes first.
sealed partial class IpecsSession : ICallHistory, ICallStatistics, ICallHistoryRemoval
{
    const int UsualRows = 500;
    const int LargestRows = 10_000;
    IReadOnlyList<string>? _partyFields;

    public IAsyncEnumerable<CallRecord> ListCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
        => RecordsAsync(request, cancellationToken).Resumable(request.Skip, cancellationToken);

    async IAsyncEnumerable<CallRecord> RecordsAsync(CallHistoryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = Index(IpecsMapping.Text(request.PageSize ?? UsualRows), "PageSize", 1, LargestRows);
        var query = await QueryAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.OnTotal is { } onTotal) onTotal(new ListTotal(await CountAsync(query, cancellationToken).ConfigureAwait(false), true));
        var skip = request.Skip;
        long? last = null;
        while (true)
        {
            List<CallRecord> rows;
            var page = last is { } index ? query.With(new IpecsQuery().Where("Index", IpecsQuery.Greater, index)) : query;
            using (var answer = await Client.SmdrAsync(page.IsEmpty ? null : page.ToJson(), size, cancellationToken).ConfigureAwait(false))
            {
                rows = Rows(answer, ref last);
            }

            // A short page may be the system's own limit: only an empty one is the end.
            if (rows.Count == 0) yield break;
            foreach (var row in rows)
            {
                if (skip-- <= 0) yield return row;
            }
        }
    }

    public async Task<CallStatistics> CountCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        var query = await QueryAsync(request, cancellationToken).ConfigureAwait(false);
        return new CallStatistics { Session = Name, Owner = this, Count = await CountAsync(query, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Deletes what the filter matches, and never everything.</summary>
    public async Task RemoveCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("DELETE smdr");
        var query = await QueryAsync(request, cancellationToken).ConfigureAwait(false);
        if (query.IsEmpty) throw Invalid(IpecsTexts.DeleteNeedsFilter, IpecsTexts.DeleteNeedsFilterAction, null);
        await DoneAsync(Client.SmdrDeleteAsync(query.ToJson(), cancellationToken)).ConfigureAwait(false);
    }

    async Task<long> CountAsync(IpecsQuery query, CancellationToken cancellationToken)
    {
        using var answer = await Client.SmdrCountAsync(query.IsEmpty ? null : query.ToJson(), cancellationToken).ConfigureAwait(false);
        return answer.Root.Number("count") ?? throw answer.Lacks("count");
    }

    /// <summary>The rows of a page, which must go on upwards from the last index: else the next page would leave rows out.</summary>
    List<CallRecord> Rows(IpecsAnswer answer, ref long? last)
    {
        if (answer.Root.ValueKind != JsonValueKind.Object) throw answer.Lacks("items");
        if (!answer.Root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return answer.Root.Number("count") is 0 ? [] : throw answer.Lacks("items");
        }
        var rows = new List<CallRecord>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            var index = item.Number("Index") ?? throw answer.Lacks("Index");
            if (index <= last) throw new TelephonyException(TelephonyErrorKind.Protocol, IpecsTexts.RecordsNotInOrder.With(index, last)) { Provider = Provider, RecommendedAction = IpecsTexts.RecordsNotInOrderAction };
            last = index;
            rows.Add(SmdrMapping.Record(this, item));
        }
        return rows;
    }

    async Task<IpecsQuery> QueryAsync(CallHistoryRequest request, CancellationToken cancellationToken)
    {
        if (request.Domain && Options.AsStation) throw NotOffered("-Scope", IpecsTexts.OwnRecordsOnly);
        var query = request.Filter is { Count: > 0 } filter ? IpecsQuery.Of(filter, Options.TimeZone) : new IpecsQuery();
        if (request.Device is { } device) query = query.With(IpecsQuery.Like(SmdrMapping.Station, device));
        if (request.Since is { } since) query.Where("StartTime", IpecsQuery.AtLeast, IpecsQuery.Time(since, Options.TimeZone));
        if (request.Until is { } until) query.Where("StartTime", IpecsQuery.Less, IpecsQuery.Time(until, Options.TimeZone));
        if (Codes(request) is { } codes) query.WhereAny(codes.Select(code => new IpecsQuery().Where("Direction", code)));
        if (request.Number is { Length: > 0 } number)
        {
            var pattern = number.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            var fields = await PartyFieldsAsync(cancellationToken).ConfigureAwait(false);
            query.WhereAny(fields.Prepend(SmdrMapping.Station).Select(field => IpecsQuery.Like(field, pattern)));
        }
        return query;
    }

    /// <summary>The direction codes that a direction and a kind stand for; null for all of them.</summary>
    IReadOnlyList<string>? Codes(CallHistoryRequest request)
    {
        var codes = request.Direction switch
        {
            CallDirection.Inbound => SmdrCodes.Inbound,
            CallDirection.Outbound => SmdrCodes.Outbound,
            CallDirection.Internal => SmdrCodes.Internal,
            _ => null,
        };
        return request.Kind switch
        {
            null => codes,
            CallKind.Internal when codes is null || ReferenceEquals(codes, SmdrCodes.Internal) => SmdrCodes.Internal,
            _ => throw NotOffered("-Kind", IpecsTexts.InternalOnly),
        };
    }

    /// <summary>The fields that hold the other party's number here: their names depend on PGM 177, and the first record shows them.</summary>
    async Task<IReadOnlyList<string>> PartyFieldsAsync(CancellationToken cancellationToken)
    {
        if (_partyFields is { } known) return known;
        using var answer = await Client.SmdrAsync(null, 1, cancellationToken).ConfigureAwait(false);
        if (answer.Root.ValueKind != JsonValueKind.Object || !answer.Root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0 || items[0].ValueKind != JsonValueKind.Object) return ["DialedNumber1"];
        return _partyFields = [.. items[0].EnumerateObject().Select(field => field.Name).Where(SmdrMapping.IsPartyField)];
    }
}
