using System.Globalization;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>The profiles of 2.8.1; the limits are knobs.</summary>
internal static class Profiles
{
    public const string MaxReceivers = "max-receivers";
    public const string MaxCreated = "conference-create-max";
    public const string MaxMembers = "conference-max";
    public const string MentSize = "tts-ment-size";
    public const string MaxMentSize = "tts-max-ment-size";

    private static readonly Dictionary<(string Service, string Profile), (ImsService Service, string KnobOrValue)> s_profiles = new()
    {
        [("ClickCall", "CID_NUMBER")] = (ImsService.ClickCall, "021004"),
        [("Conference", "CID_NUMBER")] = (ImsService.Conference, "021005"),
        [("Conference", "CREATE_MAX_USER")] = (ImsService.Conference, MaxCreated),
        [("Conference", "CONF_MAX_USER")] = (ImsService.Conference, MaxMembers),
        [("SendSms", "LIMIT_MAX_RECEIVERS")] = (ImsService.SendSms, MaxReceivers),
        [("TTSMsg", "LIMIT_MAX_RECEIVERS")] = (ImsService.TtsMsg, MaxReceivers),
        [("TTSMsg", "TTS_MENT_SIZE")] = (ImsService.TtsMsg, MentSize),
        [("TTSRs", "LIMIT_MAX_RECEIVERS")] = (ImsService.TtsRs, MaxReceivers),
        [("TTSRs", "TTS_MENT_SIZE")] = (ImsService.TtsRs, MentSize),
        [("TTSRs", "TTS_MAX_MENT_SIZE")] = (ImsService.TtsRs, MaxMentSize),
    };

    public static bool TryGet(SkbImsState state, string serviceName, string profile, out ImsService service, out string value)
    {
        var isThere = s_profiles.TryGetValue((serviceName, profile), out var entry);
        service = entry.Service;
        value = !isThere || char.IsAsciiDigit(entry.KnobOrValue[0])
            ? entry.KnobOrValue ?? ""
            : state.Simulation.Knobs.Number(entry.KnobOrValue).ToString(CultureInfo.InvariantCulture);
        return isThere;
    }
}
