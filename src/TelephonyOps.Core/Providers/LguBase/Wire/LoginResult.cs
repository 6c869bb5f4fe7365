using System.Globalization;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>LOGINRESULT (2.1, 4.6; quirk 29): a status above 0 is success; DOMAIN may be missing, MSG has two or three parts.</summary>
sealed record LoginResult(int Status, string? Extension, string? CallerId, string? Domain, string? Message, string Raw)
{
    public bool IsAccepted => Status > 0;

    public static LoginResult Read(ReadOnlySpan<byte> body, WireText text)
    {
        FieldReader.Name(body, out var fields);
        var status = Text(fields, "STATUS"u8, text);
        var message = Text(fields, "MSG"u8, text);
        return new LoginResult(
            int.TryParse(status, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0,
            Text(fields, "EXTEN"u8, text) ?? Part(message, 0),
            Text(fields, "CALLERID"u8, text) ?? Part(message, 1),
            Text(fields, "DOMAIN"u8, text),
            message,
            text.Decode(body));
    }

    static string? Text(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> key, WireText text) => Calls.SignalReader.Value(FieldReader.Find(fields, key), text);

    static string? Part(string? message, int index)
    {
        var parts = message?.Split(',');
        return parts is { Length: > 1 } && index < parts.Length && parts[index].Length > 0 ? parts[index] : null;
    }
}
