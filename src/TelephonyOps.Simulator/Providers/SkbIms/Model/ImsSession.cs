using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>How a connection behaves that nobody said was lost.</summary>
internal enum SilentDrop
{
    None,

    /// <summary>Requests are taken and nothing ever comes back.</summary>
    Accept,

    /// <summary>Requests answer "not logged in".</summary>
    NotLogin,

    /// <summary>Requests answer "other error".</summary>
    Fault,
}

/// <summary>One life of a library: from IMS_Init to its end. Steps of an earlier life that are still under way find nobody to tell.</summary>
internal sealed class ImsSession(SkbImsState state, ImsLibrary library)
{
    public SkbImsState State { get; } = state;

    /// <summary>Whether the host can be reached as far as the library knows.</summary>
    public bool IsConnected { get; set; }

    /// <summary>Who is logged in.</summary>
    public ImsUser? User { get; set; }

    /// <summary>Whether the services that the user may use are known: until then, and when the query failed, there are none (2.3).</summary>
    public bool KnowsServices { get; set; }

    public SilentDrop Drop { get; set; }

    /// <summary>Nothing is delivered: the connection breaks in the middle of a request.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Services with a request whose result is not there yet.</summary>
    public HashSet<ImsService> Pending { get; } = [];

    public ClickCall? ClickCall { get; set; }

    public Conference? Conference { get; set; }

    /// <summary>The call that was announced as ready to be recorded or transferred.</summary>
    public IncomingCall? ReadyCall { get; set; }

    /// <summary>The call that this user picked up from another phone.</summary>
    public IncomingCall? PickedUp { get; set; }

    /// <summary>Other services that go on: rounds of spoken texts, a transfer.</summary>
    public HashSet<ImsService> Running { get; } = [];

    public bool IsAlive => library.Session == this && IsConnected;

    public string Number => User?.Number ?? "";

    /// <summary>Whether the subscription has a service; an unknown list of services has none.</summary>
    public bool MayUse(ImsService service) => KnowsServices && User is { } user && !user.Missing.Contains(service);

    public bool IsRunning(ImsService service) => Pending.Contains(service) || service switch
    {
        ImsService.ClickCall => ClickCall is not null,
        ImsService.Conference => Conference is not null,
        ImsService.CallPickup => PickedUp is not null,
        _ => Running.Contains(service),
    };

    /// <summary>Queues an event for the library, unless the connection is gone.</summary>
    public void Raise(ImsService service, int type, int result = ImsCode.Success, string number1 = "", string number2 = "", string extra = "")
    {
        if (IsAlive && !IsDeaf && Drop == SilentDrop.None)
            library.Enqueue(service, type, result, number1, number2, extra);
    }

    /// <summary>Does a step later (never after a negative time) if the connection still stands.</summary>
    public void After(long milliseconds, Action step) => State.After(milliseconds, () =>
    {
        if (IsAlive)
            step();
    });

    /// <summary>The connection ends: what the services were doing ends with it.</summary>
    public void End()
    {
        IsConnected = false;
        ClickCall?.Abandon();
        Conference?.Abandon();
        if (User is { } user)
            user.Sessions.Remove(this);
        User = null;
        Pending.Clear();
        Running.Clear();
        ReadyCall = PickedUp = null;
    }

    /// <summary>The host is gone, and the library says so.</summary>
    public void Disconnect(int type, int result)
    {
        End();
        if (library.Session == this)
            library.Enqueue(ImsService.Normal, type, result, "", "", "");
    }
}
