using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LgRest;

/// <summary>What a command is, as far as the meaning of its result codes goes (quirks 3 and 4).</summary>
enum LgContext { Line, List, CallControl, Recording, Webhook }

/// <summary>The result codes of Centrex 25 and DCS 16.3, 17.</summary>
static class LgErrors
{
    /// <summary>The error that an answer stands for; null where it is a success, an empty list or an unconfirmed action.</summary>
    public static TelephonyException? Find(LgAnswer answer, string provider, LgContext context, ApiRequest request)
    {
        if (IsSuccess(answer, context)) return null;
        var (kind, action) = Kind(answer.Code, context);
        var unsure = kind == TelephonyErrorKind.Unavailable && request.Kind == RequestKind.Action;
        var detail = JsonFields.Plain(answer.Data) as string;
        var text = string.IsNullOrEmpty(detail) ? answer.Message : $"{answer.Message} ({detail.Trim()})";
        return new TelephonyException(kind, LgRestTexts.Refused.With(request.Operation, answer.Code, text))
        {
            Provider = provider,
            VendorCode = answer.Code,
            VendorText = text,
            // 3001 and 9999 are faults inside the vendor: a read may be asked again, an action may have got through before the fault.
            IsTransient = kind == TelephonyErrorKind.Unavailable && !unsure,
            MayHaveTakenEffect = unsure,
            RecommendedAction = unsure ? Texts.MayHaveTakenEffectAction : action,
        };
    }

    /// <summary>An argument that the vendor would not take, refused before anything is sent.</summary>
    public static TelephonyException Refused(string message, string action) => new(TelephonyErrorKind.InvalidArgument, message) { RecommendedAction = action };

    static bool IsSuccess(LgAnswer answer, LgContext context) => answer.Code switch
    {
        "0000" or "2000" or "OK" => true,
        "4003" => true,
        "4002" or "4004" => context == LgContext.List,
        _ => false,
    };

    static (TelephonyErrorKind Kind, string Action) Kind(string code, LgContext context) => code switch
    {
        "1001" or "1002" or "2001" => (TelephonyErrorKind.InvalidArgument, LgRestTexts.ArgumentAction),
        "1003" => (TelephonyErrorKind.Authentication, LgRestTexts.UnknownAccountAction),
        "1004" => (TelephonyErrorKind.Authentication, LgRestTexts.WrongPasswordAction),
        "1005" => (TelephonyErrorKind.Permission, LgRestTexts.SubscriptionAction),
        "2002" => (TelephonyErrorKind.Permission, LgRestTexts.PermissionAction),
        "5001" => (TelephonyErrorKind.Permission, LgRestTexts.RecordingPermissionAction),
        "3001" or "9999" => (TelephonyErrorKind.Unavailable, LgRestTexts.VendorFaultAction),
        "3002" => (TelephonyErrorKind.InvalidArgument, LgRestTexts.TextTooLongAction),
        "3003" => (TelephonyErrorKind.InvalidArgument, LgRestTexts.TooManyReceiversAction),
        "3004" => (TelephonyErrorKind.Throttled, LgRestTexts.QuotaAction),
        "4001" when context == LgContext.Recording => (TelephonyErrorKind.InvalidArgument, LgRestTexts.RecordingNameAction),
        "4001" => (TelephonyErrorKind.NotSupported, LgRestTexts.UnknownOperationAction),
        "4004" when context == LgContext.CallControl => (TelephonyErrorKind.NoActiveCall, LgRestTexts.NoActiveCallAction),
        "4002" or "4004" when context == LgContext.Recording => (TelephonyErrorKind.NotFound, LgRestTexts.RecordingNotFoundAction),
        "4002" or "4004" => (TelephonyErrorKind.NotFound, LgRestTexts.NotFoundAction),
        "5002" => (TelephonyErrorKind.NotFound, LgRestTexts.RecordingNotFoundAction),
        _ => (TelephonyErrorKind.Protocol, LgRestTexts.UnknownCodeAction),
    };
}
