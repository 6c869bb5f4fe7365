using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase;

/// <summary>How a command on a call is waited for.</summary>
/// <param name="Timeout">Null: the connection's usual time.</param>
/// <param name="NoWait">Come back when it is sent.</param>
/// <param name="Target">What a failure is about.</param>
readonly record struct Waiting(TimeSpan? Timeout, bool NoWait, object? Target);

/// <summary>The vendor's operations, one method each, named as in the document (2, 3). Optional arguments go empty, as the control sends them (3.2).</summary>
sealed class LguBaseClient(CommandDesk desk, Dialect dialect, TimeSpan timeout)
{
    // No event is promised: what came within that time counts, and what comes right behind an OK.
    static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(5);
    static readonly TimeSpan s_settle = TimeSpan.FromSeconds(1);

    public WireText Text => dialect.Text;

    public Task<CommandAnswer> Click2CallAsync(string agent, string number, string cid, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("CLICKCALL", expect, waiting, token, agent, number, cid, "");

    public Task<CommandAnswer> AnswerAsync(string agent, string channel, string ownChannel, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("ANSWER", expect, waiting, token, agent, channel, "", ownChannel);

    public Task<CommandAnswer> HoldAsync(Waiting waiting, CancellationToken token) => ActAsync("HOLD", waiting, token);

    public Task<CommandAnswer> UnholdAsync(Waiting waiting, CancellationToken token) => ActAsync("UNHOLD", waiting, token);

    /// <param name="extension">Empty: the own pickup group.</param>
    public Task<CommandAnswer> PickupAsync(string extension, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("PICKUP", expect, waiting, token, extension);

    /// <summary>HangUp, HangUpDst and HangUpChannel are one command with another channel (1.6).</summary>
    public Task<CommandAnswer> HangUpChannelAsync(string channel, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("HANGUP", expect, waiting, token, channel);

    public Task<CommandAnswer> StartRecordAsync(Waiting waiting, CancellationToken token) => ActAsync("MONITOR", waiting, token, "START");

    public Task<CommandAnswer> StopRecordAsync(Waiting waiting, CancellationToken token) => ActAsync("MONITOR", waiting, token, "STOP");

    public Task<CommandAnswer> TransferAsync(string extension, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("TRANSFER", expect, waiting, token, extension);

    public Task<CommandAnswer> AtXferAsync(string extension, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("ATXFER", expect, waiting, token, extension);

    public Task<CommandAnswer> AtXferCidAsync(string extension, string cid, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("ATXFERCID", expect, waiting, token, extension, cid);

    public Task<CommandAnswer> RedirectConferenceAsync(string room, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("REDIRECTCONFERENCE", expect, waiting, token, room);

    /// <summary>The event comes when the invited one has picked up, which may take as long as it likes: no news is no failure.</summary>
    public Task<CommandAnswer> InviteConferenceAsync(string room, string peers, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => QuietAsync("INVITECONFERENCE", expect, waiting, token, room, peers);

    /// <summary>Once joined, no further events of the others come (3.16), and perhaps none at all.</summary>
    public Task<CommandAnswer> JoinConferenceAsync(string room, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => QuietAsync("JOINCONFERENCE", expect, waiting, token, room);

    public Task<CommandAnswer> CallWithConferenceAsync(string room, string peers, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => EventAsync("CALLWITHCONFERENCE", expect, waiting, token, room, peers);

    public Task<CommandAnswer> RemoveConferenceAsync(string room, string channels, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token)
        => desk.RunAsync(Command("REMOVECONFERENCE", RequestKind.Action, waiting, room, channels) with { Expect = expect, Settle = s_settle }, token);

    public Task<CommandAnswer> GetListConfMemberAsync(string room, CancellationToken token) => ReadAsync("GETLISTCONFMEMBER", token, room);

    /// <summary>Type 0 is the plain message (3.19).</summary>
    public Task<CommandAnswer> SendSmsAsync(string peers, string text, Waiting waiting, CancellationToken token) => ActAsync("SENDSMS", waiting, token, "0", "", peers, text);

    public Task<CommandAnswer> SendPeerMsgAsync(string peers, string text, Waiting waiting, CancellationToken token) => ActAsync("SENDPEERMSG", waiting, token, "0", "", peers, text);

    /// <summary>Forward type 0 is the only one that is documented: unconditional (3.21).</summary>
    public Task<CommandAnswer> SetForwardAsync(string number, CancellationToken token) => SetAsync("SETFORWARD", token, "1", "0", number, "", "", "");

    /// <summary>Everything but the switch goes empty when it is taken off (3.21).</summary>
    public Task<CommandAnswer> ClearForwardAsync(CancellationToken token) => SetAsync("SETFORWARD", token, "0", "", "", "", "", "");

    public Task<CommandAnswer> GetPeerInfoAsync(string peers, CancellationToken token) => ReadAsync("GETPEERINFO", token, peers);

    public Task<CommandAnswer> GetStatusPeersAsync(string peers, CancellationToken token) => ReadAsync("GETSTATUSPEERS", token, peers, "");

    public Task<CommandAnswer> GetCallHistoryAsync(string category, string inout, string start, string end, string search, CancellationToken token)
        => ReadAsync("GETCALLHISTORY", token, category, inout, start, end, search);

    public Task<CommandAnswer> GetRecordListAsync(string inout, string start, string end, string search, CancellationToken token)
        => ReadAsync("GETRECORDLIST", token, inout, start, end, search);

    public Task<CommandAnswer> ListAddressesAsync(CancellationToken token) => ReadAsync("MAGADDRLIST", token, [.. AddressArguments("LIST", null)]);

    public Task<CommandAnswer> AddAddressAsync(AddressEntry entry, CancellationToken token) => ActAsync("MAGADDRLIST", new Waiting(null, false, entry.Name), token, [.. AddressArguments("ADD", entry)]);

    /// <summary>The whole entry is written: once or twice makes no difference.</summary>
    public Task<CommandAnswer> ModifyAddressAsync(AddressEntry entry, CancellationToken token) => SetAsync("MAGADDRLIST", token, [.. AddressArguments("MOD", entry)]);

    public Task<CommandAnswer> DeleteAddressAsync(string key, CancellationToken token)
        => ActAsync("MAGADDRLIST", new Waiting(null, false, key), token, [.. AddressArguments("DEL", new AddressEntry(key, "", "", [], 0, ""))]);

    /// <summary>The wire names that may be sent by themselves: logging in is the session's own.</summary>
    public IReadOnlyCollection<string> CommandNames => [.. dialect.Commands.Where(name => !IsLogin(name))];

    /// <summary>SendSIPCommand: any command, sent once, because nobody here knows what it does.</summary>
    public Task<CommandAnswer> AnyAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken token)
    {
        var body = CommandText.BuildRaw(dialect, command, arguments, out var name);
        if (IsLogin(name)) throw LguBaseErrors.InvalidOption("Command", LguBaseTexts.RawLogin, LguBaseTexts.RawAction);
        return desk.RunAsync(new WireCommand(name, name, body, RequestKind.Action, timeout) { Target = name }, token);
    }

    bool IsLogin(string name) => name == dialect.Command("LOGIN") || name == dialect.Command("LOGINSWP");

    Task<CommandAnswer> ReadAsync(string name, CancellationToken token, params string[] values) => desk.RunAsync(Command(name, RequestKind.Read, default, values), token);

    Task<CommandAnswer> SetAsync(string name, CancellationToken token, params string[] values) => desk.RunAsync(Command(name, RequestKind.IdempotentSet, default, values), token);

    Task<CommandAnswer> ActAsync(string name, Waiting waiting, CancellationToken token, params string[] values)
        => desk.RunAsync(Command(name, RequestKind.Action, waiting with { NoWait = false }, values), token);

    Task<CommandAnswer> EventAsync(string name, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token, params string[] values)
        => desk.RunAsync(Command(name, RequestKind.Action, waiting, values) with { Expect = expect }, token);

    Task<CommandAnswer> QuietAsync(string name, Func<CallNews, Verdict> expect, Waiting waiting, CancellationToken token, params string[] values)
        => desk.RunAsync(Command(name, RequestKind.Action, waiting with { Timeout = waiting.Timeout ?? s_quiet }, values) with { Expect = expect, Settle = s_settle, QuietIsFine = true }, token);

    WireCommand Command(string name, RequestKind kind, Waiting waiting, params string[] values)
        => new(name, dialect.Command(name), CommandText.Build(dialect, name, values), kind, waiting.Timeout ?? timeout) { NoWait = waiting.NoWait, Target = waiting.Target };

    static IEnumerable<string> AddressArguments(string command, AddressEntry? entry)
    {
        yield return command;
        yield return entry?.Key ?? "";
        yield return entry?.Group ?? "";
        yield return entry?.Name ?? "";
        for (var i = 0; i < AddressEntry.MostNumbers; i++) yield return entry?.Numbers.ElementAtOrDefault(i) ?? "";
        yield return entry is { Default: > 0 } ? entry.Default.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        yield return entry?.Memo ?? "";
    }
}

/// <summary>An entry of the address book as MagAddrList takes it (3.24).</summary>
/// <param name="Default">Which of the five numbers is the default one, from 1; 0 for none.</param>
sealed record AddressEntry(string Key, string Group, string Name, IReadOnlyList<string> Numbers, int Default, string Memo)
{
    public const int MostNumbers = 5;
}
