namespace TelephonyOps.Simulator.Providers.LguBase.Wire;

/// <summary>A command as it came in: <c>CMD|NAME|ARG=value|…|</c>, the last separator optional (the printed HANGUP has none).</summary>
/// <param name="Name">The name that the operations go by; empty where the dialect does not know it.</param>
/// <param name="WireName">The name as sent; results repeat it.</param>
/// <param name="Arguments">Values by the names that the operations go by.</param>
/// <param name="Positional">Tokens without <c>=</c>.</param>
internal sealed record CtiCommand(
    string Name, string WireName, IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<string> Positional)
{
    /// <summary>Null when the text is no command at all.</summary>
    public static CtiCommand? Parse(string body, Dialect dialect)
    {
        var tokens = body.Split('|');
        if (tokens.Length < 2 || tokens[0] != "CMD" || tokens[1].Length == 0)
            return null;
        var end = tokens.Length > 2 && tokens[^1].Length == 0 ? tokens.Length - 1 : tokens.Length;
        var name = dialect.CommandOf(tokens[1]);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        var positional = new List<string>();
        foreach (var token in tokens[2..end])
        {
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                positional.Add(token);
            else
                arguments[dialect.ArgumentOf(name, token[..equals])] = token[(equals + 1)..];
        }
        return new(name, tokens[1], arguments, positional);
    }
}
