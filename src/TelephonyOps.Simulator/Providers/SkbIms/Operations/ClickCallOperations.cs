using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Section 2.11.</summary>
internal static class ClickCallOperations
{
    public static int Start(ImsCall call)
    {
        var (session, number) = (call.Session, call.Text(0));
        if (session.IsRunning(ImsService.ClickCall))
            return ImsCode.InService;
        if (!Rules.IsNumber(number))
            return ImsCode.InvalidNumber;
        if (call.Number(0) is < 0 or > 2 || !call.IsFlag(1) || !call.IsFlag(2))
            return ImsCode.EtcFail;
        var line = call.State.Line(session.Number);
        return call.Accept(() =>
        {
            var code = Destination.Of(number).Code == ImsCode.Unallocated ? ImsCode.Unallocated
                : line.IsInUse || call.Knobs.Text("pickup") == "busy" ? ImsCode.Busy
                : ImsCode.Success;
            if (code == ImsCode.Success)
            {
                session.ClickCall = new(session, line, number, (RecordOption)call.Number(0), wantsEvents: call.Number(1) == 1);
                call.State.Dialled.Add(new(session.Number, number));
            }
            call.Result(code, session.Number, number);
            session.ClickCall?.Begin(isAutomatic: call.Number(2) == 0);
        });
    }

    public static int Stop(ImsCall call) => With(call, running =>
    {
        running.Abandon();
        call.Result(number1: call.Session.Number, number2: running.To);
    });

    public static int Status(ImsCall call) => With(call, running => call.Result(number1: call.Session.Number, number2: running.To, extra: running.Status));

    public static int StartRecord(ImsCall call) => With(call, running =>
    {
        var code = running.StartRecording(RecordOption.OnRequest);
        call.Result(code, call.Session.Number, running.To, code == ImsCode.Success ? running.Recording! : "");
    });

    public static int StopRecord(ImsCall call) => With(call, running =>
    {
        var name = running.StopRecording();
        call.Result(name is null ? ImsCode.NotRecording : ImsCode.Success, call.Session.Number, running.To, name ?? "");
    });

    private static int With(ImsCall call, Action<ClickCall> step)
    {
        if (call.Session.ClickCall is not { } running)
            return ImsCode.NotInService;
        return call.Accept(() =>
        {
            if (call.Session.ClickCall == running)
                step(running);
            else
                call.Result(ImsCode.NotInService);
        });
    }
}
