using System.Text.RegularExpressions;

namespace TelephonyOps.Providers.Dcs;

/// <summary>Reads FORWARDING of userinfo, which is a sentence in Korean and no more specified than by one sample, <c>착신전환 없음</c> (2.4; quirk 15).</summary>
static partial class DcsForwarding
{
    static readonly string[] s_none = ["없음", "해제", "미설정", "안함", "안 함"];

    /// <summary>The rule that the sentence tells; the sentence itself stays in its description.</summary>
    public static ForwardRule Read(string? text)
    {
        var description = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var to = description is null ? null : Number().Matches(description).Select(match => match.Value).MaxBy(number => number.Length);
        var enabled = to is not null || (description is not null && !Array.Exists(s_none, description.Contains));
        return new ForwardRule
        {
            Enabled = enabled,
            Condition = enabled ? Condition(description!) : null,
            To = to?.Replace("-", "", StringComparison.Ordinal),
            Description = description,
        };
    }

    /// <summary>The document knows only the unconditional forwarding (5.1); others that a user set elsewhere show by their words.</summary>
    static ForwardCondition Condition(string text)
    {
        var busy = text.Contains("통화중", StringComparison.Ordinal) || text.Contains("통화 중", StringComparison.Ordinal);
        var noAnswer = text.Contains("무응답", StringComparison.Ordinal) || text.Contains("부재", StringComparison.Ordinal);
        return (busy, noAnswer) switch
        {
            (true, true) => ForwardCondition.BusyOrNoAnswer,
            (true, false) => ForwardCondition.Busy,
            (false, true) => ForwardCondition.NoAnswer,
            _ => text.Contains("동시", StringComparison.Ordinal) ? ForwardCondition.Simultaneous : ForwardCondition.Unconditional,
        };
    }

    // Not the seconds or times that such a sentence may also name; and only from a number's beginning on, which keeps it linear.
    [GeneratedRegex(@"\+?(?<![0-9]-?)[0-9](?:-?[0-9*#]){1,39}(?![0-9초분회시])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
