using System.Security.Cryptography;
using System.Text;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>What an account has paid for (1.4, 23.3).</summary>
public enum ApiService
{
    /// <summary>The API is not subscribed.</summary>
    None,

    /// <summary>Everything but downloading and removing recordings.</summary>
    TypeA,

    /// <summary>Everything.</summary>
    TypeB,
}

/// <summary>Where an account's calls are sent.</summary>
/// <param name="Use"><c>F</c> to a number, <c>V</c> to voice mail, <c>N</c> nowhere.</param>
/// <param name="Type">0–4 with <c>F</c>, else empty.</param>
/// <param name="Number">The number with <c>F</c>, else empty.</param>
public sealed record Forward(string Use, string Type, string Number)
{
    /// <summary>Not forwarded.</summary>
    public static readonly Forward None = new("N", "", "");
}

/// <summary>A text message.</summary>
public sealed record TextMessage(DateTime Time, string From, string To, string Text);

/// <summary>One line of the system: a 070 number, an extension, a phone.</summary>
public sealed class CentrexAccount
{
    private const string DomainNumber = "1023";
    private static readonly string[] s_names = ["홍길동", "김영희", "이철수", "박지민", "최민준", "정서연"];

    private readonly Dictionary<HookKind, WebHook> _hooks = [];
    private readonly byte[] _passwordHash;

    internal CentrexAccount(SimulationContext simulation, int number)
    {
        var knobs = simulation.Knobs;
        var seed = simulation.Options.Seed;
        Id = $"0701234{number:D4}";
        Extension = $"{853 + number}";
        Name = s_names[(number - 1) % s_names.Length];
        Service = number switch { 3 => ApiService.TypeA, 4 => ApiService.None, _ => ApiService.TypeB };
        var values = new SeededValues(seed, Id);
        Password = knobs.Text("password") is { Length: > 0 } given ? given : $"Sim-{values.Bits(0) % 0x1000000000000:x12}";
        _passwordHash = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(Password))));
        RestCount = knobs.Int("sms-quota");
        Outbound = new(() => knobs.Number("outbound-rows"), new CallRows(new(seed, Id + "/out"), SipUser, isInbound: false).Row);
        Inbound = new(() => knobs.Number("inbound-rows"), new CallRows(new(seed, Id + "/in"), SipUser, isInbound: true).Row);
        Recordings = new(
            new(seed, Id + "/rec"), PaddedExtension,
            () => knobs.Number("recordings"), () => knobs.Number("recording-bytes"), () => knobs.Text("hostile-name"));
        Contacts = new(() => knobs.Number("contacts"), index => Samples.Contact(new(seed, Id + "/book"), index));
        Received = new(() => knobs.Number("sms-rows"), index => Samples.Message(new(seed, Id + "/sms"), Id, index));
    }

    /// <summary>The 070 number.</summary>
    public string Id { get; }

    /// <summary>The plain password.</summary>
    public string Password { get; }

    /// <summary>The user's name.</summary>
    public string Name { get; }

    /// <summary>The extension as userinfo has it, without a leading zero.</summary>
    public string Extension { get; }

    /// <summary>The extension as file names and the history have it, four digits.</summary>
    public string PaddedExtension => Extension.PadLeft(4, '0');

    /// <summary>The customer's domain.</summary>
    public string Domain => "test3000.net";

    /// <summary>What is paid for.</summary>
    public ApiService Service { get; }

    /// <summary>The recordings.</summary>
    public RecordingShelf Recordings { get; }

    /// <summary>The call that the phone is in; null when it is idle.</summary>
    public PhoneCall? Call { get; internal set; }

    /// <summary>Where calls are sent.</summary>
    public Forward Forward { get; internal set; } = Forward.None;

    /// <summary>Messages that may still be sent.</summary>
    public int RestCount { get; internal set; }

    /// <summary>Numbers that were dialled, in order, whatever came of it.</summary>
    public IReadOnlyList<string> Dialled => DialledNumbers.Items;

    /// <summary>Messages that were sent.</summary>
    public IReadOnlyList<TextMessage> Sent => SentMessages.Items;

    internal SharedList<string> DialledNumbers { get; } = new();

    internal SharedList<TextMessage> SentMessages { get; } = new();

    internal RowLog<CallRow> Outbound { get; }

    internal RowLog<CallRow> Inbound { get; }

    internal RowLog<ContactRow> Contacts { get; }

    internal RowLog<TextMessage> Received { get; }

    internal string SipUser => DomainNumber + PaddedExtension;

    /// <summary>The registered hook, or null.</summary>
    public WebHook? Hook(HookKind kind)
    {
        lock (_hooks)
            return _hooks.GetValueOrDefault(kind);
    }

    internal void SetHook(WebHook hook)
    {
        lock (_hooks)
            _hooks[hook.Kind] = hook;
    }

    internal bool RemoveHook(HookKind kind)
    {
        lock (_hooks)
            return _hooks.Remove(kind);
    }

    // Upper case, or a hash of the hash, is a wrong password: the system compares text.
    internal bool Accepts(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), _passwordHash);
}
