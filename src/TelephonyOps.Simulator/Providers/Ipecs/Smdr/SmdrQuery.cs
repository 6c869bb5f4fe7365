using System.Globalization;
using System.Text.Json;
using TelephonyOps.Simulator.Providers.Ipecs.Wire;

namespace TelephonyOps.Simulator.Providers.Ipecs.Smdr;

/// <summary>The records that a query of 4.2 can match: those from <see cref="From"/> to <see cref="To"/> that fulfil <see cref="Matches"/>.</summary>
internal sealed record SmdrQuery(Predicate<SmdrRecord> Matches, long From, long To)
{
    private const int MaximumDepth = 16;

    public static SmdrQuery Everything { get; } = new(_ => true, 1, long.MaxValue);

    /// <summary>Whether it restricts anything.</summary>
    public bool IsEverything => ReferenceEquals(this, Everything);

    /// <exception cref="IpecsError">It is not of the language.</exception>
    public static SmdrQuery Compile(JsonElement query, SmdrLayout layout) => Compile(query, layout, 0);

    private static SmdrQuery Compile(JsonElement query, SmdrLayout layout, int depth)
    {
        if (query.ValueKind != JsonValueKind.Object || depth > MaximumDepth)
            throw IpecsError.Parameter;
        return And(query.EnumerateObject().Select(member => Term(member, layout, depth + 1)));
    }

    private static SmdrQuery Term(JsonProperty member, SmdrLayout layout, int depth) => member.Name switch
    {
        // Not part of the condition: 4.1 shows countOnly inside q.
        "countOnly" or "maxCount" => Everything,
        "$not" => Not(Compile(member.Value, layout, depth)),
        "$or" => Or(List(member.Value).Select(item => Compile(item, layout, depth)).ToList()),
        "$and" => AndList(List(member.Value).ToList(), layout, depth),
        "$regex" => And(Fields(member.Value).Select(field => Like(field, layout))),
        "$>" or "$>=" or "$<" or "$<=" => And(Fields(member.Value).Select(field => Compare(member.Name, field, layout))),
        _ when member.Name.StartsWith('$') => throw IpecsError.Parameter,
        _ => Equal(member, layout),
    };

    // 5.1.1, example 6, deletes three records by an $and of three Index values: matches of one field in an $and can only mean any of them.
    private static SmdrQuery AndList(List<JsonElement> items, SmdrLayout layout, int depth)
    {
        var sameField = items.Count > 1
            && items.All(item => item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Count() == 1)
            && items.Select(item => item.EnumerateObject().First().Name).Distinct(StringComparer.Ordinal).ToList() is [var only]
            && !only.StartsWith('$');
        var compiled = items.Select(item => Compile(item, layout, depth)).ToList();
        return sameField ? Or(compiled) : And(compiled);
    }

    private static SmdrQuery And(IEnumerable<SmdrQuery> parts)
    {
        var all = parts.Where(part => !part.IsEverything).ToArray();
        return all switch
        {
            [] => Everything,
            [var one] => one,
            _ => new(record => Array.TrueForAll(all, part => part.Matches(record)), all.Max(part => part.From), all.Min(part => part.To)),
        };
    }

    private static SmdrQuery Or(List<SmdrQuery> parts) => parts.Count == 0
        ? throw IpecsError.Parameter
        : new(record => parts.Exists(part => part.Matches(record)), parts.Min(part => part.From), parts.Max(part => part.To));

    private static SmdrQuery Not(SmdrQuery part) => new(record => !part.Matches(record), 1, long.MaxValue);

    private static SmdrQuery Equal(JsonProperty field, SmdrLayout layout)
    {
        var wanted = Operand(field.Value);
        if (SmdrLayout.IsIndex(field.Name) && long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return new(record => record.Index == index, index, index);
        return new(
            record => layout.Text(record, field.Name) == wanted || (SmdrLayout.IsStartTime(field.Name) && SmdrLayout.Comparable(record.StartTime) == wanted),
            1,
            long.MaxValue);
    }

    private static SmdrQuery Like(JsonProperty field, SmdrLayout layout)
    {
        var glob = new Glob(Operand(field.Value));
        return new(record => layout.Text(record, field.Name) is { } text && glob.Matches(text), 1, long.MaxValue);
    }

    private static SmdrQuery Compare(string sign, JsonProperty field, SmdrLayout layout)
    {
        var operand = Operand(field.Value);
        var number = Number(operand);
        if (SmdrLayout.IsIndex(field.Name) && number is { } bound && Math.Abs(bound) < long.MaxValue / 2)
        {
            return sign switch
            {
                "$>" => new(record => record.Index > bound, (long)Math.Floor(bound) + 1, long.MaxValue),
                "$>=" => new(record => record.Index >= bound, (long)Math.Ceiling(bound), long.MaxValue),
                "$<" => new(record => record.Index < bound, 1, (long)Math.Ceiling(bound) - 1),
                _ => new(record => record.Index <= bound, 1, (long)Math.Floor(bound)),
            };
        }
        return new(record => Order(record, field.Name, operand, number, layout) is { } order && Holds(sign, order), 1, long.MaxValue);
    }

    private static int? Order(SmdrRecord record, string field, string operand, decimal? number, SmdrLayout layout)
    {
        if (SmdrLayout.IsStartTime(field))
            return string.CompareOrdinal(SmdrLayout.Comparable(record.StartTime), operand);
        if (layout.Text(record, field) is not { } text)
            return null;
        return number is { } right && Number(text) is { } left ? left.CompareTo(right) : string.CompareOrdinal(text, operand);
    }

    private static bool Holds(string sign, int order) => sign switch
    {
        "$>" => order > 0,
        "$>=" => order >= 0,
        "$<" => order < 0,
        _ => order <= 0,
    };

    private static JsonElement.ObjectEnumerator Fields(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw IpecsError.Parameter;

    private static JsonElement.ArrayEnumerator List(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw IpecsError.Parameter;

    private static string Operand(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : throw IpecsError.Parameter;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
