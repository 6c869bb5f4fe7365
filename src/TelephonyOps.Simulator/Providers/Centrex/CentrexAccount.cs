using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

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

/// <summary>One line of the system: a 070 number, an extension, a phone.</summary>
public sealed class CentrexAccount : Line
{
    private const string DomainNumber = "1023";

    private readonly Dictionary<HookKind, WebHook> _hooks = [];

    internal CentrexAccount(SimulationContext simulation, int number)
        : base(simulation, $"0701234{number:D4}", $"0701234{number:D4}", $"{853 + number}")
    {
        var knobs = simulation.Knobs;
        var seed = simulation.Options.Seed;
        Name = KoreanNames.User(number);
        Service = number switch { 3 => ApiService.TypeA, 4 => ApiService.None, _ => ApiService.TypeB };
        RestCount = knobs.Int("sms-quota");
        Outbound = new(() => knobs.Number("outbound-rows"), new CallRows(new(seed, Id + "/out"), SipUser, isInbound: false).Row);
        Inbound = new(() => knobs.Number("inbound-rows"), new CallRows(new(seed, Id + "/in"), SipUser, isInbound: true).Row);
        Recordings = new(
            new(seed, Id + "/rec"), PaddedExtension,
            () => knobs.Number("recordings"), () => knobs.Number("recording-bytes"), () => knobs.Text("hostile-name"));
        Contacts = new(() => knobs.Number("contacts"), index => Samples.Contact(new(seed, Id + "/book"), index));
        Received = new(() => knobs.Number("sms-rows"), index => Samples.Message(new(seed, Id + "/sms"), Id, index));
    }

    /// <summary>The user's name.</summary>
    public string Name { get; }

    /// <summary>The extension as file names and the history have it, four digits.</summary>
    public string PaddedExtension => Extension.PadLeft(4, '0');

    /// <summary>The customer's domain.</summary>
    public string Domain => "test3000.net";

    /// <summary>What is paid for.</summary>
    public ApiService Service { get; }

    /// <summary>The recordings.</summary>
    public RecordingShelf Recordings { get; }

    /// <summary>Where calls are sent.</summary>
    public Forward Forward { get; internal set; } = Forward.None;

    /// <summary>Messages that may still be sent.</summary>
    public int RestCount { get; internal set; }

    internal RowLog<RoutedCall> Outbound { get; }

    internal RowLog<RoutedCall> Inbound { get; }

    internal RowLog<ContactRow> Contacts { get; }

    internal RowLog<TextMessage> Received { get; }

    internal override string SipUser => DomainNumber + PaddedExtension;

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

    internal override string? ForwardedTo => Forward is { Use: "F", Type: "0" } ? Forward.Number : null;

    internal override void Write(PhoneCall call, CallRow row)
    {
        var (caller, called) = call.IsInbound ? (call.FarChannel, call.OwnChannel) : (call.OwnChannel, call.FarChannel);
        (call.IsInbound ? Inbound : Outbound).Add(new(row, caller, called, called[..called.LastIndexOf('-')]));
    }

    internal override void WriteForwarded(PhoneCall call, string destination) => Inbound.Add(new(
        new(call.Started, call.Remote, 3, 10, CallResult.Answered),
        call.FarChannel,
        $"SIP/xxx.xxx.xxx.100-{call.OwnChannel[^4..]}",
        $"SIP/{destination}"));

    internal override void KeepRecording(PhoneCall call, DateTime from, DateTime until) => Recordings.Add(call.Remote, from, until);
}
