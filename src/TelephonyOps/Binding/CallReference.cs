namespace TelephonyOps.Binding;

/// <summary>What <c>-Call</c> takes: a call, or the id of one.</summary>
public sealed class CallReference
{
    public CallReference(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Call = call;
        Id = call.Id;
    }

    public CallReference(string id) => Id = id;

    public string Id { get; }

    public Call? Call { get; }

    public override string ToString() => Id;
}
