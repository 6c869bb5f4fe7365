using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Diagnostics;

namespace TelephonyOps.Providers.LgRest;

/// <summary>A line of either system: what both do alike. The rest is the vendor's own session's.</summary>
abstract partial class LgSession : TelephonySession, IUserInfo, IRecordingDownload, IRawCommands
{
    readonly LgClient _client;
    readonly LgCalls _line;

    protected LgSession(ITelephonyProvider provider, ConnectOptions options, Uri server, LgClient client) : base(provider, options, server.AbsoluteUri.TrimEnd('/'))
    {
        _client = client;
        _line = new LgCalls(this);
    }

    /// <summary>Neither system has a log-in: the first read proves the account.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await ProbeAsync(cancellationToken).ConfigureAwait(false);
        MarkConnected();
    }

    public override async Task ProbeAsync(CancellationToken cancellationToken) => await GetUserAsync(cancellationToken).ConfigureAwait(false);

    public async Task<User> GetUserAsync(CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(_client.UserInfoAsync(cancellationToken)).ConfigureAwait(false);
        var user = MapUser(answer.Data);
        Device = user.Extension ?? Account;
        return user;
    }

    /// <summary>One download at a time, seconds apart: the account's gate sees to it.</summary>
    public async Task<RecordingContent> OpenRecordingAsync(string fileName, CancellationToken cancellationToken)
    {
        var content = await _client.OpenRecordingAsync(fileName, cancellationToken).ConfigureAwait(false);
        Touch();
        return content;
    }

    public IReadOnlyCollection<string> CommandNames() => [.. ProviderRegistry.Get(Provider).Operations.Where(operation => operation.Capability != typeof(IEventSource)).Select(operation => operation.Name)];

    public async Task<CommandResult> InvokeCommandAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(_client.AnyAsync(command, arguments, cancellationToken)).ConfigureAwait(false);
        return new CommandResult { Session = Name, Owner = this, Command = command, Code = answer.Code, Text = answer.Message, Data = JsonFields.Plain(answer.Data), Raw = answer.Raw };
    }

    protected abstract User MapUser(JsonElement data);

    protected override ValueTask CloseCoreAsync()
    {
        // REST has no log-out: there is only the connection to let go.
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    protected async Task<LgAnswer> AskAsync(Task<LgAnswer> request)
    {
        var answer = await request.ConfigureAwait(false);
        Touch();
        return answer;
    }

    /// <summary>An action whose result is only STATUS: warns where the vendor could not confirm it.</summary>
    protected async Task<LgAnswer> ActAsync(Task<LgAnswer> request)
    {
        var answer = await AskAsync(request).ConfigureAwait(false);
        if (answer.IsUnconfirmed) TelephonyTrace.Current?.Warning(LgRestTexts.UnconfirmedWarning.With(answer.Operation));
        return answer;
    }

    /// <summary>Asks for pages of a list.</summary>
    protected Func<long, CancellationToken, Task<LgAnswer>> AskPage(Func<long, CancellationToken, Task<LgAnswer>> ask) => (page, token) => AskAsync(ask(page, token));

    /// <summary>An account is one line: a command for another device has no way to get there.</summary>
    protected void RefuseOtherDevices(IEnumerable<string?> devices)
    {
        foreach (var device in devices)
        {
            if (device is null || device == Account || PhoneNumber.SameExtension(device, Device)) continue;
            throw new TelephonyException(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(Provider, LgRestTexts.OneLine.With(Account, device)))
            {
                RecommendedAction = LgRestTexts.OneLineAction,
                Target = device,
            };
        }
    }

    /// <summary>What neither system's history can do.</summary>
    protected void RefuseHistoryOptions(CallHistoryRequest request)
    {
        RefuseOtherDevices([request.Device]);
        if (request.Domain) throw NotOffered("-Scope", LgRestTexts.OwnCallsOnly);
        if (request.Filter is { Count: > 0 }) throw NotOffered("-Filter", LgRestTexts.NoFilter);
        if (request.PageSize is not null) throw NotOffered("-PageSize", LgRestTexts.NoPageSize);
    }

    protected TelephonyException NotOffered(string option, string why) => new(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(Provider, why))
    {
        RecommendedAction = Texts.OptionNotSupportedAction.With(option),
        Target = option,
    };
}
