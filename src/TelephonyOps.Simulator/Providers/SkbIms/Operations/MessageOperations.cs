using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Sections 2.12 and 2.27.</summary>
internal static class MessageOperations
{
    private const int SmsBytes = 80;
    private const int MmsBytes = 2000;

    public static int SendSms(ImsCall call) => Send(call, ImsService.SendSms, SmsBytes);

    public static int SendMms(ImsCall call) => Send(call, ImsService.SendMms, MmsBytes);

    private static int Send(ImsCall call, ImsService service, int most)
    {
        var (session, text) = (call.Session, call.Text(1));
        if (session.IsRunning(service))
            return ImsCode.InService;
        if (Rules.Numbers(call.Text(0)) is not { } numbers)
            return ImsCode.InvalidNumber;
        if (text.Length == 0)
            return ImsCode.InvalidMessage;
        if (KoreanText.Encoding.GetByteCount(text) > most)
            return call.Breach("over-length", ImsCode.OverLength);
        if (numbers.Length > call.Knobs.Int(Profiles.MaxReceivers))
            return call.Refuse(call.Breach("too-many-receivers", ImsCode.LimitExceeded));
        return call.Accept(() =>
        {
            var failed = new List<string>();
            foreach (var number in numbers)
            {
                if (Destination.Of(number).IsOutOfReach)
                    failed.Add(number);
                else
                    call.State.Deliver(new(session.Number, number, text, service == ImsService.SendMms));
            }
            var code = failed.Count == 0 ? ImsCode.Success : failed.Count < numbers.Length ? ImsCode.PartialFail : ImsCode.Fail;
            call.Result(code, session.Number, extra: string.Join('^', failed));
        });
    }
}
