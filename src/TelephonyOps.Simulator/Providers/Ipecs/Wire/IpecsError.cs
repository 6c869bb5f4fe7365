namespace TelephonyOps.Simulator.Providers.Ipecs.Wire;

/// <summary>A request is refused with one of the codes of chapter 6. The same number means different things by resource.</summary>
/// <param name="code">The code.</param>
/// <param name="message">The table's own text.</param>
/// <param name="status">The HTTP status; null takes the one that the settings say for a refused command.</param>
internal sealed class IpecsError(int code, string message, int? status = null) : Exception(message)
{
    public int Code { get; } = code;

    public int? Status { get; } = status;

    public static IpecsError NotFound => new(99, "Unknown", StatusCodes.Status404NotFound);

    public static IpecsError Version => new(2, "Version error", StatusCodes.Status404NotFound);

    public static IpecsError BadLogin => new(4, "Login information mismatch", StatusCodes.Status401Unauthorized);

    public static IpecsError AlreadyLogin => new(99, "already login", StatusCodes.Status403Forbidden);

    public static IpecsError License => new(3, "License error", StatusCodes.Status403Forbidden);

    public static IpecsError Parameter => new(1, "Parameter error");

    public static IpecsError ClickAuthentication => new(101, "Authentication failure", StatusCodes.Status401Unauthorized);

    public static IpecsError ClickDenied => new(102, "Access denied");

    public static IpecsError ClickParameter => new(105, "Parameter error");

    public static IpecsError ClickBusy => new(110, "Caller busy");

    public static IpecsError ClickNotSet => new(121, "Feature not set");

    public static IpecsError ServiceNotSupported => new(102, "serviceNotSupported");

    public static IpecsError InvalidCallingDevice => new(104, "invalidCallingDeviceIdentifier");

    public static IpecsError InvalidCalledDevice => new(105, "invalidCalledDeviceIdentifier");

    public static IpecsError InvalidConnection => new(106, "invalidConnectionIdentifier");

    public static IpecsError InvalidDestination => new(107, "invalidDestination");

    public static IpecsError InvalidParameterValue => new(111, "invalidParameterValue");

    public static IpecsError InvalidForwardingDestination => new(112, "invalidForwardingDestination");

    public static IpecsError AssociateBusy => new(140, "AssociateBusy");

    public static IpecsError AssociateDnd => new(141, "AssociateDND");

    public static IpecsError AccessDenied => new(143, "AccessDenied");

    public static IpecsError InvalidState => new(147, "InvalidState");

    public static IpecsError InvalidPassword => new(149, "InvalidPassword");

    public static IpecsError Unregistered => new(150, "unregistered");

    public static IpecsError NoHeldCall => new(201, "NoHeldCall");

    public static IpecsError InvalidHeldDeviceState => new(202, "invalidHeldDeviceState");

    public static IpecsError InvalidConnectionState => new(203, "invalidConnectionState");

    public static IpecsError NoCallToAnswer => new(204, "noCallToAnswer");

    public static IpecsError NoConnectionToClear => new(205, "noConnectionToClear");
}
