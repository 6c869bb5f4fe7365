namespace TelephonyOps.Simulator.Providers.LguBase.Wire;

/// <summary>
/// The names on the wire. The document prints the control's methods and only a few of its commands, so the others are a convention
/// that a system may break: the knob <c>dialect</c> renames commands and arguments, <c>CLICKCALL=DIAL;CLICKCALL.EXTEN=NUMBER</c>.
/// </summary>
internal sealed class Dialect
{
    private static readonly string[] s_phones = ["TELNUM1", "TELNUM2", "TELNUM3", "TELNUM4", "TELNUM5"];

    private static readonly Dictionary<string, string[]> s_commands = new(StringComparer.Ordinal)
    {
        ["LOGIN"] = ["ID", "PWD"],
        ["LOGINSWP"] = ["ID", "PWD"],
        ["HEARTBEAT"] = [],
        ["CLICKCALL"] = ["AGENT", "EXTEN", "CID", "CONTEXT"],
        ["ANSWER"] = ["AGENT", "CHANNEL", "CONTEXT", "MYCHANNEL"],
        ["HOLD"] = [],
        ["UNHOLD"] = [],
        ["PICKUP"] = ["EXTEN"],
        ["HANGUP"] = [],
        ["MONITOR"] = ["ACT"],
        ["TRANSFER"] = ["EXTEN"],
        ["ATXFER"] = ["EXTEN"],
        ["ATXFERCID"] = ["EXTEN", "CID"],
        ["REDIRECTCONFERENCE"] = ["ROOM"],
        ["INVITECONFERENCE"] = ["ROOM", "PEERS"],
        ["JOINCONFERENCE"] = ["ROOM"],
        ["CALLWITHCONFERENCE"] = ["ROOM", "PEERS"],
        ["REMOVECONFERENCE"] = ["ROOM", "CHANNELS"],
        ["GETLISTCONFMEMBER"] = ["ROOM"],
        ["SENDSMS"] = ["TYPE", "INFO", "PEERS", "MSG"],
        ["SENDPEERMSG"] = ["TYPE", "INFO", "PEERS", "MSG"],
        ["SETFORWARD"] = ["USE", "FORWARDTYPE", "FORWARDCALL", "STARTDAYTIME", "ENDDAYTIME", "ETC"],
        ["GETPEERINFO"] = ["PEERS"],
        ["GETSTATUSPEERS"] = ["PEERS", "ROOM"],
        ["GETCALLHISTORY"] = ["CAT", "INOUT", "START", "END", "SEARCH"],
        ["MAGADDRLIST"] = ["CMD", "KEYIDX", "GRPNAME", "PNAME", .. s_phones, "DEFNUM", "MEMO"],
        ["GETRECORDLIST"] = ["INOUT", "START", "END", "SEARCH"],
    };

    private readonly Dictionary<string, string> _commands;
    private readonly Dictionary<(string Command, string Wire), string> _arguments;

    private Dialect(Dictionary<string, string> commands, Dictionary<(string Command, string Wire), string> arguments)
    {
        _commands = commands;
        _arguments = arguments;
    }

    /// <summary>All commands by the names of the default dialect.</summary>
    public static IReadOnlyCollection<string> Commands => s_commands.Keys;

    /// <exception cref="ArgumentException">An override names a command or an argument that there is not.</exception>
    public static Dialect Parse(string overrides)
    {
        var names = s_commands.Keys.ToDictionary(name => name, name => name, StringComparer.Ordinal);
        var arguments = s_commands
            .SelectMany(command => command.Value.Select(argument => (Command: command.Key, Argument: argument)))
            .ToDictionary(pair => pair, pair => pair.Argument);
        foreach (var text in overrides.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, wire) = text.Split('=') is [var left, { Length: > 0 } right]
                ? (left, right)
                : throw new ArgumentException($"dialect: expected NAME=WIRE or NAME.ARGUMENT=WIRE, not {text}");
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0 && names.ContainsKey(name))
                names[name] = wire;
            else if (dot >= 0 && arguments.ContainsKey((name[..dot], name[(dot + 1)..])))
                arguments[(name[..dot], name[(dot + 1)..])] = wire;
            else
                throw new ArgumentException($"dialect: there is no {name}");
        }
        return new(
            names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal),
            arguments.ToDictionary(pair => (pair.Key.Command, pair.Value), pair => pair.Key.Argument));
    }

    /// <summary>Whether the command takes this argument.</summary>
    public static bool Takes(string command, string argument) => s_commands.TryGetValue(command, out var names) && names.Contains(argument);

    /// <summary>The command that this wire name means; empty for none.</summary>
    public string CommandOf(string wireName) => _commands.GetValueOrDefault(wireName, "");

    /// <summary>The argument that this wire name means; itself where the command has none of that name.</summary>
    public string ArgumentOf(string command, string wireName) => _arguments.GetValueOrDefault((command, wireName), wireName);
}
