using System.Text;

namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>
/// The names on the wire. The document describes a control and prints few of them, so they are data: an embedded file with the names of
/// quirk 27, which a file of the user's overrides where a server has others.
/// </summary>
sealed class Dialect
{
    readonly Dictionary<string, string> _commands;
    readonly Dictionary<string, IReadOnlyList<string>> _arguments;
    readonly Dictionary<string, string> _results = new(StringComparer.OrdinalIgnoreCase);
    readonly (byte[] Name, EventKind Kind, string Text)[] _events;

    internal Dialect(DialectData data)
    {
        FrameType = (ushort)data.FrameType;
        Text = new WireText(data.CodePage);
        EmptyHeartbeat = data.EmptyHeartbeat;
        _commands = data.Commands;
        _arguments = data.Arguments;
        foreach (var (command, names) in data.Results)
        {
            foreach (var name in names) _results[name] = _commands[command];
        }
        _events = [.. data.Events.SelectMany(entry => entry.Value.Select(name => (Encoding.ASCII.GetBytes(name), Kind(entry.Key), name)))];
    }

    /// <summary>The type of the frames that are sent.</summary>
    public ushort FrameType { get; }

    public WireText Text { get; }

    /// <summary>The heart-beat is a frame without a body instead of a command.</summary>
    public bool EmptyHeartbeat { get; }

    /// <summary>The wire names of all commands.</summary>
    public IEnumerable<string> Commands => _commands.Values;

    /// <summary>The wire name of a command.</summary>
    public string Command(string name) => _commands[name];

    /// <summary>The names of a command's arguments in the order in which they are given; an empty name marks a bare value.</summary>
    public IReadOnlyList<string> Arguments(string name) => _arguments[name];

    /// <summary>The command whose result carries that name: Centrex answers GETCALLHISTORY as HISTORY (3.23).</summary>
    public string CommandOfResult(string name) => _results.TryGetValue(name, out var command) ? command : name;

    /// <summary>What a message is, and its name without making a new text for it.</summary>
    public EventKind KindOf(ReadOnlySpan<byte> name, out string? text)
    {
        foreach (var entry in _events)
        {
            if (!name.SequenceEqual(entry.Name)) continue;
            text = entry.Text;
            return entry.Kind;
        }
        text = null;
        return EventKind.Other;
    }

    static EventKind Kind(string name) => name switch
    {
        "LOGINRESULT" => EventKind.LoginResult,
        "RINGEVENT" => EventKind.Ring,
        "CHANNELLIST" => EventKind.ChannelList,
        "CHANNELOUT" => EventKind.ChannelOut,
        "CONFERENCEEVENT" => EventKind.Conference,
        "CMDRESULT" => EventKind.CommandResult,
        "CMDRESULTEND" => EventKind.CommandResultEnd,
        "CMDERROR" => EventKind.CommandError,
        "CDREVENT" => EventKind.Cdr,
        "RECVPEERMSG" => EventKind.PeerMessage,
        "RECVSMS" => EventKind.Sms,
        "NETWORKERROR" => EventKind.NetworkError,
        "HEARTBEAT" => EventKind.Heartbeat,
        _ => EventKind.Other,
    };
}
