using System.Globalization;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>One call of a function: its arguments, and how its result comes.</summary>
internal sealed class ImsCall(ImsLibrary library, ImsSession session, ImsFunction function, string[] texts, int[] numbers, Fault? fault)
{
    private bool _isMuted;

    public ImsLibrary Library { get; } = library;

    public ImsSession Session { get; } = session;

    public SkbImsState State => Session.State;

    public Knobs Knobs => State.Simulation.Knobs;

    /// <summary>Who is logged in; only where the function needs that.</summary>
    public ImsUser User => Session.User!;

    public string Text(int index) => texts[index];

    public int Number(int index) => numbers[index];

    public bool IsFlag(int index) => numbers[index] is 0 or 1;

    /// <summary>A breach of the limits that a client is to check before it calls.</summary>
    public int Breach(string rule, int code)
    {
        State.Simulation.Violations.Add(rule, Session.User?.Id ?? "", function.Name);
        return code;
    }

    /// <summary>A refusal by the host: in the result event, or at once where the run is set so.</summary>
    public int Refuse(int code, string number1 = "", string extra = "") =>
        Knobs.Text("refusals") == "return" ? code : Accept(() => Result(code, number1, "", extra), isDone: false);

    /// <summary>Takes the request: the step is the host's work, and it tells the result.</summary>
    public int Accept(Action step, bool isDone = true)
    {
        var service = function.Service;
        Session.Pending.Add(service);
        Session.After(Knobs.Number("event-ms") + (fault is { Kind: FaultKind.Slow or FaultKind.Delay } ? fault.DelayMs : 0), () =>
        {
            Session.Pending.Remove(service);
            if (fault is null || fault.DoesOperation)
                Do(step, isDone);
            else if (fault.Kind == FaultKind.Code)
                Raise(CodeOf(fault), Subject, "", fault.Message ?? "");
            else if (fault.Kind == FaultKind.Status)
                Session.Raise(ImsService.Normal, ImsEventType.Timeout);
            if (fault is { Kind: FaultKind.DropBefore or FaultKind.DropAfter })
                Session.Disconnect(ImsEventType.Disconnected, ImsCode.HostConnectFail);
        });
        return ImsCode.Success;
    }

    /// <summary>The result event.</summary>
    public void Result(int code = ImsCode.Success, string number1 = "", string number2 = "", string extra = "")
    {
        if (_isMuted)
            return;
        switch (fault?.Kind)
        {
            case FaultKind.Garbage:
                Library.EnqueueGarbage();
                break;
            case FaultKind.Truncate:
                Raise(code, number1, number2, extra[..(int)Math.Min(extra.Length, fault.Bytes ?? extra.Length / 2)]);
                break;
            case FaultKind.Oversize:
                Raise(code, number1, number2, string.Concat("x", new string('가', ImsStructs.ExtraSize)));
                break;
            default:
                Raise(code, number1, number2, extra);
                break;
        }
    }

    // A participant's result tells of the participant (2.10.4, 2.10.5), every other of the own line.
    private string Subject => function.ResultType is ImsEventType.ParticipantAdd or ImsEventType.ParticipantExpel ? texts[0].Split('|')[0] : Session.Number;

    /// <summary>The code of a fault: hexadecimal, with 0x or without.</summary>
    public static int CodeOf(Fault fault)
    {
        var text = fault.Code.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? fault.Code.AsSpan(2) : fault.Code;
        return int.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? code : ImsCode.EtcFail;
    }

    private void Do(Action step, bool isDone)
    {
        Session.IsDeaf = fault is { Kind: FaultKind.DropAfter };
        _isMuted = fault is { Kind: FaultKind.Hang or FaultKind.HalfClose };
        if (isDone)
            State.Simulation.Counters.AddHandled(function.Name);
        step();
    }

    private void Raise(int code, string number1, string number2, string extra) =>
        Session.Raise(function.Service, function.ResultType, code, number1, number2, extra);
}
