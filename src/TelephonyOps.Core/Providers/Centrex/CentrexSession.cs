using TelephonyOps.Capabilities;
using TelephonyOps.Diagnostics;
using TelephonyOps.Providers.LgRest;

namespace TelephonyOps.Providers.Centrex;

/// <summary>A Centrex line: the session's life and what it tells about itself.</summary>
sealed partial class CentrexSession : TelephonySession, IUserInfo, ICallStatus, IRawCommands
{
    readonly CentrexClient _client;
    readonly Uri _server;
    readonly LgCalls _line;

    public CentrexSession(CentrexProvider provider, ConnectOptions options, Uri server, CentrexClient client) : base(provider, options, server.AbsoluteUri.TrimEnd('/'))
    {
        _client = client;
        _server = server;
        _line = new LgCalls(this);
    }

    public override async Task ProbeAsync(CancellationToken cancellationToken) => await GetUserAsync(cancellationToken).ConfigureAwait(false);

    public async Task<User> GetUserAsync(CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(_client.UserInfoAsync(cancellationToken)).ConfigureAwait(false);
        var user = CentrexMapping.User(this, answer.Data);
        Device = user.Extension ?? Account;
        return user;
    }

    public async IAsyncEnumerable<CallStatus> GetStatusAsync(IReadOnlyList<string> devices, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RefuseOtherDevices(devices);
        using var phone = await AskAsync(_client.PhoneStatusAsync(cancellationToken)).ConfigureAwait(false);
        string? channel = null;
        try
        {
            using var answer = await AskAsync(_client.ChannelStatusAsync(cancellationToken)).ConfigureAwait(false);
            channel = answer.Data.Text("CHANNEL", "STATUS");
        }
        catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.NoActiveCall)
        {
            // 4004 NO_CHANNEL is the answer of an idle line.
        }
        yield return CentrexMapping.Status(this, phone, channel);
    }

    public async Task<CommandResult> InvokeCommandAsync(string command, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(_client.AnyAsync(command, arguments, cancellationToken)).ConfigureAwait(false);
        return new CommandResult { Session = Name, Owner = this, Command = command, Code = answer.Code, Text = answer.Message, Data = JsonFields.Plain(answer.Data), Raw = answer.Raw };
    }

    protected override ValueTask CloseCoreAsync()
    {
        // REST has no log-out: there is only the connection to let go.
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<LgAnswer> AskAsync(Task<LgAnswer> request)
    {
        var answer = await request.ConfigureAwait(false);
        Touch();
        return answer;
    }

    /// <summary>An action whose result is only STATUS: warns where the vendor could not confirm it.</summary>
    async Task<LgAnswer> ActAsync(string operation, Task<LgAnswer> request)
    {
        var answer = await AskAsync(request).ConfigureAwait(false);
        if (answer.IsUnconfirmed) TelephonyTrace.Current?.Warning(LgRestTexts.UnconfirmedWarning.With(operation));
        return answer;
    }

    /// <summary>An account is one line: a command for another device has no way to get there.</summary>
    void RefuseOtherDevices(IEnumerable<string?> devices)
    {
        foreach (var device in devices)
        {
            if (device is null || device == Account || PhoneNumber.SameExtension(device, Device)) continue;
            throw new TelephonyException(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(Provider, CentrexTexts.OneLine.With(Account, device)))
            {
                RecommendedAction = CentrexTexts.OneLineAction,
                Target = device,
            };
        }
    }

    TelephonyException NotOffered(string option, string why) => new(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(Provider, why))
    {
        RecommendedAction = Texts.OptionNotSupportedAction.With(option),
        Target = option,
    };
}
