using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Section 2.17.</summary>
internal static class ForwardOperations
{
    private const string Unconditional = "ucf";
    private const string Conditional = "ccf";

    public static int Get(ImsCall call) => call.Accept(() =>
    {
        var line = call.State.Line(call.User.Number);
        // One event for each rule; one without a number where there is none.
        if (line.ForwardAll is { } all)
            call.Result(number1: line.Number, number2: all, extra: Unconditional);
        if (line.ForwardBusyOrNoAnswer is { } conditional)
            call.Result(number1: line.Number, number2: conditional, extra: Conditional);
        if (line is { ForwardAll: null, ForwardBusyOrNoAnswer: null })
            call.Result(number1: line.Number);
    });

    public static int Register(ImsCall call)
    {
        var (type, number) = (call.Text(0), call.Text(1));
        if (type is not (Unconditional or Conditional))
            return ImsCode.InvalidMessage;
        if (!Rules.IsNumber(number))
            return ImsCode.InvalidNumber;
        return call.Accept(() => Set(call, type, number, number));
    }

    public static int Release(ImsCall call)
    {
        var type = call.Text(0);
        if (type is not (Unconditional or Conditional))
            return ImsCode.InvalidMessage;
        var line = call.State.Line(call.User.Number);
        if ((type == Unconditional ? line.ForwardAll : line.ForwardBusyOrNoAnswer) is not { } number)
            return call.Refuse(ImsCode.Fail, line.Number, type);
        return call.Accept(() => Set(call, type, null, number));
    }

    private static void Set(ImsCall call, string type, string? to, string shown)
    {
        var line = call.State.Line(call.User.Number);
        if (type == Unconditional)
            line.ForwardAll = to;
        else
            line.ForwardBusyOrNoAnswer = to;
        call.Result(number1: line.Number, number2: shown, extra: type);
    }
}
