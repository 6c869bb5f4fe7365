using System.Text;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>Writes <c>CMD|NAME|ARG=value|…|</c> (1.3) and refuses, before anything is sent, what would break it (quirk 26).</summary>
static class CommandText
{
    const string Start = "CMD|";

    /// <param name="dialect">The names.</param>
    /// <param name="command">The command as this module calls it.</param>
    /// <param name="values">One value an argument, in the dialect's order.</param>
    public static byte[] Build(Dialect dialect, string command, params ReadOnlySpan<string> values)
    {
        var names = dialect.Arguments(command);
        var text = new StringBuilder(Start).Append(dialect.Command(command)).Append('|');
        for (var i = 0; i < names.Count; i++)
        {
            Check(names[i].Length == 0 ? command : names[i], values[i]);
            if (names[i].Length == 0) text.Append(values[i]);
            else text.Append(names[i]).Append('=').Append(values[i]).Append('|');
        }
        return Encode(dialect, text.ToString(), command);
    }

    /// <summary>A command that has no method here.</summary>
    /// <param name="dialect">The charset.</param>
    /// <param name="command">A wire name, or a whole text that begins with <c>CMD|</c>.</param>
    /// <param name="arguments">What is put behind it.</param>
    /// <param name="name">The wire name, under which the result comes.</param>
    public static byte[] BuildRaw(Dialect dialect, string command, IReadOnlyDictionary<string, string> arguments, out string name)
    {
        var whole = command.StartsWith(Start, StringComparison.Ordinal);
        name = whole ? command[Start.Length..].Split('|')[0] : command;
        if (name.Length == 0 || name.Any(c => c is '|' or '=' or <= ' ')) throw Refused(LguBaseTexts.RawNotUnderstood, LguBaseTexts.RawAction);
        CheckControl(name, command);
        var text = new StringBuilder(whole ? command : Start + command);
        if (arguments.Count > 0 || !whole)
        {
            if (text[^1] != '|') text.Append('|');
        }
        foreach (var (key, value) in arguments)
        {
            if (key.Length == 0 || key.Contains('=', StringComparison.Ordinal)) throw Refused(LguBaseTexts.RawArgument.With(key), LguBaseTexts.RawAction);
            Check(key, key);
            Check(key, value);
            text.Append(key).Append('=').Append(value).Append('|');
        }
        return Encode(dialect, text.ToString(), name);
    }

    /// <summary>Refuses the separator of rows that the vendor writes into one field (address book, 3.24).</summary>
    public static void RefuseCaret(string argument, string? value)
    {
        if (value?.Contains('^', StringComparison.Ordinal) == true) throw Separator(argument, "^");
    }

    // The value itself is never told: it may be the password.
    static void Check(string argument, string value)
    {
        if (value.Contains('|', StringComparison.Ordinal)) throw Separator(argument, "|");
        CheckControl(argument, value);
    }

    static void CheckControl(string argument, string value)
    {
        foreach (var c in value)
        {
            if (char.IsControl(c)) throw Separator(argument, c switch { '\r' => "CR", '\n' => "LF", _ => $"U+{(int)c:X4}" });
        }
    }

    static byte[] Encode(Dialect dialect, string text, string command)
    {
        var body = dialect.Text.Encode(text);
        return body.Length <= Frame.LongestBody ? body : throw Refused(LguBaseTexts.CommandTooLong.With(command, body.Length, Frame.LongestBody), LguBaseTexts.CommandTooLongAction);
    }

    static TelephonyException Separator(string argument, string character)
    {
        var error = Refused(LguBaseTexts.SeparatorInValue.With(argument, character), LguBaseTexts.SeparatorAction);
        error.Target = argument;
        return error;
    }

    static TelephonyException Refused(string message, string action) => new(TelephonyErrorKind.InvalidArgument, message) { RecommendedAction = action };
}
