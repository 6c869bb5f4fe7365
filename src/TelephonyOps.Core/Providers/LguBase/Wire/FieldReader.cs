namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>
/// Goes through <c>NAME|KEY:value|…</c> without copying. Splits on the bytes and not on the decoded text: no byte of a CP949 character is a
/// separator, while a cut character would swallow the one behind it.
/// </summary>
ref struct FieldReader
{
    ReadOnlySpan<byte> _rest;
    bool _done;

    /// <param name="fields">What stands behind the name and its <c>|</c>.</param>
    public FieldReader(ReadOnlySpan<byte> fields)
    {
        _rest = fields;
        _done = fields.IsEmpty;
    }

    /// <summary>The name; empty for a token without <c>:</c>.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>The value, which may itself hold <c>:</c>; the whole token where there is no name.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>This value and all that follows it: for free text, which may hold the separator.</summary>
    public ReadOnlySpan<byte> ToEnd { get; private set; }

    public bool Next()
    {
        if (_done) return false;
        var end = _rest.IndexOf((byte)'|');
        var token = end < 0 ? _rest : _rest[..end];
        var colon = token.IndexOf((byte)':');
        Key = colon < 0 ? default : Trim(token[..colon]);
        Value = colon < 0 ? token : token[(colon + 1)..];
        ToEnd = colon < 0 ? _rest : _rest[(colon + 1)..];
        _done = end < 0;
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return true;
    }

    /// <summary>Cuts a body into its name and its fields.</summary>
    public static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> fields)
    {
        var end = body.IndexOf((byte)'|');
        fields = end < 0 ? default : body[(end + 1)..];
        return Trim(end < 0 ? body : body[..end]);
    }

    /// <summary>The value of the first field of that name.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> key)
    {
        var reader = new FieldReader(fields);
        while (reader.Next())
        {
            if (reader.Key.SequenceEqual(key)) return reader.Value;
        }
        return default;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) => bytes.Trim(" \t\r\n"u8);
}
