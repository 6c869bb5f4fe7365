using System.Globalization;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The library's words in ours.</summary>
static class SkbImsMapping
{
    static readonly string[] s_times = ["yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyyMMddHHmm", "yyyy-MM-dd HH:mm"];

    /// <param name="isOwnPhone">Whether a number is that of the click call's first leg.</param>
    public static TelEventType TypeOf(ImsEvent item, Func<string, bool> isOwnPhone) => item.Service switch
    {
        ImsService.Normal => item.Type switch
        {
            ImsEventType.Connected => TelEventType.SessionConnected,
            ImsEventType.Disconnected => TelEventType.SessionLost,
            ImsEventType.ConnectionFail or ImsEventType.SysFault or ImsEventType.Timeout => TelEventType.Failed,
            _ => Result(item),
        },
        ImsService.ClickCall => item.Type switch
        {
            ImsEventType.StartService => item.Succeeded ? TelEventType.Dialing : TelEventType.Failed,
            ImsEventType.Answer => !item.Succeeded ? TelEventType.Failed : isOwnPhone(item.Dn1) ? TelEventType.Alerting : TelEventType.Connected,
            ImsEventType.StopService => TelEventType.Ended,
            _ => Recording(item),
        },
        ImsService.TermRec => item.Type switch
        {
            ImsEventType.ReadyService or ImsEventType.InitRecord => TelEventType.RecordingReady,
            ImsEventType.StopService => TelEventType.Ended,
            _ => Recording(item),
        },
        ImsService.Conference => item.Type switch
        {
            ImsEventType.StartService when !item.Succeeded => TelEventType.Failed,
            ImsEventType.StartService or ImsEventType.StopService or ImsEventType.PtpntAdd or ImsEventType.PtpntDel or ImsEventType.PtpntExpel => TelEventType.ConferenceChanged,
            _ => Result(item),
        },
        ImsService.CallTransfer => item.Type switch
        {
            ImsEventType.StartService => item.Succeeded ? TelEventType.Transferred : TelEventType.Failed,
            ImsEventType.Answer => TelEventType.Transferred,
            _ => Result(item),
        },
        ImsService.CallFwd => item.Succeeded ? TelEventType.ForwardChanged : TelEventType.CommandCompleted,
        ImsService.Cid => TelEventType.Ringing,
        ImsService.AbsNoti => TelEventType.Missed,
        ImsService.Callbusynoti => TelEventType.Busy,
        ImsService.OrigcallStartNoti => TelEventType.Dialing,
        ImsService.TermcallStartNoti => TelEventType.Connected,
        ImsService.OrigcallEndNoti or ImsService.TermcallEndNoti => TelEventType.Ended,
        ImsService.Ctrnoti or ImsService.Cpunoti => TelEventType.Transferred,
        ImsService.RecvSms or ImsService.RecvMms => TelEventType.MessageReceived,
        ImsService.Unknown => TelEventType.Unknown,
        _ => Result(item),
    };

    /// <summary>A click call's and an inbound recording's state (2.11.3, 2.18.3).</summary>
    public static DeviceState StateOf(string status) => status.Trim() switch
    {
        "Init" or "Release" => DeviceState.Idle,
        "RingingToCalling" => DeviceState.Ringing,
        "RingingToCalled" => DeviceState.Dialing,
        "Ready" or "Recording" or "Connected" => DeviceState.Connected,
        _ => DeviceState.Unknown,
    };

    /// <summary>A time that the vendor writes beside a notification; the document does not say how.</summary>
    public static DateTimeOffset? TimeOf(string text, TimeZoneInfo zone)
        => DateTime.TryParseExact(text.Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? zone.At(time) : null;

    /// <summary>The numbers of a list (quirk 39).</summary>
    public static List<string> Numbers(string list)
        => [.. list.Split(['^', '|', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    static TelEventType Recording(ImsEvent item) => item.Type switch
    {
        ImsEventType.StartRecord when item.Succeeded => TelEventType.RecordingStarted,
        ImsEventType.StopRecord when item.Succeeded => TelEventType.RecordingStopped,
        _ => Result(item),
    };

    /// <summary>The answer to a command, whichever; a type that the document does not know is no answer.</summary>
    static TelEventType Result(ImsEvent item) => Enum.IsDefined(item.Type) ? TelEventType.CommandCompleted : TelEventType.Unknown;
}
