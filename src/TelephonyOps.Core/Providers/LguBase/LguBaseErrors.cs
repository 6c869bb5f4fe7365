using TelephonyOps.Providers.LguBase.Commands;
using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase;

/// <summary>
/// The errors of this vendor. The protocol has hardly any codes: RES:ERR, RES:0 and a text. What they mean follows from the command.
/// </summary>
static class LguBaseErrors
{
    static readonly HashSet<string> s_onCall = new(StringComparer.OrdinalIgnoreCase)
    {
        "ANSWER", "HOLD", "UNHOLD", "HANGUP", "MONITOR", "TRANSFER", "ATXFER", "ATXFERCID", "PICKUP", "REDIRECTCONFERENCE", "INVITECONFERENCE", "JOINCONFERENCE",
    };

    /// <summary>The server said no.</summary>
    public static TelephonyException Refused(WireCommand command, string code, string? text)
    {
        // CMDERROR is what a server says to a command that it does not know (quirk 28).
        var (kind, action) = code == "CMDERROR" ? (TelephonyErrorKind.NotSupported, LguBaseTexts.UnknownCommandAction)
            : s_onCall.Contains(command.Operation) ? (TelephonyErrorKind.NoActiveCall, LguBaseTexts.NoActiveCallAction)
            : (TelephonyErrorKind.InvalidArgument, LguBaseTexts.RefusedAction);
        return new TelephonyException(kind, LguBaseTexts.Refused.With(command.Name, string.IsNullOrWhiteSpace(text) ? code : $"{code} ({text.Trim()})"))
        {
            Provider = LguBaseProvider.ProviderName,
            VendorCode = code,
            VendorText = text,
            RecommendedAction = action,
            Target = command.Target,
        };
    }

    /// <summary>The answer is a code that stands for no.</summary>
    public static TelephonyException RefusedWith(string command, string code) => new(TelephonyErrorKind.InvalidArgument, LguBaseTexts.Refused.With(command, code))
    {
        Provider = LguBaseProvider.ProviderName,
        VendorCode = code,
        RecommendedAction = LguBaseTexts.RefusedAction,
    };

    /// <summary>The call that the command was for ended instead.</summary>
    public static TelephonyException CallOver(WireCommand command) => new(TelephonyErrorKind.NoActiveCall, LguBaseTexts.CallOver.With(command.Name))
    {
        RecommendedAction = LguBaseTexts.CallOverAction,
        Target = command.Target,
    };

    public static TelephonyException TimedOut(WireCommand command, Exception error) => new(TelephonyErrorKind.Timeout, Texts.TimedOut.With(command.Name, command.Timeout.TotalSeconds), error)
    {
        IsTransient = command.Kind != RequestKind.Action,
        MayHaveTakenEffect = command.Kind == RequestKind.Action,
        RecommendedAction = command.Kind == RequestKind.Action ? Texts.MayHaveTakenEffectAction : Texts.TimedOutAction,
        Target = command.Target,
    };

    /// <summary>The connection broke before the answer came.</summary>
    public static TelephonyException Lost(WireCommand command, bool sent, bool closed, Exception? error = null)
    {
        var unsure = sent && command.Kind == RequestKind.Action;
        return new TelephonyException(TelephonyErrorKind.Unavailable, closed ? Texts.ConnectionClosed.With(command.Name) : LguBaseTexts.Broke.With(command.Name), error)
        {
            IsTransient = !unsure && !closed,
            MayHaveTakenEffect = unsure,
            RecommendedAction = unsure ? Texts.MayHaveTakenEffectAction : closed ? Texts.SessionClosedAction : LguBaseTexts.BrokeAction,
            Target = command.Target,
        };
    }

    /// <summary>The connection is not up now: nothing was sent.</summary>
    public static TelephonyException NotUp(string address, bool closed) => new(TelephonyErrorKind.Unavailable, closed ? Texts.ConnectionClosed.With(address) : LguBaseTexts.NotUp.With(address))
    {
        IsTransient = !closed,
        RecommendedAction = closed ? Texts.SessionClosedAction : LguBaseTexts.NotUpAction,
    };

