namespace TelephonyOps.Providers.LguBase.Wire;

/// <summary>What a link tells its session. Everything but <see cref="OnTick"/> comes in order.</summary>
interface ILinkUser
{
    /// <summary>The account was accepted; called before any later message is handed on.</summary>
    /// <param name="result">What the server said.</param>
    /// <param name="lostAt">When the last sign came before a break; null at the first log-in.</param>
    void OnLoggedIn(LoginResult result, DateTimeOffset? lostAt);

    /// <summary>A message of the server.</summary>
    void OnBody(ReadOnlySpan<byte> body, DateTimeOffset arrived);

    /// <summary>What came is no message; the connection may be given up for it.</summary>
    void OnMalformed(ReadOnlySpan<byte> body, DateTimeOffset arrived);

    /// <summary>The connection broke. It will be tried again.</summary>
    void OnLost(Exception? why);

    /// <summary>The session is over: the server no longer accepts the account.</summary>
    void OnRefused(TelephonyException error);

    /// <summary>Once a heart-beat.</summary>
    void OnTick();
}
