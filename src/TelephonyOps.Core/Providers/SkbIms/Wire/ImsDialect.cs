using System.Globalization;
using System.Text.Json;

namespace TelephonyOps.Providers.SkbIms;

/// <summary>The services of the vendor's IMS_SVC_ names. The values are ours: what the library calls them is the dialect's matter.</summary>
enum ImsService
{
    Unknown, Conference, ClickCall, SendSms, RecvSms, TtsRs, TtsMsg, TtsAuth, Cid, TermRec, AbsNoti, CallFwd,
    OrigcallStartNoti, OrigcallEndNoti, TermcallStartNoti, TermcallEndNoti, CallTransfer, CallPickup, SendMms, RecvMms,
    Callbusynoti, Ctrnoti, Cpunoti, GetServiceInfo, Normal,
}

static class ImsNames
{
    /// <summary>The vendor's spelling of one of our names: <c>ClickCall</c> is <c>CLICK_CALL</c>.</summary>
    public static string Upper(string name)
        => string.Concat(name.Select((c, at) => at > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    /// <summary>A service without its IMS_SVC_.</summary>
    public static string Of(ImsService service) => Upper(service.ToString());
}

/// <summary>Which number the library gives to which service: the document prints none (quirk 37), so a file may say otherwise.</summary>
sealed class ImsDialect
{
    const int LargestFile = 65_536;
    const string Prefix = "IMS_SVC_";

    // As the vendor's public sample has them.
    static readonly Dictionary<ImsService, int> s_defaults = Enum.GetValues<ImsService>().Where(service => service != ImsService.Unknown)
        .ToDictionary(service => service, service => service == ImsService.Normal ? 30 : (int)service - 1);

    readonly Dictionary<ImsService, int> _numbers;
    readonly Dictionary<int, ImsService> _services;

    ImsDialect(Dictionary<ImsService, int> numbers)
    {
        _numbers = numbers;
        _services = numbers.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    public static ImsDialect Default { get; } = new(s_defaults);

    public ImsService ServiceOf(int number) => _services.GetValueOrDefault(number);

    public int NumberOf(ImsService service) => _numbers[service];

    /// <summary>Reads <c>{"services":{"CID":44}}</c>. What is not named keeps its default.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: says what is wrong with the file.</exception>
    public static async Task<ImsDialect> LoadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw Refused(path, SkbImsTexts.DialectTooLong.With(LargestFile), null);
            return Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refused(path, error.Message, error);
        }
    }

    public static ImsDialect Parse(string json, string path)
    {
        var numbers = new Dictionary<ImsService, int>(s_defaults);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("services", out var services) || services.ValueKind != JsonValueKind.Object)
            {
                throw Refused(path, SkbImsTexts.DialectShape, null);
            }
            foreach (var entry in services.EnumerateObject())
            {
                var service = Find(entry.Name) ?? throw Refused(path, SkbImsTexts.DialectUnknown.With(entry.Name, string.Join(", ", s_defaults.Keys.Select(ImsNames.Of))), null);
                numbers[service] = entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt32(out var number)
                    ? number
                    : throw Refused(path, SkbImsTexts.DialectNoNumber.With(entry.Name, entry.Value.GetRawText()), null);
            }
        }
        catch (JsonException error)
        {
            throw Refused(path, error.Message, error);
        }
        if (numbers.GroupBy(pair => pair.Value).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Refused(path, SkbImsTexts.DialectTwice.With(twice.Key.ToString(CultureInfo.InvariantCulture), string.Join(", ", twice.Select(pair => ImsNames.Of(pair.Key)))), null);
        }
        return new ImsDialect(numbers);
    }

    static ImsService? Find(string name)
    {
        var plain = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;
        return s_defaults.Keys.Where(service => ImsNames.Of(service).Equals(plain, StringComparison.OrdinalIgnoreCase)).Select(service => (ImsService?)service).FirstOrDefault();
    }

    static TelephonyException Refused(string path, string why, Exception? cause)
        => new(TelephonyErrorKind.InvalidArgument, SkbImsTexts.DialectRefused.With(path, why), cause) { RecommendedAction = SkbImsTexts.DialectRefusedAction, Target = path };
}
