using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace TelephonyOps.Providers.Ipecs.Wire;

/// <summary>
/// The JSON query language of SMDR (4.1, 4.2). The clauses of one object must all hold. An operator may stand in it more than once (quirk 46),
/// so a clause is added at the end and never merged into another.
/// </summary>
sealed class IpecsQuery
{
    public const string Greater = "$>";
    public const string AtLeast = "$>=";
    public const string Less = "$<";
    public const string AtMost = "$<=";
    const string Not = "$not";
    const string Or = "$or";
    const string And = "$and";
    const string Regex = "$regex";
    const int Deepest = 16;
    static readonly string[] s_operators = [Not, Or, And, Regex, Greater, AtLeast, Less, AtMost];

    /// <summary>What separates a pattern of this language from a regular expression: it knows * and ? only.</summary>
    static readonly SearchValues<char> s_notInPattern = SearchValues.Create("[](){}|^$");

    readonly List<(string Name, object Value)> _clauses = [];

    public bool IsEmpty => _clauses.Count == 0;

    /// <summary>The field has that value.</summary>
    public IpecsQuery Where(string field, object value) => Add(field, value);

    /// <summary>The operator holds for the field and the value.</summary>
    public IpecsQuery Where(string field, string @operator, object value) => Add(@operator, new IpecsQuery().Add(field, value));

    /// <summary>One of the alternatives holds.</summary>
    public IpecsQuery WhereAny(IEnumerable<IpecsQuery> alternatives) => Add(Or, alternatives.ToArray());

    /// <summary>The field is like a number with * and ?; one without them is compared as it is.</summary>
    public static IpecsQuery Like(string field, string pattern)
        => pattern.AsSpan().IndexOfAny('*', '?') >= 0 ? new IpecsQuery().Where(field, Regex, pattern.Replace(@"\", @"\\", StringComparison.Ordinal)) : new IpecsQuery().Where(field, pattern);

    /// <summary>A query of the user's own, with the vendor's field names and operators.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: what the language cannot say.</exception>
    public static IpecsQuery Of(IEnumerable<KeyValuePair<string, object?>> filter, TimeZoneInfo zone) => Read(filter, zone, 0);

    /// <summary>This query and further clauses.</summary>
    public IpecsQuery With(IpecsQuery more)
    {
        var both = new IpecsQuery();
        both._clauses.AddRange(_clauses);
        both._clauses.AddRange(more._clauses);
        return both;
    }

    public string ToJson()
    {
        return IpecsJson.Text(writer => Write(writer, this));
    }

    /// <summary>A moment as the language writes it. A whole minute without its seconds: rows have none, and may be compared as text.</summary>
    public static string Time(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = moment.In(zone);
        return local.ToString(local.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    IpecsQuery Add(string name, object value)
    {
        _clauses.Add((name, value));
        return this;
    }

    static IpecsQuery Read(IEnumerable<KeyValuePair<string, object?>> filter, TimeZoneInfo zone, int depth)
    {
        if (depth > Deepest) throw Refused(IpecsTexts.FilterTooDeep.With(Deepest), null);
        var query = new IpecsQuery();
        foreach (var (name, value) in filter)
        {
            if (string.IsNullOrWhiteSpace(name)) throw Refused(IpecsTexts.FilterNoName, name);
            query.Add(name, name.StartsWith('$') ? Operand(name, value, zone, depth) : Scalar(name, value, zone));
        }
        return query;
    }

    static object Operand(string name, object? value, TimeZoneInfo zone, int depth)
    {
        if (!s_operators.Contains(name)) throw Refused(IpecsTexts.FilterUnknownOperator.With(name, string.Join(' ', s_operators)), name);
        if (name is Or or And)
        {
            var parts = Pairs(value) is { } single ? [single] : value is IEnumerable list and not string ? list.Cast<object?>().Select(part => Pairs(part) ?? throw Refused(IpecsTexts.FilterNeedsList.With(name), value)).ToArray() : throw Refused(IpecsTexts.FilterNeedsList.With(name), value);
            var queries = parts.Select(part => Filled(name, Read(part, zone, depth + 1))).ToArray();
            return queries.Length > 0 ? queries : throw Refused(IpecsTexts.FilterNeedsList.With(name), value);
        }
        var operand = Pairs(value) ?? throw Refused(IpecsTexts.FilterNeedsObject.With(name), value);
        if (name == Not) return Filled(name, Read(operand, zone, depth + 1));
        var comparison = new IpecsQuery();
        foreach (var (field, right) in operand)
        {
            if (string.IsNullOrWhiteSpace(field) || field.StartsWith('$')) throw Refused(IpecsTexts.FilterNeedsObject.With(name), field);
            comparison.Add(field, name == Regex ? Pattern(field, right) : Scalar(field, right, zone));
        }
        return Filled(name, comparison);
    }

    static IpecsQuery Filled(string name, IpecsQuery query) => query.IsEmpty ? throw Refused(IpecsTexts.FilterNeedsObject.With(name), name) : query;

    static string Pattern(string field, object? value)
    {
        if (value is not string pattern) throw Refused(IpecsTexts.FilterPatternText.With(field), value);
        if (pattern.AsSpan().IndexOfAny(s_notInPattern) >= 0) throw Refused(IpecsTexts.FilterPattern.With(pattern), pattern);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '\\') continue;
            if (i + 1 == pattern.Length || pattern[i + 1] is not ('*' or '?' or '\\')) throw Refused(IpecsTexts.FilterPattern.With(pattern), pattern);
            i++;
        }
        return pattern;
    }

    static object Scalar(string field, object? value, TimeZoneInfo zone) => value switch
    {
        string text => text,
        bool flag => flag,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal or double or float or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        DateTimeOffset moment => Time(moment, zone),

        // A time without a zone is the system's own.
        DateTime time => Time(time.Kind == DateTimeKind.Unspecified ? zone.At(time) : new DateTimeOffset(time), zone),
        null => throw Refused(IpecsTexts.FilterNull.With(field), field),
        _ => throw Refused(IpecsTexts.FilterNotAValue.With(field, value.GetType().Name), value),
    };

    static IEnumerable<KeyValuePair<string, object?>>? Pairs(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> pairs => pairs,
        IDictionary table => table.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value)),
        _ => null,
    };

    static void Write(Utf8JsonWriter writer, IpecsQuery query)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in query._clauses)
        {
            writer.WritePropertyName(name);
            switch (value)
            {
                case IpecsQuery inner:
                    Write(writer, inner);
                    break;
                case IpecsQuery[] list:
                    writer.WriteStartArray();
                    foreach (var part in list) Write(writer, part);
                    writer.WriteEndArray();
                    break;
                case long number:
                    writer.WriteNumberValue(number);
                    break;
                case decimal number:
                    writer.WriteNumberValue(number);
                    break;
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                default:
                    writer.WriteStringValue((string)value);
                    break;
            }
        }
        writer.WriteEndObject();
    }

    static TelephonyException Refused(string message, object? target) => new(TelephonyErrorKind.InvalidArgument, message)
    {
        Provider = "Ipecs",
        RecommendedAction = IpecsTexts.FilterAction,
        Target = target,
    };
}
