using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TelephonyOps.Diagnostics;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>One entry of 2.8.1's table.</summary>
/// <param name="Default">What the document prints for it; null where it is no limit.</param>
sealed record ImsProfileEntry(ImsService Owner, string Service, string Name, int? Default);

/// <summary>
/// What the vendor refuses, refused before the call: the profile's limits, the text's length, the password's rules (2.8.1, quirk 41).
/// </summary>
sealed class SkbImsLimits(SkbImsClient client)
{
    public const int SmsBytes = 80;
    public const int MmsBytes = 2_000;
    const int ShortestPassword = 8;
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    readonly ConcurrentDictionary<ImsProfileEntry, int> _known = new();

    public static ImsProfileEntry ConferenceStart { get; } = new(ImsService.Conference, "Conference", "CREATE_MAX_USER", 16);

    public static ImsProfileEntry ConferenceMost { get; } = new(ImsService.Conference, "Conference", "CONF_MAX_USER", 31);

    public static ImsProfileEntry SmsReceivers { get; } = new(ImsService.SendSms, "SendSms", "LIMIT_MAX_RECEIVERS", 16);

    public static ImsProfileEntry SpeechReceivers { get; } = new(ImsService.TtsMsg, "TTSMsg", "LIMIT_MAX_RECEIVERS", 16);

    public static ImsProfileEntry SpeechLength { get; } = new(ImsService.TtsMsg, "TTSMsg", "TTS_MENT_SIZE", 140);

    public static ImsProfileEntry SurveyReceivers { get; } = new(ImsService.TtsRs, "TTSRs", "LIMIT_MAX_RECEIVERS", 16);

    public static ImsProfileEntry SurveyLength { get; } = new(ImsService.TtsRs, "TTSRs", "TTS_MENT_SIZE", 140);

    public static ImsProfileEntry SurveyTotal { get; } = new(ImsService.TtsRs, "TTSRs", "TTS_MAX_MENT_SIZE", 200);

    /// <summary>Every entry that the document names.</summary>
    public static IReadOnlyList<ImsProfileEntry> All { get; } =
    [
        new(ImsService.ClickCall, "ClickCall", "CID_NUMBER", null),
        new(ImsService.Conference, "Conference", "CID_NUMBER", null),
        ConferenceStart, ConferenceMost, SmsReceivers, SpeechReceivers, SpeechLength, SurveyReceivers, SurveyLength, SurveyTotal,
    ];

    /// <summary>The value of a profile's answer, with or without its name before it.</summary>
    public static string ValueOf(string info, string name)
    {
        var at = info.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return (at < 0 ? info : info[(at + name.Length)..]).Trim(' ', '=', ':', '^', '|', '\t');
    }

    /// <summary>Fails on more numbers than the service takes at once.</summary>
    public async Task CountAsync(ImsProfileEntry limit, int count, CancellationToken cancellationToken)
    {
        if (count == 0) throw Refused(SkbImsTexts.NobodyNamed, SkbImsTexts.NobodyNamedAction, null);
        if (count == 1) return;
        var most = await LimitAsync(limit, cancellationToken).ConfigureAwait(false);
        if (count > most) throw Refused(SkbImsTexts.TooMany.With(count, most, $"{limit.Service} {limit.Name}"), SkbImsTexts.TooManyAction.With(most), count);
    }

    /// <summary>Fails on a text that would be read out longer than the service allows; counted in characters.</summary>
    public async Task SpokenAsync(ImsProfileEntry limit, string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0) throw Refused(SkbImsTexts.TextEmpty, SkbImsTexts.TextEmptyAction, null);
        Cp949.CountBytes(text);
        var most = await LimitAsync(limit, cancellationToken).ConfigureAwait(false);
        if (text.Length > most) throw Refused(SkbImsTexts.SpokenTooLong.With(text.Length, most, $"{limit.Service} {limit.Name}"), SkbImsTexts.TooLongAction, null);
    }

    /// <summary>The type that a text message goes as, and its length in the vendor's bytes (2.12.1, 2.27.1).</summary>
    public static (MessageType Type, int Bytes) Message(MessageType wanted, string text)
    {
        if (text.Length == 0) throw Refused(SkbImsTexts.TextEmpty, SkbImsTexts.TextEmptyAction, null);
        var bytes = Cp949.CountBytes(text);
        var type = wanted != MessageType.Auto ? wanted : bytes <= SmsBytes ? MessageType.Sms : MessageType.Mms;
        var most = type == MessageType.Sms ? SmsBytes : MmsBytes;
        return bytes <= most ? (type, bytes) : throw Refused(SkbImsTexts.TextTooLong.With(bytes, type.ToString().ToUpperInvariant(), most), SkbImsTexts.TooLongAction, null);
    }

    /// <summary>Eight characters or more, with a letter, a digit and a special character (2.4.3).</summary>
    public static void Password(Secret password)
    {
        var text = password.Reveal();
        var kinds = text.Any(char.IsAsciiLetter) && text.Any(char.IsAsciiDigit) && text.Any(c => c is > ' ' and <= '~' && !char.IsAsciiLetterOrDigit(c));
        if (text.Length < ShortestPassword || !kinds || !Ascii.IsValid(text)) throw Refused(SkbImsTexts.WeakPassword, SkbImsTexts.PasswordRuleAction, null);
    }

    public static TelephonyException Refused(string message, string action, object? target) => new(TelephonyErrorKind.InvalidArgument, message)
    {
        Provider = SkbImsProvider.ProviderName,
        RecommendedAction = action,
        Target = target,
    };

    /// <summary>The account's own limit, asked for once; the document's where the vendor does not say.</summary>
    async Task<int> LimitAsync(ImsProfileEntry entry, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(entry, out var known)) return known;
        var limit = entry.Default!.Value;
        try
        {
            var answer = await client.GetProfileAsync(entry.Owner, entry.Service, entry.Name, s_patience, cancellationToken).ConfigureAwait(false);
            if (int.TryParse(ValueOf(answer!.Info, entry.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > 0) limit = told;
        }
        catch (TelephonyException error) when (error.Kind is not (TelephonyErrorKind.Permission or TelephonyErrorKind.Authentication))
        {
            TelephonyTrace.Current?.Debug(SkbImsTexts.ProfileSilent.With(entry.Service, entry.Name, limit, error.Message));
        }
        return _known[entry] = limit;
    }
}
