namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>
/// An event of the stream. Its vendor fields are read out of the raw text when somebody asks for them: most events are looked at by type
/// and number only, and a dictionary for each would cost more than all the rest.
/// </summary>
sealed class IpecsEvent : TelEvent
{
    IReadOnlyDictionary<string, object?>? _extra;

    public override IReadOnlyDictionary<string, object?> Extra
    {
        get => _extra ??= IpecsEventFields.Of(Raw);
        init => _extra = value;
    }

    /// <summary>What the event says of its call; null where it is about none, Unknown where the call's state stays.</summary>
    internal CallState? State { get; init; }

    /// <summary>The connection's own count of its events; null where the event carries none.</summary>
    internal long? Serial { get; init; }
}
