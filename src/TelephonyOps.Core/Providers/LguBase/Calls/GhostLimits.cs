namespace TelephonyOps.Providers.LguBase.Calls;

/// <summary>
/// How long a call is believed in without a sign. Ends get lost: after a conference none comes for the other party (cautions), after a cut none at all.
/// </summary>
static class GhostLimits
{
    static readonly TimeSpan s_ringSilence = TimeSpan.FromMinutes(2);
    static readonly TimeSpan s_talkSilence = TimeSpan.FromMinutes(10);
    static readonly TimeSpan s_longestRing = TimeSpan.FromMinutes(5);
    static readonly TimeSpan s_longestTalk = TimeSpan.FromHours(12);

    /// <summary>After that, the exchange is asked what the line does.</summary>
    public static TimeSpan Silence(bool isAnswered) => isAnswered ? s_talkSilence : s_ringSilence;

    /// <summary>After that, the call is given up whatever the exchange says of the line: it may be busy with another.</summary>
    public static TimeSpan Life(bool isAnswered) => isAnswered ? s_longestTalk : s_longestRing;
}
