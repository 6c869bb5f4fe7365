using System.Runtime.CompilerServices;
using System.Text.Json;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.Ipecs;

// What a terminal is, does, and is set to.
sealed partial class IpecsSession : IDevices, ICallStatus, IForwarding, IForwardingInfo, IDoNotDisturb, IMessageWaiting, IPaging, IMonitoring, IEventSource
{
    /// <summary>The most terminals that one request may ask for (5.3.4.1).</summary>
    const int TerminalsPerPage = 100;

    /// <summary>Physical numbers may have holes. So many without a terminal, and there are none behind them.</summary>
    const int LargestHole = 1_000;

    const int LargestPageIndex = 1_000;

    /// <summary>In the order of their physical numbers.</summary>
    public IAsyncEnumerable<Device> ListDevicesAsync(IReadOnlyList<string> devices, ListRequest request, CancellationToken cancellationToken)
        => TerminalsAsync(devices, request, cancellationToken).PassOver(request, cancellationToken).Resumable(request.Skip, cancellationToken);

    async IAsyncEnumerable<Device> TerminalsAsync(IReadOnlyList<string> devices, ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RefuseStation("terminals");
        var size = Index(IpecsMapping.Text(request.PageSize ?? TerminalsPerPage), "PageSize", 1, TerminalsPerPage);
        var patterns = devices.Select(device => new NumberPattern(device)).ToList();
        var total = _login.Token?.Terminals;
        if (total is { } known) request.OnTotal?.Invoke(new ListTotal(known, patterns.Count == 0));
        var next = 1;
        var seen = 0;
        var hole = 0;
        while (true)
        {
            var page = await TerminalsAsync(next, size, cancellationToken).ConfigureAwait(false);
            var last = next - 1;
            foreach (var device in page)
            {
                seen++;
                last = Math.Max(last, device.Index ?? last + 1);
                if (patterns.Count > 0 && !patterns.Exists(pattern => pattern.Matches(device.Number))) continue;
                yield return device;
            }
            if (seen >= total) yield break;
            if (page.Count > 0)
            {
                next = last + 1;
                hole = 0;
                continue;
            }
            if (total is null) yield break;
            next += size;
            hole += size;
            if (hole > LargestHole) throw new TelephonyException(TelephonyErrorKind.Protocol, IpecsTexts.TerminalsMissing.With(seen, total)) { Provider = Provider, RecommendedAction = IpecsTexts.TerminalsMissingAction };
        }
    }

    public async IAsyncEnumerable<CallStatus> GetStatusAsync(IReadOnlyList<string> devices, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RefuseStation("status");
        foreach (var device in devices.Count == 0 ? [DeviceFor(null)] : devices)
        {
            CallStatus status;
            using (var answer = await Client.StatusAsync(device, cancellationToken).ConfigureAwait(false)) status = IpecsMapping.Status(this, device, answer.Data);
            yield return status;
        }
    }

    public async Task<ForwardRule> SetForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("forward");
        var device = DeviceFor(request.Device);
        var condition = request.Condition ?? ForwardCondition.Unconditional;
        var type = IpecsMapping.ForwardType(condition) ?? throw NotOffered("-Condition", IpecsTexts.NoSuchCondition.With(condition));
        var to = request.To ?? throw Invalid(IpecsTexts.ForwardNeedsNumber, IpecsTexts.ForwardNeedsNumberAction, null);
        await DoneAsync(Client.SetForwardAsync(device, type, to, cancellationToken)).ConfigureAwait(false);
        return new ForwardRule { Session = Name, Owner = this, Device = device, Enabled = true, Condition = condition, To = to, Description = type };
    }

    public async Task<ForwardRule> ClearForwardAsync(ForwardRequest request, CancellationToken cancellationToken)
    {
        RefuseStation("forward");
        if (request.Condition is not null) throw NotOffered("-Condition", IpecsTexts.ClearsAll);
        var device = DeviceFor(request.Device);
        await DoneAsync(Client.SetForwardAsync(device, IpecsMapping.NoForward, request.To ?? "", cancellationToken)).ConfigureAwait(false);
        return new ForwardRule { Session = Name, Owner = this, Device = device, Enabled = false, Description = IpecsMapping.NoForward };
    }

    public async Task<ForwardRule> GetForwardAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseStation("forward");
        var line = DeviceFor(device);
        using var answer = await Client.GetForwardAsync(line, cancellationToken).ConfigureAwait(false);
        return IpecsMapping.Forward(this, line, answer.Data);
    }

    public async Task<DoNotDisturb> GetDoNotDisturbAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseStation("dnd");
        var line = DeviceFor(device);
        using var answer = await Client.GetDndAsync(line, cancellationToken).ConfigureAwait(false);
        return new DoNotDisturb { Session = Name, Owner = this, Device = line, Enabled = IpecsMapping.Flag(answer.Data, "svcType") ?? throw answer.Lacks("svcType"), Extra = answer.Data.Rest("svcType") };
    }

    public async Task<DoNotDisturb> SetDoNotDisturbAsync(string? device, bool enabled, CancellationToken cancellationToken)
    {
        RefuseStation("dnd");
        var line = DeviceFor(device);
        await DoneAsync(Client.SetDndAsync(line, enabled, cancellationToken)).ConfigureAwait(false);
        return new DoNotDisturb { Session = Name, Owner = this, Device = line, Enabled = enabled };
    }

    public async Task<MessageWaiting> GetMessageWaitingAsync(string? device, CancellationToken cancellationToken)
    {
        RefuseStation("mwi");
        var line = DeviceFor(device);
        using var answer = await Client.MwiAsync(line, cancellationToken).ConfigureAwait(false);
        return IpecsMapping.Waiting(this, line, answer.Data);
    }

    public async Task SendPageAsync(string? device, int page, CancellationToken cancellationToken)
    {
        RefuseStation("flexpage");
        var index = Index(IpecsMapping.Text(page), "Page", 1, LargestPageIndex);
        await DoneAsync(Client.FlexPageAsync(DeviceFor(device), index, cancellationToken)).ConfigureAwait(false);
    }

    public IAsyncEnumerable<MonitorResult> AddMonitorsAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
    {
        RefuseStation("monitor");
        return Monitors.AddAsync(devices, kind, cancellationToken);
    }

    public IAsyncEnumerable<MonitorResult> RemoveMonitorsAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
    {
        RefuseStation("monitor");
        return Monitors.RemoveAsync(devices, kind, cancellationToken);
    }

    /// <summary>The session's own: the system has no way to ask for them.</summary>
    public async IAsyncEnumerable<DeviceMonitor> ListMonitorsAsync(MonitorKind? kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var monitor in await Monitors.SettledAsync(cancellationToken).ConfigureAwait(false))
        {
            if (kind is null || monitor.Kind == kind) yield return new DeviceMonitor { Session = Name, Owner = this, Device = monitor.Device, Kind = monitor.Kind };
        }
    }

    async Task<List<Device>> TerminalsAsync(int startIndex, int count, CancellationToken cancellationToken)
    {
        using var answer = await Client.TerminalsAsync(startIndex, count, cancellationToken).ConfigureAwait(false);
        if (answer.Data.ValueKind != JsonValueKind.Object || !answer.Data.TryGetProperty("terminals", out var terminals) || terminals.ValueKind != JsonValueKind.Array) throw answer.Lacks("terminals");
        return [.. terminals.EnumerateArray().Select(terminal => IpecsMapping.Device(this, terminal))];
    }
}
