namespace TelephonyOps.Binding;

/// <summary>What <c>-Call</c> takes: a call, an event about one, or the id of one.</summary>
public sealed class CallReference
{
    public CallReference(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Call = call;
        Source = call;
        Id = call.Id;
    }

    public CallReference(TelEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Source = item;
        Id = item.CallId ?? throw new ArgumentException(CommandTexts.EventWithoutCall.With(item.Type));
    }

    public CallReference(string id) => Id = id;

    public string Id { get; }

    public Call? Call { get; }

    /// <summary>The object that the id came with; null when it was only an id.</summary>
    internal ISessionBound? Source { get; }

    public override string ToString() => Id;
}
