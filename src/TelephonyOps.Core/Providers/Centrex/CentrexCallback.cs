using System.Globalization;
using System.Text;

namespace TelephonyOps.Providers.Centrex;

/// <summary>Reads the query of a call-back: sender, receiver, kind, inner_num, message (13.5, 16.5).</summary>
static class CentrexCallback
{
    /// <summary>One call-back makes one event; what cannot be read makes a malformed one that keeps the raw text.</summary>
    public static TelEvent Read(CentrexSession session, WebhookKind kind, string query)
    {
        var fields = Fields(query);
        var sender = fields?.GetValueOrDefault("sender");
        var isRing = kind == WebhookKind.Ring;
        if (fields is null || string.IsNullOrEmpty(sender))
        {
            return new TelEvent { Session = session.Name, Owner = session, Time = session.Now, Type = TelEventType.Malformed, RawType = isRing ? "ring" : "sms", Raw = query };
        }
        var extension = fields.GetValueOrDefault("inner_num");
        return new TelEvent
        {
            Session = session.Name,
            Owner = session,
            Time = session.Now,
            Type = isRing ? TelEventType.Ringing : TelEventType.MessageReceived,
            Device = string.IsNullOrEmpty(extension) ? session.Device : extension,
            From = sender,
            To = fields.GetValueOrDefault("receiver"),
            Text = isRing ? null : fields.GetValueOrDefault("message"),
            RawType = isRing ? "ring" : "sms",
            Raw = query,
            Extra = new Dictionary<string, object?> { ["kind"] = fields.GetValueOrDefault("kind") },
        };
    }

    /// <summary>The fields of a query, percent-encoded UTF-8; null where they cannot be decoded.</summary>
    static Dictionary<string, string>? Fields(string query)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            var name = mark < 0 ? part : part[..mark];
            if (Decode(mark < 0 ? "" : part[(mark + 1)..]) is not { } value) return null;

            // The vendor's own fields stand behind ours: the last one of a name is his.
            fields[name] = value;
        }
        return fields;
    }

    static string? Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return null;
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '+' ? (byte)' ' : (byte)text[i]);
            }
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
