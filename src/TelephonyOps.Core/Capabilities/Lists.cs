namespace TelephonyOps.Capabilities;

/// <summary>
/// What every list takes. Rows come one by one as the pages arrive, and nothing is asked for that nobody reads.
/// </summary>
public record ListRequest
{
    /// <summary>How many matching rows to pass over. A provider asks for the right page at once where nothing is filtered on this side.</summary>
    public long Skip { get; init; }

    /// <summary>Told how many rows there are, when they ended before <see cref="Skip"/> was used up.</summary>
    public Action<long>? OnPastEnd { get; init; }

    /// <summary>How many rows the vendor gives at a time, where it lets one choose.</summary>
    public int? PageSize { get; init; }

    /// <summary>
    /// Told the total before the first row. Null where nobody wants it: a vendor that counts only a day at a time has to be asked for every day.
    /// </summary>
    public Action<ListTotal>? OnTotal { get; init; }
}

/// <summary>How many rows a list has.</summary>
/// <param name="Count">The vendor's figure.</param>
/// <param name="IsExact">False where rows are filtered on this side, or where the vendor counts only a part.</param>
public readonly record struct ListTotal(long Count, bool IsExact);

/// <summary>A range in time that a list is limited to.</summary>
public record TimedListRequest : ListRequest
{
    /// <summary>Inclusive.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A number with <c>*</c> and <c>?</c>; matches either party.</summary>
    public string? Number { get; init; }
}

/// <summary>Which rows of history.</summary>
public sealed record CallHistoryRequest : TimedListRequest
{
    /// <summary>Null: both directions.</summary>
    public CallDirection? Direction { get; init; }

    public string? Device { get; init; }

    public CallKind? Kind { get; init; }

    /// <summary>The whole domain's calls instead of the own ones.</summary>
    public bool Domain { get; init; }

    /// <summary>The vendor's own field names and operators.</summary>
    public IReadOnlyDictionary<string, object?>? Filter { get; init; }
}

/// <summary>Lists calls that have ended, newest first. <c>Get-TelCallHistory</c></summary>
public interface ICallHistory : ICapability
{
    IAsyncEnumerable<CallRecord> ListCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken);
}

/// <summary>Counts calls that have ended. <c>Measure-TelCallHistory</c></summary>
public interface ICallStatistics : ICapability
{
    Task<CallStatistics> CountCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken);
}

/// <summary>Deletes call records at the vendor. <c>Remove-TelCallHistory</c></summary>
public interface ICallHistoryRemoval : ICapability
{
    Task RemoveCallsAsync(CallHistoryRequest request, CancellationToken cancellationToken);
}

/// <summary>Lists inbound calls by the number that was called, network-forwarded ones included. <c>Get-TelInboundCall</c></summary>
public interface IInboundCalls : ICapability
{
    IAsyncEnumerable<CallRecord> ListInboundCallsAsync(TimedListRequest request, CancellationToken cancellationToken);
}

/// <summary>Lists the address book. <c>Get-TelContact</c></summary>
public interface IContacts : ICapability
{
    IAsyncEnumerable<Contact> ListContactsAsync(ListRequest request, CancellationToken cancellationToken);
}

/// <summary>Changes the address book. <c>Add-</c>, <c>Set-</c>, <c>Remove-TelContact</c></summary>
public interface IContactEditing : ICapability
{
    Task<Contact> AddContactAsync(Contact contact, CancellationToken cancellationToken);

    Task<Contact> SetContactAsync(Contact contact, CancellationToken cancellationToken);

    Task RemoveContactAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Lists terminals. <c>Get-TelDevice</c></summary>
public interface IDevices : ICapability
{
    IAsyncEnumerable<Device> ListDevicesAsync(IReadOnlyList<string> devices, ListRequest request, CancellationToken cancellationToken);
}
