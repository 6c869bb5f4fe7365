using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Sections 2.18, 2.25 and 2.26: what is done with a call that came in.</summary>
internal static class InboundOperations
{
    public static int StartRecord(ImsCall call) => WithReady(call, ready =>
    {
        if (!call.User.CanRecord)
        {
            call.Result(ImsCode.NotAvailableRecording, ready.From, ready.Line.Number);
            return;
        }
        if (call.Knobs.Text("inbound-record-start") == "service-and-record")
            call.Session.Raise(ImsService.TermRec, ImsEventType.StartService, ImsCode.Success, ready.From, ready.Line.Number);
        ready.Recording = call.State.MakeRecording(ready.From, ready.Line.Number);
        call.Result(number1: ready.From, number2: ready.Line.Number, extra: ready.Recording);
    }, ready => ready.Recording is null ? ImsCode.Success : ImsCode.InService);

    public static int StopRecord(ImsCall call) => WithReady(call, ready =>
    {
        var name = ready.Recording;
        ready.Recording = null;
        call.Result(name is null ? ImsCode.NotRecording : ImsCode.Success, ready.From, ready.Line.Number, name ?? "");
    });

    public static int Status(ImsCall call) => call.Session.ReadyCall is null
        ? ImsCode.NotInService
        : WithReady(call, ready => call.Result(number1: ready.From, number2: ready.Line.Number, extra: ready.Recording is null ? "Ready" : "Recording"));

    public static int StopService(ImsCall call) => call.Session.ReadyCall is null
        ? ImsCode.NotInService
        : WithReady(call, ready => ready.End(() => call.Result(number1: ready.From, number2: ready.Line.Number)));

    public static int Transfer(ImsCall call)
    {
        var target = call.Text(0);
        if (!Rules.IsNumber(target))
            return ImsCode.InvalidNumber;
        if (call.Number(0) is not (0 or 1))
            return ImsCode.EtcFail;
        if (call.Session.IsRunning(ImsService.CallTransfer))
            return ImsCode.InService;
        return WithReady(call, ready =>
        {
            var session = call.Session;
            session.Running.Add(ImsService.CallTransfer);
            session.Raise(ImsService.CallTransfer, ImsEventType.RequestService, ImsCode.Success, ready.From, target);
            var destination = Destination.Of(target);
            session.After(call.State.AnswerTime(destination), () =>
            {
                session.Running.Remove(ImsService.CallTransfer);
                // The caller may have hung up meanwhile.
                var code = session.ReadyCall == ready ? destination.Code : ImsCode.Fail;
                call.Result(code, ready.From, target);
                if (code != ImsCode.Success)
                    return;
                call.State.Transfers.Add(new(ready.From, ready.Line.Number, target));
                call.State.NoteTransfer(call.Number(0) == 0 ? ready.From : ready.Line.Number, target);
                ready.End();
                session.Raise(ImsService.CallTransfer, ImsEventType.StopService, ImsCode.Success, ready.From, target);
            });
        });
    }

    public static int PickUp(ImsCall call)
    {
        var session = call.Session;
        if (!call.IsFlag(0) || !call.IsFlag(1))
            return ImsCode.EtcFail;
        if (session.IsRunning(ImsService.CallPickup))
            return ImsCode.InService;
        return call.Accept(() =>
        {
            var ringing = call.State.Lines.Select(line => line.Call)
                .FirstOrDefault(other => other is { IsAnswered: false } && other.Line.Number != session.Number);
            if (ringing is null || call.State.Line(session.Number).IsInUse)
            {
                call.Result(ringing is null ? ImsCode.Fail : ImsCode.Busy, "", session.Number);
                return;
            }
            ringing.PickUp(session);
            call.Result(ImsCode.Success, ringing.From, session.Number);
        });
    }

    private static int WithReady(ImsCall call, Action<IncomingCall> step, Func<IncomingCall, int>? check = null)
    {
        if (call.Session.ReadyCall is not { } ready)
            return ImsCode.NotReady;
        if (check?.Invoke(ready) is { } code and not ImsCode.Success)
            return code;
        return call.Accept(() =>
        {
            if (call.Session.ReadyCall == ready)
                step(ready);
            else
                call.Result(ImsCode.NotReady);
        });
    }
}
