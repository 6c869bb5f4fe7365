using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TelephonyOps;

/// <summary>
/// Parses JSON from a server so that every name and text in it can be read. The parser itself takes bytes that are no UTF-8, and half a
/// surrogate pair, and fails only later, wherever somebody looks at them.
/// </summary>
static class JsonText
{
    const int EscapeLength = 6;

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, int maxDepth)
    {
        if (!Utf8.IsValid(json.Span)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        return JsonDocument.Parse(Mend(json), new JsonDocumentOptions { MaxDepth = maxDepth });
    }

    /// <summary>Puts the replacement character where half a pair is escaped.</summary>
    static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> json)
    {
        byte[]? mended = null;
        var text = json.Span;
        for (var at = 0; text[at..].IndexOf((byte)'\\') is >= 0 and var skip;)
        {
            at += skip;
            var unit = Unit(text, at);
            if (unit is >= 0xD800 and <= 0xDBFF && Unit(text, at + EscapeLength) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 2 * EscapeLength;
            }
            else if (unit is >= 0xD800 and <= 0xDFFF)
            {
                mended ??= json.ToArray();
                @"\ufffd"u8.CopyTo(mended.AsSpan(at));
                at += EscapeLength;
            }
            else
            {
                // An escaped backslash hides what follows it.
                at = Math.Min(at + 2, text.Length);
            }
        }
        return mended ?? json;
    }

    /// <summary>The UTF-16 code unit that is escaped there; -1 for anything else.</summary>
    static int Unit(ReadOnlySpan<byte> text, int at)
        => at + EscapeLength <= text.Length && text[at] == '\\' && text[at + 1] == 'u' && Utf8Parser.TryParse(text.Slice(at + 2, 4), out int unit, out var used, 'x') && used == 4 ? unit : -1;
}
