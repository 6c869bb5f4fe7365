namespace TelephonyOps;

/// <summary>A number of a contact.</summary>
public sealed record ContactNumber(string Number, string? Label)
{
    public override string ToString() => Number;
}

/// <summary>An entry of the vendor's address book.</summary>
public sealed record Contact : SessionObject
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<ContactNumber> Numbers { get; init; } = [];

    public string? DefaultNumber { get; init; }

    public string? Memo { get; init; }

    public override string ToString() => Name ?? DefaultNumber ?? Id ?? "";
}
