using System.Text.Json;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.Ipecs;

/// <summary>What a request is about: the same code means other things in other resources (quirk 51).</summary>
enum IpecsResource { Session, Call, ClickCall, Smdr }

/// <summary>The error codes of chapter 6.</summary>
static class IpecsErrors
{
    /// <summary>The error that an answer stands for; null for a success.</summary>
    public static TelephonyException? Find(ApiResponse response, JsonElement root, IpecsResource resource)
    {
        var error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        if (error.Text("code") is { Length: > 0 } code) return Of(response, resource, code, error.Text("message"));

        // A list of results is an answer device by device, whatever its status (5.3.2.2 prints it under 404).
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("result", out var results) && results.ValueKind == JsonValueKind.Array) return null;
        if (response.StatusError("Ipecs") is not { } failure) return null;
        return (int)response.Status == 401 ? Unauthorized(response.Request) : failure;
    }

    /// <summary>A request with a token that the system no longer knows.</summary>
    public static TelephonyException Unauthorized(ApiRequest request) => new(TelephonyErrorKind.Authentication, IpecsTexts.TokenRefused.With(request.Operation))
    {
        Provider = "Ipecs",
        RecommendedAction = IpecsTexts.TokenRefusedAction,
    };

    /// <summary>The error of one device in the list that a monitor request answers (quirk 51).</summary>
    public static TelephonyException OfDevice(string operation, string device, string result)
    {
        var (kind, action) = result switch
        {
            "invalidParameterValue" or "invalidDeviceReferenceIdentifier" => (TelephonyErrorKind.NotFound, IpecsTexts.UnknownDeviceAction),
            "serviceNotSupported" or "invalidMonitorObjectType" => (TelephonyErrorKind.NotSupported, IpecsTexts.UnknownDeviceAction),
            _ => (TelephonyErrorKind.Unavailable, IpecsTexts.DeviceRefusedAction),
        };
        return new TelephonyException(kind, IpecsTexts.DeviceRefused.With(operation, device, result)) { Provider = "Ipecs", VendorText = result, Target = device, RecommendedAction = action };
    }

    static TelephonyException Of(ApiResponse response, IpecsResource resource, string code, string? text)
    {
        var request = response.Request;
        var (name, kind, action) = (int)response.Status == 404 && code == "99" ? ("Unknown", TelephonyErrorKind.NotFound, IpecsTexts.NotSupportedAction) : Meaning(resource, code);

        // The negative responses are 401, 403 and 404: with those nothing was done. A time-out inside the system, and a fault of the server, say less.
        var passing = code == "144" || (int)response.Status >= 500;
        var unsure = passing && request.Kind == RequestKind.Action;
        var told = string.IsNullOrWhiteSpace(text) ? name : text;
        return new TelephonyException(kind, IpecsTexts.Refused.With(request.Operation, code, told ?? IpecsTexts.NoWords))
        {
            Provider = "Ipecs",
            VendorCode = code,
            VendorText = told,
            IsTransient = passing && !unsure,
            MayHaveTakenEffect = unsure,
            RecommendedAction = unsure ? Texts.MayHaveTakenEffectAction : action,
        };
    }

    static (string? Name, TelephonyErrorKind Kind, string Action) Meaning(IpecsResource resource, string code) => (code, resource) switch
    {
        ("1", _) => ("Parameter error", TelephonyErrorKind.InvalidArgument, IpecsTexts.ParameterAction),
        ("2", _) => ("Version error", TelephonyErrorKind.NotSupported, IpecsTexts.VersionAction),
        ("3", _) => ("License error", TelephonyErrorKind.Permission, IpecsTexts.LicenseAction),
        ("4", _) => ("Login information mismatch", TelephonyErrorKind.Authentication, IpecsTexts.LoginAction),
        ("99" or "199" or "299", _) => ("Unknown", TelephonyErrorKind.Unavailable, IpecsTexts.UnknownFaultAction),
        (_, IpecsResource.ClickCall) => ClickCall(code),
        (_, IpecsResource.Call) => Call(code),
        _ => Unlisted,
    };

    static (string?, TelephonyErrorKind, string) ClickCall(string code) => code switch
    {
        "101" => ("Authentication failure", TelephonyErrorKind.Authentication, IpecsTexts.LoginAction),
        "102" => ("Access denied", TelephonyErrorKind.Permission, IpecsTexts.ClickCallAction),
        "103" => ("Call restricted", TelephonyErrorKind.Permission, IpecsTexts.RestrictedAction),
        "104" => ("Not OK", TelephonyErrorKind.Unavailable, IpecsTexts.UnknownFaultAction),
        "105" => ("Parameter error", TelephonyErrorKind.InvalidArgument, IpecsTexts.ParameterAction),
        "106" => ("No access VSF", TelephonyErrorKind.Permission, IpecsTexts.ClickCallAction),
        "107" => ("No VSF group", TelephonyErrorKind.NotFound, IpecsTexts.ClickCallAction),
        "108" => ("No access PGM authority", TelephonyErrorKind.Permission, IpecsTexts.ClickCallAction),
        "110" => ("Caller busy", TelephonyErrorKind.Busy, IpecsTexts.BusyAction),
        "121" => ("Feature not set", TelephonyErrorKind.Permission, IpecsTexts.ClickCallAction),
        _ => Unlisted,
    };

    static (string?, TelephonyErrorKind, string) Call(string code) => code switch
    {
        "101" => ("generic", TelephonyErrorKind.Unavailable, IpecsTexts.GenericAction),
        "102" => ("serviceNotSupported", TelephonyErrorKind.NotSupported, IpecsTexts.NotSupportedAction),
        "103" => ("invalidMonitorObjectType", TelephonyErrorKind.InvalidArgument, IpecsTexts.UnknownDeviceAction),
        "104" => ("invalidCallingDeviceIdentifier", TelephonyErrorKind.NotFound, IpecsTexts.UnknownDeviceAction),
        "105" => ("invalidCalledDeviceIdentifier", TelephonyErrorKind.NotFound, IpecsTexts.UnknownDeviceAction),
        "106" => ("invalidConnectionIdentifier", TelephonyErrorKind.NotFound, IpecsTexts.NoSuchCallAction),
        "107" => ("invalidDestination", TelephonyErrorKind.InvalidArgument, IpecsTexts.DestinationAction),
        "108" => ("invalidDestinationDeviceObject", TelephonyErrorKind.InvalidArgument, IpecsTexts.DestinationAction),
        "109" => ("invalidDivertingDeviceIdentifier", TelephonyErrorKind.InvalidArgument, IpecsTexts.UnknownDeviceAction),
        "110" => ("invalidHeldDeviceIdentifier", TelephonyErrorKind.InvalidArgument, IpecsTexts.UnknownDeviceAction),
        "111" => ("invalidParameterValue", TelephonyErrorKind.InvalidArgument, IpecsTexts.ParameterAction),
        "112" => ("invalidForwardingDestination", TelephonyErrorKind.InvalidArgument, IpecsTexts.DestinationAction),
        "140" => ("AssociateBusy", TelephonyErrorKind.Busy, IpecsTexts.BusyAction),
        "141" => ("AssociateDND", TelephonyErrorKind.Busy, IpecsTexts.BusyAction),
        "142" => ("AssociateFWD", TelephonyErrorKind.Busy, IpecsTexts.BusyAction),
        "143" => ("AccessDenied", TelephonyErrorKind.Permission, IpecsTexts.LicenseAction),
        "144" => ("TimeOut", TelephonyErrorKind.Timeout, Texts.TimedOutAction),
        "145" => ("InvalidAscState", TelephonyErrorKind.Conflict, IpecsTexts.StateAction),
        "146" => ("InvalidAscType", TelephonyErrorKind.InvalidArgument, IpecsTexts.ParameterAction),
        "147" => ("InvalidState", TelephonyErrorKind.Conflict, IpecsTexts.StateAction),
        "148" => ("InvalidOperation", TelephonyErrorKind.Conflict, IpecsTexts.StateAction),
        "149" => ("InvalidPassword", TelephonyErrorKind.Authentication, IpecsTexts.PasswordAction),
        "150" => ("unregistered", TelephonyErrorKind.Unavailable, IpecsTexts.UnregisteredAction),
        "201" => ("NoHeldCall", TelephonyErrorKind.NoActiveCall, IpecsTexts.NoCallAction),
        "202" => ("invalidHeldDeviceState", TelephonyErrorKind.NoActiveCall, IpecsTexts.NoCallAction),
        "203" => ("invalidConnectionState", TelephonyErrorKind.NoActiveCall, IpecsTexts.NoCallAction),
        "204" => ("noCallToAnswer", TelephonyErrorKind.NoActiveCall, IpecsTexts.NoCallAction),
        "205" => ("noConnectionToClear", TelephonyErrorKind.NoActiveCall, IpecsTexts.NoCallAction),
        _ => Unlisted,
    };

    static (string?, TelephonyErrorKind, string) Unlisted => (null, TelephonyErrorKind.Protocol, IpecsTexts.UnlistedAction);
}
