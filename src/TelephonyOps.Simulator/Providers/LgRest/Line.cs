using System.Security.Cryptography;
using System.Text;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Observation;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>A text message.</summary>
public sealed record TextMessage(DateTime Time, string From, string To, string Text);

/// <summary>One line of an LG U+ system: an account of the API, a 070 number, an extension, a phone.</summary>
public abstract class Line
{
    private readonly byte[] _passwordHash;

    private protected Line(SimulationContext simulation, string id, string number, string extension)
    {
        Id = id;
        Number = number;
        Extension = extension;
        var values = new SeededValues(simulation.Options.Seed, id);
        Password = simulation.Knobs.Text("password") is { Length: > 0 } given ? given : $"Sim-{values.Bits(0) % 0x1000000000000:x12}";
        _passwordHash = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(Password))));
    }

    /// <summary>What the user signs in with.</summary>
    public string Id { get; }

    /// <summary>The plain password.</summary>
    public string Password { get; }

    /// <summary>The 070 number.</summary>
    public string Number { get; }

    /// <summary>The extension, without a leading zero.</summary>
    public string Extension { get; }

    /// <summary>The call that the phone is in; null when it is idle.</summary>
    public PhoneCall? Call { get; internal set; }

    /// <summary>Numbers that were dialled, in order, whatever came of it.</summary>
    public IReadOnlyList<string> Dialled => DialledNumbers.Items;

    /// <summary>Messages that were sent.</summary>
    public IReadOnlyList<TextMessage> Sent => SentMessages.Items;

    internal SharedList<string> DialledNumbers { get; } = new();

    internal SharedList<TextMessage> SentMessages { get; } = new();

    /// <summary>The name of the phone in a channel.</summary>
    internal virtual string SipUser => Extension;

    /// <summary>Where every call goes at once; null when the phone itself rings.</summary>
    internal abstract string? ForwardedTo { get; }

    // Upper case, or a hash of the hash, is a wrong password: the system compares text.
    internal bool Accepts(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), _passwordHash);

    /// <summary>The call as <c>GET /state</c> shows it.</summary>
    internal object? DescribeCall() => Call is { } call
        ? new
        {
            phase = call.Phase.ToString(),
            inbound = call.IsInbound,
            remote = call.Remote,
            channel = call.OwnChannel,
            held = call.IsHeld,
            recording = call.RecordingSince is not null,
            members = call.Members,
        }
        : null;

    /// <summary>Writes a finished call into the history.</summary>
    internal abstract void Write(PhoneCall call, CallRow row);

    /// <summary>Writes a call that never rang here because it was forwarded.</summary>
    internal abstract void WriteForwarded(PhoneCall call, string destination);

    /// <summary>Puts a recording on the shelf.</summary>
    internal abstract void KeepRecording(PhoneCall call, DateTime from, DateTime until);
}
