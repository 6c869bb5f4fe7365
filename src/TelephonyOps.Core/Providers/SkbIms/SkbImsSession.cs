using TelephonyOps.Capabilities;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>An account of SK broadband's CS OpenAPI: the session's life, and its events.</summary>
sealed partial class SkbImsSession : TelephonySession, IEventSource
{
    readonly SkbImsLink _link;
    readonly SkbImsClient _client;
    readonly SkbImsCalls _calls;
    readonly SkbImsLimits _limits;
    volatile TelephonyException? _refused;
    bool? _away;

    public SkbImsSession(SkbImsProvider provider, ConnectOptions options, string path, ImsDialect dialect, ImsClaim claim) : base(provider, options, path)
    {
        _calls = new SkbImsCalls(this);
        _link = new SkbImsLink(this, options, path, dialect, claim);
        _client = new SkbImsClient(_link.Desk);
        _limits = new SkbImsLimits(_client);
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        ApiVersion = await _link.OpenAsync(cancellationToken).ConfigureAwait(false);
        MarkConnected();
    }

    /// <summary>Without a log-in only the library itself can be asked.</summary>
    public override Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!Options.NoLogin) return _client.QrySubDnListAsync(null, cancellationToken);
        ThrowIfClosed();
        return _link.Desk.VersionAsync(cancellationToken);
    }

    public void Answered() => Touch();

    public void SetReconnecting(bool reconnecting) => State = reconnecting ? SessionState.Reconnecting : SessionState.Connected;

    /// <summary>Takes an event in, on the library's thread: it must neither wait nor throw.</summary>
    public void Heard(ImsEvent item)
    {
        try
        {
            Events.Publish(Translate(item));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One event that this code cannot take must not end the thread on which all the others come.
            Events.Publish(new TelEvent { Session = Name, Owner = this, Type = TelEventType.Malformed, Time = Now, RawType = item.TypeName, Raw = item.ToString(), Cause = error.Message });
        }
    }

    public void Doubt() => _calls.Doubt();

    public void PublishLost(string reason) => Publish(TelEventType.SessionLost, "link", reason);

    /// <summary>Connected and logged in again: what happened meanwhile nobody knows.</summary>
    public void Restored(DateTimeOffset since, string reason)
    {
        var now = Now;
        Events.Publish(new StreamGapEvent { Session = Name, Owner = this, Time = now, From = since, Until = now, RawType = "reconnect", Text = reason });
        Publish(TelEventType.SessionRestored, "reconnect", reason);
        if (_away == true) _ = Transport.Background.Run(SetAwayAgainAsync);
    }

    /// <summary>The account is no longer accepted.</summary>
    public void LostForGood(TelephonyException error)
    {
        _refused = error;
        State = SessionState.Disconnected;
        Events.Complete(error);
    }

    protected override Task<IAsyncDisposable> StartEventsAsync(CancellationToken cancellationToken)
    {
        if (_refused is { } error) throw error;
        ThrowIfClosed();

        // The queue is drained all the time: the commands' own results are in it.
        return Task.FromResult<IAsyncDisposable>(NoSource.Instance);
    }

    protected override ValueTask CloseCoreAsync() => _link.DisposeAsync();

    TelEvent Translate(ImsEvent item)
    {
        var type = SkbImsMapping.TypeOf(item, IsOwnPhone);
        var call = _calls.Follow(item, type);
        if (item.Succeeded && item.Service is not (ImsService.Unknown or ImsService.Normal or ImsService.GetServiceInfo)) _link.Desk.Services.Works(item.Service);
        if (item is { Service: ImsService.ClickCall, Type: ImsEventType.StartService, Dn1.Length: > 0 }) Device ??= item.Dn1;

        // 2.5.1 and 2.31.1 both read this one's numbers the other way round.
        var (from, to) = item.Service == ImsService.Ctrnoti ? (item.Dn2, item.Dn1) : (item.Dn1, item.Dn2);
        return new TelEvent
        {
            Session = Name,
            Owner = this,
            Type = type,
            Time = SkbImsMapping.TimeOf(item.Info, Options.TimeZone) ?? Now,
            Device = call?.Device ?? DeviceOf(item, to) ?? Device,
            CallId = call?.Id,
            From = Text(from),
            To = Text(to),
            Cause = item.Succeeded ? null : SkbImsErrors.NameOf("", item.Result) ?? SkbImsErrors.Show(item.Result),
            Text = Text(item.Info),
            RawType = item.Service == ImsService.Unknown ? item.TypeName : $"IMS_SVC_{ImsNames.Of(item.Service)} {item.TypeName}",
            Raw = item.ToString(),
        };
    }

    /// <summary>A notification comes for the monitored numbers too: for a call that came in, the called one is the phone.</summary>
    static string? DeviceOf(ImsEvent item, string to) => item.Service switch
    {
        ImsService.AbsNoti or ImsService.Callbusynoti or ImsService.Cpunoti or ImsService.Ctrnoti or ImsService.TermcallEndNoti or ImsService.RecvSms or ImsService.RecvMms => Text(to),
        ImsService.OrigcallEndNoti => Text(item.Dn1),
        _ => null,
    };

    /// <summary>Of a click call the own phone answers first; where the library does not name it, the first one is it.</summary>
    bool IsOwnPhone(string number)
    {
        var call = _calls.Click;
        if (number.Length == 0 || call?.From is null) return call?.State is not (CallState.Ringing or CallState.Connected);
        return ImsExpectation.Plain(call.From) == ImsExpectation.Plain(number);
    }

    async Task SetAwayAgainAsync()
    {
        try
        {
            await _client.SetRestAsync(true, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TelephonyException error)
        {
            Publish(TelEventType.Failed, "IMS_SetRest", error.Message);
        }
    }

    void Publish(TelEventType type, string rawType, string text) => Events.Publish(new TelEvent { Session = Name, Owner = this, Type = type, Time = Now, RawType = rawType, Text = text });

    static string? Text(string text) => text.Length == 0 ? null : text;

    TelephonyException NotOffered(string option, string why) => new(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(Provider, why))
    {
        RecommendedAction = Texts.OptionNotSupportedAction.With(option),
        Target = option,
    };

    /// <summary>The library acts for the account's own number only.</summary>
    void RefuseOther(string? device)
    {
        if (device is null || device == Device) return;

        // The library never says its own number: until the first click call tells it, only the numbers of its calls are known to be the line's.
        if (Device is not null || !Calls.Active().Any(call => call.Device == device)) throw NotOffered("-Device", SkbImsTexts.OwnNumberOnly.With(device));
    }

    sealed class NoSource : IAsyncDisposable
    {
        public static NoSource Instance { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
