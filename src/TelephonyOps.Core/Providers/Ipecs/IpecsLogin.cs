using System.Net.Http.Headers;
using System.Text;
using TelephonyOps.Diagnostics;
using TelephonyOps.Providers.Ipecs.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>What a log-in gave (3.2.1). A class, not a record: it must not print itself.</summary>
sealed class IpecsToken(int number, string text, TimeSpan? lifetime, int? terminals, string? apiVersion)
{
    /// <summary>Counts the session's log-ins: what the system was asked to watch ends with each.</summary>
    public int Number { get; } = number;

    public AuthenticationHeaderValue Header { get; } = new("bearer", text);

    /// <summary>How long the token lives without a request.</summary>
    public TimeSpan Lifetime { get; } = lifetime ?? TimeSpan.FromMinutes(2);

    /// <summary>How many terminals there are; only accounts with call control are told.</summary>
    public int? Terminals { get; } = terminals;

    public string? ApiVersion { get; } = apiVersion;
}

/// <summary>Logs in, and again when the system no longer knows the token; however many requests notice it at once, one log-in follows.</summary>
sealed class IpecsLogin(HttpPipeline http, IpecsPaths paths, string account, Secret password, TimeProvider time)
{
    /// <summary>The system needs some seconds to clear a session that just ended (2.2.3).</summary>
    static readonly TimeSpan[] s_patience = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4)];

    readonly SemaphoreSlim _turn = new(1, 1);
    IpecsToken? _token;

    /// <summary>Told of every log-in after the first.</summary>
    public event Action<IpecsToken>? Renewed;

    /// <summary>The present token; null before the first log-in.</summary>
    public IpecsToken? Token => Volatile.Read(ref _token);

    /// <summary>Gets a token in the place of one that was refused, unless another request already did.</summary>
    public async Task<IpecsToken> RenewAsync(IpecsToken? stale, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Token is { } present && !ReferenceEquals(present, stale)) return present;
            var token = await LogInAsync((stale?.Number ?? 0) + 1, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _token, token);
            if (stale is not null) Renewed?.Invoke(token);
            return token;
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<IpecsToken> LogInAsync(int number, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("login", RequestKind.Read, HttpMethod.Get, paths.Resource("login"))
        {
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{password.Reveal()}"))),
        };
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await http.SendAsync(request, ReadOnce, cancellationToken).ConfigureAwait(false);
            if (answer.Refusal is null) return Token(number, answer);
            if (!IsAlreadyLoggedIn(answer.Refusal)) throw Refused(answer.Refusal);
            if (attempt == s_patience.Length) throw Taken(answer.Refusal);
            TelephonyTrace.Current?.Debug(IpecsTexts.TraceAlreadyLogin.With(account, s_patience[attempt].TotalSeconds));
            await Task.Delay(s_patience[attempt], time, cancellationToken).ConfigureAwait(false);
        }

        static IpecsToken Token(int number, IpecsAnswer answer)
        {
            var root = answer.Root;
            if (root.Filled("token") is not { } text || !AuthenticationHeaderValue.TryParse("bearer " + text, out _)) throw Unreadable(IpecsTexts.Lacks.With("token"));
            var seconds = root.Number("checkConnectionTimer");
            return new IpecsToken(number, text, seconds is > 0 and < 100_000 ? TimeSpan.FromSeconds(seconds.Value) : null, (int?)root.Number("terminalCount"), root.Filled("apiVersion"));
        }
    }

    /// <summary>An answer to a log-in that cannot be read may hold the token: unlike other answers it is not shown.</summary>
    static IpecsAnswer ReadOnce(ApiResponse response)
    {
        try
        {
            return IpecsAnswer.Read(response, IpecsResource.Session);
        }
        catch (TelephonyException error) when (error.Kind == TelephonyErrorKind.Protocol)
        {
            throw Unreadable(IpecsTexts.NotJson);
        }
    }

    static TelephonyException Unreadable(string why) => new(TelephonyErrorKind.Protocol, Texts.NotUnderstood.With("login", why))
    {
        Provider = "Ipecs",
        RecommendedAction = Texts.HttpStatusAction,
    };

    static bool IsAlreadyLoggedIn(TelephonyException refusal)
        => refusal.VendorText is { } text && text.Contains("already", StringComparison.OrdinalIgnoreCase) && text.Contains("log", StringComparison.OrdinalIgnoreCase);

    TelephonyException Taken(TelephonyException refusal) => new(TelephonyErrorKind.Conflict, IpecsTexts.AlreadyLogin.With(account))
    {
        Provider = "Ipecs",
        VendorCode = refusal.VendorCode,
        VendorText = refusal.VendorText,
        IsTransient = true,
        RecommendedAction = IpecsTexts.AlreadyLoginAction,
        Target = account,
    };

    /// <summary>401 at the log-in means the password, not the token.</summary>
    TelephonyException Refused(TelephonyException refusal) => refusal.Kind != TelephonyErrorKind.Authentication ? refusal : new TelephonyException(refusal.Kind, IpecsTexts.LoginRefused.With(account, refusal.VendorText ?? IpecsTexts.NoWords))
    {
        Provider = "Ipecs",
        VendorCode = refusal.VendorCode,
        VendorText = refusal.VendorText,
        RecommendedAction = IpecsTexts.LoginAction,
        Target = account,
    };
}
