using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.LguBase;

sealed partial class LguBaseSession : IForwarding, IDevices, ICallStatus
{
    public async Task<ForwardRule> SetForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        RefuseOtherDevices(request.Device);
        if (request.Condition is not (null or ForwardCondition.Unconditional)) throw LguBaseErrors.NotOffered("-Condition", LguBaseTexts.OnlyUnconditional.With(request.Condition));
        var to = request.To ?? throw LguBaseErrors.InvalidOption("To", LguBaseTexts.ForwardNeedsNumber, LguBaseTexts.ForwardNeedsNumberAction);
        LguBaseMapping.RequireForwardDone(await AskAsync(_client.SetForwardAsync(to, cancellationToken)).ConfigureAwait(false), _client.Text);
        return new ForwardRule { Session = Name, Owner = this, Device = Device, Enabled = true, Condition = ForwardCondition.Unconditional, To = to };
    }

    public async Task<ForwardRule> ClearForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        RefuseOtherDevices(request.Device);
        if (request.Condition is not (null or ForwardCondition.Unconditional)) throw LguBaseErrors.NotOffered("-Condition", LguBaseTexts.OnlyUnconditional.With(request.Condition));
        LguBaseMapping.RequireForwardDone(await AskAsync(_client.ClearForwardAsync(cancellationToken)).ConfigureAwait(false), _client.Text);
        return new ForwardRule { Session = Name, Owner = this, Device = Device, Enabled = false };
    }

    public async IAsyncEnumerable<Device> ListDevicesAsync(IReadOnlyList<string> devices, ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var peers = PeersAsked(devices);
        var answer = await AskAsync(_client.GetPeerInfoAsync(string.Join(',', peers), cancellationToken)).ConfigureAwait(false);
        var rows = PeerMapping.Devices(this, answer, _client.Text).ToList();
        request.OnTotal?.Invoke(new ListTotal(rows.Count, true));
        foreach (var row in rows.PassOver(request)) yield return row;
    }

    public async IAsyncEnumerable<CallStatus> GetStatusAsync(IReadOnlyList<string> devices, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var peers = PeersAsked(devices);
        var answer = await AskAsync(_client.GetStatusPeersAsync(string.Join(',', peers), cancellationToken)).ConfigureAwait(false);
        var open = _tracker.Open();
        foreach (var row in PeerMapping.Statuses(this, answer, peers, _client.Text))
        {
            var isOwn = PhoneNumber.SameExtension(row.Device, Device);
            yield return isOwn && open.Count == 1 ? row with { CallId = open[0].Id, Channel = open[0].Channel } : row;
        }
    }

    List<string> PeersAsked(IReadOnlyList<string> devices)
    {
        ThrowIfClosed();
        return devices.Count == 0 ? [Device ?? Account] : [.. devices.Select(device => device == Device ? device : PhoneNumber.Normalize(device))];
    }
}
