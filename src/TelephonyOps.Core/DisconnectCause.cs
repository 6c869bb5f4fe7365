namespace TelephonyOps;

/// <summary>The causes of ITU-T Q.850, with which several systems say why a call ended.</summary>
static class DisconnectCause
{
    const int NormalClearing = 16;
    const int UserBusy = 17;
    const int NoUserResponding = 18;
    const int NoAnswer = 19;

    /// <summary>Normal clearing is an answered call only where somebody could talk.</summary>
    public static CallDisposition ToDisposition(long? cause, TimeSpan? talkTime) => cause switch
    {
        null => CallDisposition.Unknown,
        NormalClearing when talkTime > TimeSpan.Zero => CallDisposition.Answered,
        UserBusy => CallDisposition.Busy,
        NoUserResponding or NoAnswer => CallDisposition.NoAnswer,
        _ => CallDisposition.Failed,
    };
}
