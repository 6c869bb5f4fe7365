using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Section 2.10.</summary>
internal static class ConferenceOperations
{
    public static int Start(ImsCall call)
    {
        var session = call.Session;
        if (session.IsRunning(ImsService.Conference))
            return ImsCode.InService;
        if (Rules.Numbers(call.Text(0)) is not { } numbers || numbers.Contains(call.Session.Number))
            return ImsCode.InvalidNumber;
        if (!call.IsFlag(0))
            return ImsCode.EtcFail;
        if (numbers.Length > call.Knobs.Int(Profiles.MaxCreated))
            return call.Refuse(call.Breach("too-many-receivers", ImsCode.LimitExceeded));
        var line = call.State.Line(session.Number);
        return call.Accept(() =>
        {
            if (line.IsInUse)
            {
                call.Result(ImsCode.Busy, session.Number, numbers[0]);
                return;
            }
            // nEventF is the other way round here: 0 asks for events.
            session.Conference = new(session, line, wantsEvents: call.Number(0) == 0);
            call.Result(ImsCode.Success, session.Number, numbers[0]);
            session.Conference.Begin(numbers);
        });
    }

    public static int Stop(ImsCall call) => With(call, conference =>
    {
        conference.Abandon();
        call.Result();
    });

    public static int Status(ImsCall call) => With(call, conference =>
    {
        foreach (var (number, status) in conference.Parties)
            call.Result(number1: number, extra: status);
    });

    public static int Add(ImsCall call)
    {
        if (call.Session.Conference is not { } running)
            return ImsCode.NotInService;
        if (Rules.Numbers(call.Text(0)) is not { } numbers || numbers.Contains(call.Session.Number))
            return ImsCode.InvalidNumber;
        if (running.Count + numbers.Length > call.Knobs.Int(Profiles.MaxMembers))
            return call.Refuse(call.Breach("too-many-receivers", ImsCode.LimitExceeded), numbers[0]);
        return With(call, conference => conference.Invite(numbers, (code, number, status) => call.Result(code, number, "", status)));
    }

    public static int Expel(ImsCall call)
    {
        if (call.Session.Conference is not { } running)
            return ImsCode.NotInService;
        if (!Rules.IsNumber(call.Text(0)))
            return ImsCode.InvalidNumber;
        if (!running.Has(call.Text(0)))
            return call.Refuse(ImsCode.InvalidNumber, call.Text(0));
        return With(call, conference => call.Result(number1: call.Text(0), extra: conference.Expel(call.Text(0))));
    }

    private static int With(ImsCall call, Action<Conference> step)
    {
        if (call.Session.Conference is not { } conference)
            return ImsCode.NotInService;
        return call.Accept(() =>
        {
            if (call.Session.Conference == conference)
                step(conference);
            else
                call.Result(ImsCode.NotInService);
        });
    }
}
