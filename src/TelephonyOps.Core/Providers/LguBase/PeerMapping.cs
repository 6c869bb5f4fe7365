using System.Text;
using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Providers.LguBase;

/// <summary>What results say of the exchange's lines: <c>extension:…</c>, one behind the other (3.13, 3.20, 3.22, 3.26).</summary>
static class PeerMapping
{
    /// <summary><c>3023:OK(21ms):CONN</c>: extension, registration, connection of an application (3.22).</summary>
    public static IEnumerable<Device> Devices(LguBaseSession session, CommandAnswer answer, WireText text)
    {
        foreach (var token in LguBaseMapping.Tokens(answer, text))
        {
            var parts = token.Split(':');
            if (parts.Length < 2) continue;
            var status = parts[1].Trim();
            bool? registered = status.StartsWith("OK", StringComparison.OrdinalIgnoreCase) || status.StartsWith("LAGGED", StringComparison.OrdinalIgnoreCase) ? true : status.Length == 0 ? null : false;
            yield return new Device
            {
                Session = session.Name,
                Owner = session,
                Number = parts[0].Trim(),
                Registered = registered,
                State = registered == false ? DeviceState.OutOfService : DeviceState.Unknown,
                Extra = LguBaseMapping.Extra(("registration", status), ("api", parts.Length > 2 ? parts[2].Trim() : null)),
            };
        }
    }

    /// <summary><c>3023:Up:Dial(SIP/…)</c>, whose last part may hold every separator and may be cut: an entry begins where an extension that was asked for does.</summary>
    public static IEnumerable<CallStatus> Statuses(LguBaseSession session, CommandAnswer answer, IReadOnlyList<string> peers, WireText text)
    {
        string? device = null;
        var rest = new StringBuilder();
        foreach (var token in LguBaseMapping.Tokens(answer, text))
        {
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? null : token[..colon].Trim();
            if (name is not null && peers.Any(peer => PhoneNumber.SameExtension(peer, name)))
            {
                if (device is not null) yield return Status(session, device, rest.ToString());
                device = name;
                rest.Clear().Append(token, colon + 1, token.Length - colon - 1);
            }
            else if (device is not null)
            {
                rest.Append('|').Append(token);
            }
        }
        if (device is not null) yield return Status(session, device, rest.ToString());
    }

    /// <summary>One outcome an extension: <c>3458:OK|3457:NOT</c> (3.20).</summary>
    public static Dictionary<string, ActionOutcome> PeerOutcomes(CommandAnswer answer, WireText text)
    {
        var outcomes = new Dictionary<string, ActionOutcome>(StringComparer.Ordinal);
        foreach (var token in LguBaseMapping.Tokens(answer, text))
        {
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || token.StartsWith("RES:", StringComparison.Ordinal)) continue;
            outcomes[token[..colon].Trim()] = token[(colon + 1)..].Trim() == "OK" ? ActionOutcome.Accepted : ActionOutcome.Failed;
        }
        return outcomes;
    }

    public static ActionOutcome Best(IEnumerable<ActionOutcome> outcomes) => outcomes.Contains(ActionOutcome.Accepted) ? ActionOutcome.Accepted : ActionOutcome.Failed;

    /// <summary>The form is not printed: members are taken from fields, from positional values and from lists with commas, whatever comes.</summary>
    public static IReadOnlyList<ConferenceMember> ConferenceMembers(CommandAnswer answer, WireText text)
    {
        var members = new List<ConferenceMember>();
        foreach (var token in LguBaseMapping.Tokens(answer, text))
        {
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? "" : token[..colon].Trim();
            if (key is "RES" or "ROOM" or "COUNT" or "CONFNAME") continue;
            var isMember = key.Length > 0 && char.IsAsciiDigit(key[0]);
            foreach (var entry in (isMember || colon < 0 ? token : token[(colon + 1)..]).Split(',', '^'))
            {
                var parts = entry.Split(':');
                var number = ChannelName.Peer(parts[0].Trim()).ToString();
                var detail = parts.Length > 1 ? parts[1].Trim() : "";

                // A channel behind the number says nothing of the member's state.
                if (number.Length > 0) members.Add(new ConferenceMember { Number = number, State = detail.Length == 0 || detail.Contains('/', StringComparison.Ordinal) ? null : detail, Index = members.Count + 1 });
            }
        }
        return members;
    }

    static CallStatus Status(LguBaseSession session, string device, string rest)
    {
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var word = (colon < 0 ? rest : rest[..colon]).Trim().TrimEnd('|');
        return new CallStatus
        {
            Session = session.Name,
            Owner = session,
            Device = device,
            State = word.ToUpperInvariant() switch
            {
                "UP" => DeviceState.Connected,
                "RINGING" => DeviceState.Ringing,

                // The phone calls out (3.26).
                "RING" => DeviceState.Dialing,
                "DOWN" or "IDLE" => DeviceState.Idle,
                "BUSY" => DeviceState.Busy,
                "HOLD" or "HELD" => DeviceState.Held,
                _ => DeviceState.Unknown,
            },
            RawStatus = rest.Trim().TrimEnd('|'),
        };
    }
}
