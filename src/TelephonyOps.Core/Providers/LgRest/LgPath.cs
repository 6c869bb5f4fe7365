namespace TelephonyOps.Providers.LgRest;

static class LgPath
{
    /// <summary>
    /// One part of a request's path, percent-encoded whole (quirk 12). An empty part or one of dots alone would make another path of it,
    /// encoded or not, because addresses are tidied up on their way.
    /// </summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>, before anything is sent.</exception>
    public static string Part(string value) => value is not ("" or "." or "..") ? Uri.EscapeDataString(value) : throw new TelephonyException(
        TelephonyErrorKind.InvalidArgument,
        LgRestTexts.NotAPathPart.With(value))
    {
        RecommendedAction = LgRestTexts.ArgumentAction,
        Target = value,
    };
}
