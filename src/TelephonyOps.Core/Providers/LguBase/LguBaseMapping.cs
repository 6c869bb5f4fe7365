using System.Globalization;
using System.Text;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase;

/// <summary>From the results' texts to the model: lists, and what every result has (3.21–3.25; quirks 30, 31). Lines are <see cref="PeerMapping"/>'s.</summary>
static class LguBaseMapping
{
    const int HistoryColumns = 9;
    const int AddressColumns = 10;
    static readonly string[] s_labels = ["Mobile", "Home", "Office", "Fax", "Other"];

    /// <summary>RES:1 is done, everything else a refusal (3.21).</summary>
    public static void RequireForwardDone(CommandAnswer answer, WireText text)
    {
        var code = answer.Field("RES", text);
        if (code is "1" or "OK") return;
        throw code is null ? LguBaseErrors.NotUnderstood("SETFORWARD", All(answer, text)) : LguBaseErrors.RefusedWith("SETFORWARD", code);
    }

    /// <summary><c>MOD^1</c>: the number of rows that were done.</summary>
    public static void RequireRows(CommandAnswer answer, string command, string? target, WireText text)
    {
        var all = All(answer, text).Trim().TrimEnd('|');
        var mark = all.LastIndexOf('^');
        var count = mark >= 0 && long.TryParse(all.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : -1;
        if (count > 0) return;
        throw count == 0 && command != "ADD" ? NoContact(target) : count == 0 ? LguBaseErrors.RefusedWith("MAGADDRLIST", all) : LguBaseErrors.NotUnderstood("MAGADDRLIST", all);
    }

    public static TelephonyException NoContact(string? id) => new(TelephonyErrorKind.NotFound, LguBaseTexts.NoSuchContact.With(id)) { RecommendedAction = LguBaseTexts.NoSuchContactAction, Target = id };

    public static IEnumerable<byte[]> HistoryRows(CommandAnswer answer) => ResultRows.Read(answer.Parts, (byte)'|', row => row.AsSpan().Count((byte)'^') >= HistoryColumns - 1 && char.IsAsciiDigit((char)row.AsSpan().TrimStart((byte)' ')[0]));

    /// <summary>
    /// The text names ten columns, the samples have nine without the two channels and an empty one behind: the first that is no number tells which
    /// it is, for the outcome stands behind the two times.
    /// </summary>
    public static CallRecord CallRecord(LguBaseSession session, byte[] row, CallDirection direction, CallKind? kind, WireText text)
    {
        var columns = text.Decode(row).Split('^');
        var isShort = IsSeconds(At(columns, 4)) && IsSeconds(At(columns, 5)) && !IsSeconds(At(columns, 6));
        var (duration, billed, outcome) = isShort ? (4, 5, 6) : (6, 7, 8);
        var start = Time(At(columns, 0), session);
        var length = Seconds(At(columns, duration));
        var talk = Seconds(At(columns, billed));
        var status = At(columns, outcome);
        var (from, isFromMasked) = Number(At(columns, 1));
        var (to, isToMasked) = Number(At(columns, 2));
        return new CallRecord
        {
            Session = session.Name,
            Owner = session,
            Device = direction == CallDirection.Inbound ? to : from,
            Direction = direction,
            StartTime = start,
            EndTime = start + length,
            Duration = length,
            TalkTime = talk,
            From = from,
            To = to,
            Disposition = Disposition(status, talk),
            Kind = kind ?? CallKind.Unknown,
            IsMasked = isFromMasked || isToMasked,
            RawStatus = status,
            Extra = Extra(("dcontext", At(columns, 3)), ("channel", isShort ? null : At(columns, 4)), ("dchannel", isShort ? null : At(columns, 5)), ("amaflags", At(columns, outcome + 1))),
        };
    }

    /// <summary><c>in^out</c>.</summary>
    public static (long Inbound, long Outbound) Counts(CommandAnswer answer, WireText text)
    {
        var all = All(answer, text);
        var parts = (all.StartsWith("RES:", StringComparison.Ordinal) ? all[4..] : all).Trim().TrimEnd('|').Split('^');
        return parts.Length >= 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var inbound) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var outbound)
            ? (inbound, outbound)
            : throw LguBaseErrors.NotUnderstood("GETCALLHISTORY", all);
    }

    /// <summary>The vendor's filter by network (3.23).</summary>
    public static string SearchKind(CallKind? kind) => kind switch
    {
        CallKind.Internal => "0",
        CallKind.Local => "1",
        CallKind.Mobile => "2",
        CallKind.International => "5",
        null => "9",
        _ => throw LguBaseErrors.NotOffered("-Kind", LguBaseTexts.NoSuchKind.With(kind)),
    };

    public static IEnumerable<Contact> Contacts(LguBaseSession session, CommandAnswer answer, WireText text)
    {
        foreach (var row in ResultRows.Read(answer.Parts, (byte)'|', row => row.AsSpan().Count((byte)'^') >= AddressColumns - 1))
        {
            var columns = text.Decode(row).Split('^');
            if (columns.Length < AddressColumns) throw LguBaseErrors.NotUnderstood("MAGADDRLIST", text.Decode(row));
            var numbers = columns[3..8];
            yield return new Contact
            {
                Session = session.Name,
                Owner = session,
                Id = columns[0].Trim(),
                Group = columns[1],
                Name = columns[2],
                Numbers = [.. numbers.Select((number, slot) => new ContactNumber(number.Trim(), s_labels[slot])).Where(number => number.Number.Length > 0)],
                DefaultNumber = Default(columns[8].Trim(), numbers),
                Memo = columns[9],
            };
        }
    }

    /// <summary>Numbers without a label take the free places in the order given.</summary>
    public static string[] Slots(IReadOnlyList<ContactNumber> numbers, int places)
    {
        var slots = Enumerable.Repeat("", places).ToArray();
        var free = new List<ContactNumber>();
        foreach (var number in numbers)
        {
            var slot = Array.IndexOf(s_labels, number.Label);
            if (slot >= 0 && slots[slot].Length == 0) slots[slot] = Clean(number);
            else free.Add(number);
        }
        var next = 0;
        foreach (var number in free)
        {
            while (slots[next].Length > 0) next++;
            slots[next] = Clean(number);

            // An empty one keeps its place empty.
            next++;
        }
        return slots;

        static string Clean(ContactNumber number) => number.Number.Length == 0 ? "" : PhoneNumber.Normalize(number.Number);
    }

    public static IReadOnlyList<ContactNumber> Labelled(IReadOnlyList<ContactNumber> numbers)
        => [.. Slots(numbers, s_labels.Length).Select((number, slot) => new ContactNumber(number, s_labels[slot])).Where(number => number.Number.Length > 0)];

    /// <summary><c>from_to_start_end.wav</c>; a name of another form is kept as a name.</summary>
    public static IEnumerable<Recording> Recordings(LguBaseSession session, CommandAnswer answer, WireText text)
    {
        foreach (var row in ResultRows.Read(answer.Parts, (byte)'^', row => row.AsSpan().TrimEnd("| \r\n"u8).EndsWith(".wav"u8)))
        {
            var name = text.Decode(row).Trim().Trim('|');
            if (name.Length > 0) yield return Recording(session, name);
        }
    }

    public static Recording Recording(LguBaseSession session, string name)
    {
        const int times = 12;
        var parts = Path.GetFileNameWithoutExtension(name).Split('_');
        var start = parts.Length >= times + 2 ? Time(parts[^times..^6], session) : null;
        var end = start is null ? null : Time(parts[^6..], session);
        return new Recording
        {
            Session = session.Name,
            Owner = session,
            FileName = name,
            From = start is null ? null : parts[0],
            To = start is null ? null : string.Join('_', parts[1..^times]),
            CallTime = start,
            FileTime = end,
        };
    }

    /// <summary>A raw result's fields by name; what has no name by its position, from 1.</summary>
    public static Dictionary<string, object?> Fields(CommandAnswer answer, WireText text)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        var position = 0;
        foreach (var token in Tokens(answer, text))
        {
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            fields[colon < 0 ? (++position).ToString(CultureInfo.InvariantCulture) : token[..colon].Trim()] = colon < 0 ? token : token[(colon + 1)..];
        }
        return fields;
    }

    /// <summary>Hidden numbers come as Base64 of digits and asterisks; a plain number can look like Base64 and decodes to something else.</summary>
    public static (string? Number, bool IsMasked) Number(string? column)
    {
        if (string.IsNullOrEmpty(column)) return (null, false);
        Span<byte> bytes = stackalloc byte[64];
        if (column.Length % 4 == 0 && column.Length <= 80 && column.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0 && Convert.TryFromBase64String(column, bytes, out var count) && count > 0
            && bytes[..count].IndexOfAnyExcept("0123456789*+#"u8) < 0)
        {
            var number = Encoding.ASCII.GetString(bytes[..count]);
            return (number, number.Contains('*', StringComparison.Ordinal));
        }
        return (column, column.Contains('*', StringComparison.Ordinal));
    }

    /// <summary>OK without talk time is the sample's word for a call that nobody answered (3.23).</summary>
    static CallDisposition Disposition(string? status, TimeSpan? talk) => status?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "OK" or "ANSWER" or "ANSWERED" => talk > TimeSpan.Zero ? CallDisposition.Answered : status == "OK" ? CallDisposition.NoAnswer : CallDisposition.Answered,
        "NOANSWER" or "NOANS" => CallDisposition.NoAnswer,
        "BUSY" => CallDisposition.Busy,
        "CANCEL" or "CANCELLED" => CallDisposition.Cancelled,
        "FAIL" or "FAILED" or "CONGESTION" => CallDisposition.Failed,
        _ => CallDisposition.Unknown,
    };

    /// <summary>The default number, or which of the five it is.</summary>
    static string? Default(string column, string[] numbers)
    {
        if (column.Length == 0) return null;
        return column.Length == 1 && column[0] is >= '1' and <= '5' && !numbers.Contains(column) ? numbers[column[0] - '1'] is { Length: > 0 } number ? number : null : column;
    }

    /// <summary>What stands between the bars of a result, over all its parts.</summary>
    public static IEnumerable<string> Tokens(CommandAnswer answer, WireText text) => All(answer, text).Split('|').Where(token => token.Trim().Length > 0);

    static string All(CommandAnswer answer, WireText text) => text.Decode([.. answer.Parts.SelectMany(part => part.AsSpan().TrimEnd("\r\n"u8).ToArray())]);

    static string? At(string[] columns, int index) => index < columns.Length && columns[index].Trim() is { Length: > 0 } value ? value : null;

    static bool IsSeconds(string? column) => column is not null && column.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    static TimeSpan? Seconds(string? column) => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    static DateTimeOffset? Time(string? column, LguBaseSession session)
        => DateTime.TryParseExact(column, ["yyyy-MM-dd HH:mm:ss", "yyyyMMddHHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? session.Options.TimeZone.At(time) : null;

    static DateTimeOffset? Time(string[] parts, LguBaseSession session) => Time(string.Concat(parts.Select(part => part.PadLeft(2, '0'))), session);

    /// <summary>Those of the fields that have a value.</summary>
    public static Dictionary<string, object?> Extra(params (string Name, string? Value)[] fields)
        => fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => (object?)field.Value, StringComparer.Ordinal);
}
