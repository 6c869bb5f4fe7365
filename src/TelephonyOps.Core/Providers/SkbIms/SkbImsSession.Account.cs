using System.Runtime.CompilerServices;
using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

// The user (2.4), absence (2.6, 2.7), what the account has (2.3, 2.8), its numbers and monitors (2.9).
sealed partial class SkbImsSession : IUserRegistration, IAbsence, IServices, IServiceProfiles, INumbers, IMonitoring
{
    // strExtInfo's room for text: a list that fills it may go on behind it.
    const int LongestList = 1_023;

    public Task RequestRegistrationAsync(string number, RegistrationVia via, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var clean = PhoneNumber.Normalize(number);
        return via == RegistrationVia.Sms ? _client.AuthSmsAsync(clean, timeout, cancellationToken) : _client.AuthTtsAsync(clean, timeout, cancellationToken);
    }

    public async Task<User> RegisterUserAsync(RegistrationRequest request, CancellationToken cancellationToken)
    {
        var number = Check(request);
        await _client.CreateUserAsync(request.UserId, request.Password, number, request.AuthNumber, request.Timeout, cancellationToken).ConfigureAwait(false);
        return new User { Session = Name, Owner = this, Id = request.UserId, Number = number };
    }

    public Task SetPasswordAsync(RegistrationRequest request, CancellationToken cancellationToken)
        => _client.ChgPasswdAsync(request.UserId, request.Password, Check(request), request.AuthNumber, request.Timeout, cancellationToken);

    public async Task<Absence> GetAbsenceAsync(CancellationToken cancellationToken)
    {
        // The document shows the field and not what stands in it: the numbers of IMS_SetRest, or the words for them.
        var rest = (await _client.GetRestAsync(cancellationToken).ConfigureAwait(false)).Trim();
        bool? away = rest switch
        {
            "1" or "01" or "Y" or "부재중" or "부재" or "REST" => true,
            "0" or "00" or "N" or "" or "업무중" or "업무" or "업무처리" => false,
            _ => null,
        };
        return Absence(away ?? throw new TelephonyException(TelephonyErrorKind.Protocol, SkbImsTexts.RestUnknown.With(rest)) { Provider = Provider, VendorText = rest, RecommendedAction = SkbImsTexts.UnlistedAction });
    }

    public async Task<Absence> SetAbsenceAsync(bool enabled, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        await _client.SetRestAsync(enabled, timeout, cancellationToken).ConfigureAwait(false);
        _away = enabled;
        return Absence(enabled);
    }

    public IReadOnlyList<Service> ListServices()
    {
        ThrowIfClosed();
        return [.. SkbImsServices.All.Select(service => new Service { Session = Name, Owner = this, Name = ImsNames.Of(service), State = _link.Desk.Services[service] })];
    }

    public async IAsyncEnumerable<ServiceProfileEntry> ListServiceProfileAsync(string? service, string? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = SkbImsLimits.All.Where(entry => Same(service, entry.Service) && Same(name, entry.Name)).ToList();
        if (entries.Count == 0)
        {
            throw SkbImsLimits.Refused(SkbImsTexts.NoProfile.With(service, name), SkbImsTexts.NoProfileAction.With(string.Join(", ", SkbImsLimits.All.Select(entry => $"{entry.Service} {entry.Name}"))), service);
        }
        foreach (var entry in entries)
        {
            var answer = await _client.GetProfileAsync(entry.Owner, entry.Service, entry.Name, null, cancellationToken).ConfigureAwait(false);
            yield return new ServiceProfileEntry { Session = Name, Owner = this, Service = entry.Service, Name = entry.Name, Value = SkbImsLimits.ValueOf(answer!.Info, entry.Name) };
        }

        static bool Same(string? wanted, string there) => wanted is null || wanted.Equals(there, StringComparison.OrdinalIgnoreCase);
    }

    public async IAsyncEnumerable<SubscriberNumber> ListNumbersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await _client.QrySubDnListAsync(null, cancellationToken).ConfigureAwait(false);
        foreach (var number in Whole("IMS_QrySubDnList", answer!)) yield return new SubscriberNumber { Session = Name, Owner = this, Number = number };
    }

    public IAsyncEnumerable<MonitorResult> AddMonitorsAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
        => EachAsync(devices, kind, _client.AddMonDnAsync, cancellationToken);

    public IAsyncEnumerable<MonitorResult> RemoveMonitorsAsync(IReadOnlyList<string> devices, MonitorKind kind, CancellationToken cancellationToken)
        => EachAsync(devices, kind, _client.DelMonDnAsync, cancellationToken);

    public async IAsyncEnumerable<DeviceMonitor> ListMonitorsAsync(MonitorKind? kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (kind == MonitorKind.Presence) throw NotOffered("-Kind", SkbImsTexts.CallMonitorsOnly);
        var answer = await _client.QryMonDnListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var number in Whole("IMS_QryMonDnList", answer!)) yield return Monitor(number);
    }

    async IAsyncEnumerable<MonitorResult> EachAsync(IReadOnlyList<string> devices, MonitorKind kind, Func<string, CancellationToken, Task<ImsEvent?>> set,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (kind != MonitorKind.Call) throw NotOffered("-Kind", SkbImsTexts.CallMonitorsOnly);
        foreach (var number in Normalize(devices))
        {
            TelephonyException? failure = null;
            try
            {
                await set(number, cancellationToken).ConfigureAwait(false);
            }
            catch (TelephonyException error) when (error.Kind is not (TelephonyErrorKind.Unavailable or TelephonyErrorKind.Timeout))
            {
                error.Target ??= number;
                failure = error;
            }
            yield return new MonitorResult(Monitor(number), failure);
        }
    }

    /// <summary>The numbers of an answer; a list that was cut off is an error (G1), after what is surely whole.</summary>
    IEnumerable<string> Whole(string function, ImsEvent answer)
    {
        var numbers = SkbImsMapping.Numbers(answer.Info);
        var isCut = Cp949.Strict.GetByteCount(answer.Info) >= LongestList;
        foreach (var number in isCut ? numbers.SkipLast(1) : numbers) yield return number;
        if (isCut) throw new TelephonyException(TelephonyErrorKind.Protocol, SkbImsTexts.ListCut.With(function, numbers.Count - 1)) { Provider = Provider, RecommendedAction = SkbImsTexts.ListCutAction };
    }

    static string Check(RegistrationRequest request)
    {
        if (request.UserId.Length == 0 || request.AuthNumber.Length == 0) throw SkbImsLimits.Refused(SkbImsTexts.UserIncomplete, SkbImsTexts.AuthNumberAction, null);
        SkbImsLimits.Password(request.Password);
        return PhoneNumber.Normalize(request.Number);
    }

    Absence Absence(bool enabled) => new() { Session = Name, Owner = this, Device = Device, Enabled = enabled };

    DeviceMonitor Monitor(string number) => new() { Session = Name, Owner = this, Device = number, Kind = MonitorKind.Call };
}
