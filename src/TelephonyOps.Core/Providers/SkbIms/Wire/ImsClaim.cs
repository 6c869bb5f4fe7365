namespace TelephonyOps.Providers.SkbIms;

/// <summary>A session's hold on the library. Dispose it when the library is out of use, not when the session is: a call may still be in it.</summary>
sealed class ImsClaim(string account, Action<ImsClaim> release) : IDisposable
{
    volatile bool _closing;

    /// <summary>The session ends; what is left is that the library comes back from its last call.</summary>
    public void Closing() => _closing = true;

    public void Dispose() => release(this);

    /// <summary>What the next one is told who wants the place.</summary>
    public TelephonyException Conflict(string path) => new(TelephonyErrorKind.Conflict, _closing ? SkbImsTexts.StillClosing.With(account) : SkbImsTexts.SecondSession.With(account))
    {
        Provider = SkbImsProvider.ProviderName,
        IsTransient = _closing,
        RecommendedAction = _closing ? SkbImsTexts.StillClosingAction : SkbImsTexts.SecondSessionAction,
        Target = path,
    };
}
