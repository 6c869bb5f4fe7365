using System.Globalization;
using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>Names of channels and unique ids, in the order in which the exchange makes legs. Used under the exchange's lock.</summary>
internal sealed class IdSource(SimulationContext simulation)
{
    private const int FirstSerial = 483;
    private const int ExtensionDigits = 4;
    private const uint OddStep = 0x9E3B1;

    private readonly Queue<(string Suffix, string UniqueId)> _given = [];
    private int _serial = FirstSerial;
    private int _legs;

    /// <summary>The next legs take these names instead of new ones.</summary>
    public void Give(params IEnumerable<(string Suffix, string UniqueId)> ids)
    {
        foreach (var id in ids)
            _given.Enqueue(id);
    }

    public void Reset()
    {
        _given.Clear();
        _serial = FirstSerial;
        _legs = 0;
    }

    /// <summary>A leg to this peer (an extension or the trunk).</summary>
    public CallLeg Sip(string peer, string number, LguLine? line)
    {
        var (suffix, id) = Next(isShort: peer.Length > ExtensionDigits && peer.All(char.IsAsciiDigit));
        return new($"SIP/{peer}-{suffix}", id, number, line);
    }

    /// <summary>The pair that an attended transfer makes (3.12); the exchange may mark its two halves <c>,1</c> and <c>,2</c>.</summary>
    public (CallLeg Near, CallLeg Far) Local(string extension, string shownNumber)
    {
        var (suffix, near) = Next(isShort: true);
        var (_, far) = Next(isShort: true);
        var name = $"Local/{extension}@xfercontext-{suffix}";
        var marked = simulation.Knobs.Text("local-leg") == "marked";
        return (new(marked ? name + ",1" : name, near, extension, null), new(marked ? name + ",2" : name, far, shownNumber, null));
    }

    // A multiplication by an odd number visits every suffix once before one comes again.
    private (string Suffix, string UniqueId) Next(bool isShort)
    {
        if (_given.TryDequeue(out var given))
            return given;
        var mixed = unchecked((uint)(++_legs + simulation.Options.Seed) * OddStep);
        var suffix = isShort ? $"{mixed & 0xFFFF:x4}" : $"09b{mixed & 0xFFFFF:x5}";
        // With ids that differ from event to event, each leg has some room for them.
        _serial += simulation.Knobs.Text("unique-id") == "adjacent" ? 10 : 1;
        var second = simulation.Clock.GetUtcNow().ToUnixTimeSeconds();
        return (suffix, string.Create(CultureInfo.InvariantCulture, $"{second}.{_serial}"));
    }
}
