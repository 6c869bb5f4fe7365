using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Sections 2.1 to 2.3.</summary>
internal static class SessionOperations
{
    // 2.4.1 (second): a password serves three months.
    private const int PasswordMonths = 3;

    public static int Init(ImsCall call)
    {
        var knobs = call.Knobs;
        if (call.Session is { IsConnected: true, Drop: SilentDrop.None })
            call.Breach("init-again", ImsCode.Success);
        var session = call.Library.Wipe();
        if (knobs.Flag("init-fail"))
            return ImsCode.InitFail;
        if (!knobs.Flag("online"))
            return ImsCode.DispConnectFail;
        if (call.Text(0) != knobs.Text("app-key"))
            return ImsCode.InvalidAppKey;

        call.Library.Enqueue(ImsService.Normal, ImsEventType.Connecting, ImsCode.Success, "", "", "");
        call.State.After(knobs.Number("connect-ms"), () =>
        {
            if (call.Library.Session != session)
                return;
            if (!knobs.Flag("host-online"))
            {
                session.Disconnect(ImsEventType.ConnectionFail, ImsCode.HostConnectFail);
                return;
            }
            session.IsConnected = true;
            call.State.Simulation.Counters.AddHandled("IMS_Init");
            session.Raise(ImsService.Normal, ImsEventType.Connected);
        });
        return ImsCode.Success;
    }

    public static int Close(ImsCall call)
    {
        call.Library.Wipe();
        return ImsCode.Success;
    }

    public static int LogIn(ImsCall call)
    {
        var (session, user) = (call.Session, call.State.FindUser(call.Text(0)));
        if (session.User is not null)
            return ImsCode.AlreadyLogin;
        if (user is null)
            return call.Refuse(ImsCode.InvalidId);
        if (user.Password != call.Text(1))
            return call.Refuse(ImsCode.InvalidPassword);
        if (user.PasswordSince.AddMonths(PasswordMonths) <= call.State.Simulation.Clock.GetUtcNow())
            return call.Refuse(ImsCode.PasswordExpired);
        if (user.Sessions.Count > 0 && call.Knobs.Text("multi-login") == "refuse")
            return call.Refuse(ImsCode.AlreadyLogin);
        return call.Accept(() =>
        {
            session.User = user;
            user.Sessions.Add(session);
            call.Result();
            session.After(call.Knobs.Number("service-query-ms"), () => TellServices(call));
        });
    }

    public static int LogOut(ImsCall call) => call.Accept(() =>
    {
        call.Result();
        // 2.2.2: the connection ends with it.
        if (call.Knobs.Flag("logout-disconnected"))
            call.Session.Raise(ImsService.Normal, ImsEventType.Disconnected);
        call.Session.End();
    });

    /// <summary>Fills the struct of a function that answers at once.</summary>
    public static void Fill(string function, ImsSession session, Span<byte> structure)
    {
        var knobs = session.State.Simulation.Knobs;
        if (function == "IMS_GetVersion" && structure.Length >= ImsStructs.VersionSize)
            Write(structure[..ImsStructs.VersionSize], knobs.Text("version"));
        else if (function == "IMS_GetRest" && structure.Length >= ImsStructs.RestSize && session.User is { } user)
            Write(structure[..ImsStructs.RestSize], RestText(knobs.Text("rest-text"), user.IsResting));

        void Write(Span<byte> field, string text) => PackedText.Write(field, KoreanText.Encoding.GetBytes(text), knobs);
    }

    // The text of strRest is not printed.
    private static string RestText(string form, bool isResting) => form switch
    {
        "word" => isResting ? "부재중" : "업무중",
        _ => isResting ? "1" : "0",
    };

    private static void TellServices(ImsCall call)
    {
        var outcome = call.Knobs.Text("service-query");
        if (outcome == "silent")
            return;
        call.Session.KnowsServices = outcome == "ok";
        call.Session.Raise(
            ImsService.GetServiceInfo,
            call.Knobs.Text("service-query-event") == "normal" ? ImsEventType.Normal : ImsEventType.GetServiceInfo,
            outcome == "ok" ? ImsCode.Success : ImsCode.Fail);
    }
}