    /// <summary>An earlier command of that name has no answer yet: nothing was sent.</summary>
    public static TelephonyException Occupied(WireCommand command) => new(TelephonyErrorKind.Busy, LguBaseTexts.Occupied.With(command.Name))
    {
        IsTransient = true,
        RecommendedAction = LguBaseTexts.OccupiedAction,
        Target = command.Target,
    };

    public static TelephonyException AnswerTooLarge(WireCommand command, int limit) => new(TelephonyErrorKind.Protocol, LguBaseTexts.AnswerTooLarge.With(command.Name, limit))
    {
        RecommendedAction = LguBaseTexts.AnswerTooLargeAction,
        Target = command.Target,
    };

    /// <summary>The answer came and cannot be read.</summary>
    public static TelephonyException NotUnderstood(string command, string raw) => new(TelephonyErrorKind.Protocol, Texts.NotUnderstood.With(command, raw))
    {
        Provider = LguBaseProvider.ProviderName,
        VendorText = raw,
        RecommendedAction = Texts.NotUnderstoodAction,
    };

    public static TelephonyException Unreached(string address, Exception error) => new(TelephonyErrorKind.Unavailable, Texts.NotReached.With(address, error.GetBaseException().Message), error)
    {
        IsTransient = true,
        RecommendedAction = Texts.NotReachedAction,
        Target = address,
    };

    public static TelephonyException NoFrames(string address) => new(TelephonyErrorKind.Protocol, LguBaseTexts.NoFrames.With(address))
    {
        IsTransient = true,
        RecommendedAction = LguBaseTexts.NoFramesAction,
        Target = address,
    };

    /// <summary>Status -1: no such account; -2: wrong password (4.6). Of any other only the server's words say why, and it may pass: a line that a dead connection still holds.</summary>
    public static TelephonyException LoginRefused(LguBaseSettings settings, LoginResult result) => new(
        result.Message?.Contains("already", StringComparison.OrdinalIgnoreCase) == true ? TelephonyErrorKind.Conflict : TelephonyErrorKind.Authentication,
        LguBaseTexts.LoginRefused.With(settings.Address, result.Status switch { -1 => LguBaseTexts.LoginNotFound, -2 => LguBaseTexts.LoginPassword, _ => settings.Hide(result.Message) ?? "" }))
    {
        Provider = LguBaseProvider.ProviderName,
        VendorCode = result.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        VendorText = settings.Hide(result.Message),
        IsTransient = result.Status is not (-1 or -2),
        RecommendedAction = result.Status is -1 or -2 ? LguBaseTexts.LoginRefusedAction : LguBaseTexts.LoginOtherAction,
        Target = settings.Account,
    };

    public static TelephonyException LoginUnknown(LguBaseSettings settings, string text) => new(TelephonyErrorKind.NotSupported, LguBaseTexts.Refused.With(settings.LoginCommand, settings.Hide(text)))
    {
        Provider = LguBaseProvider.ProviderName,
        VendorCode = "CMDERROR",
        VendorText = settings.Hide(text),
        RecommendedAction = LguBaseTexts.UnknownCommandAction,
        Target = settings.Account,
    };

    public static TelephonyException LoginUnanswered(LguBaseSettings settings, bool ended, Exception? why) => ended
        ? new TelephonyException(TelephonyErrorKind.Unavailable, Texts.ConnectionLost.With(settings.LoginCommand, settings.Address), why) { IsTransient = true, RecommendedAction = Texts.NotReachedAction, Target = settings.Address }
        : new TelephonyException(TelephonyErrorKind.Timeout, Texts.TimedOut.With(settings.LoginCommand, settings.Timeout.TotalSeconds)) { IsTransient = true, RecommendedAction = LguBaseTexts.NoFramesAction, Target = settings.Address };

    public static TelephonyException InvalidOption(string option, string message, string action) => new(TelephonyErrorKind.InvalidArgument, message) { RecommendedAction = action, Target = option };

    /// <summary>What the vendor has no way to do.</summary>
    public static TelephonyException NotOffered(string option, string why) => new(TelephonyErrorKind.NotSupported, Texts.OptionNotSupported.With(LguBaseProvider.ProviderName, why))
    {
        RecommendedAction = Texts.OptionNotSupportedAction.With(option),
        Target = option,
    };
}
