using System.Runtime.CompilerServices;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Providers.Ipecs;

// Call records (5.1).
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
        var total = await CountAsync(query, cancellationToken).ConfigureAwait(false);
        request.OnTotal?.Invoke(new ListTotal(total, true));
        if (request.Skip > total) request.OnPastEnd?.Invoke(total);
        await foreach (var row in new SmdrWalk(this, query, size).NewestFirstAsync(total, request.Skip, cancellationToken).ConfigureAwait(false)) yield return row;
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

    internal async Task<long> CountAsync(IpecsQuery query, CancellationToken cancellationToken)
    {
        using var answer = await Client.SmdrCountAsync(query.IsEmpty ? null : query.ToJson(), cancellationToken).ConfigureAwait(false);
        return answer.Root.Number("count") ?? throw answer.Lacks("count");
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
