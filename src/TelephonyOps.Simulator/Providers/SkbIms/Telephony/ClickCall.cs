using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>A click call: first the own phone rings, then the other.</summary>
internal sealed class ClickCall(ImsSession session, PhoneLine line, string to, RecordOption record, bool wantsEvents)
{
    private bool _isOver;

    public string To { get; } = to;

    /// <summary>A state of 2.11.3.</summary>
    public string Status { get; private set; } = "Init";

    /// <summary>The name of the recording that is being made.</summary>
    public string? Recording { get; private set; }

    public void Begin(bool isAutomatic)
    {
        var knobs = session.State.Simulation.Knobs;
        line.Service = this;
        Status = "RingingToCalling";
        if (!isAutomatic && knobs.Text("pickup") == "never")
            After(knobs.Number("own-ring-ms"), () => End(ImsCode.NoAnswer, "NoAnswer"));
        else
            After(isAutomatic ? 0 : knobs.Number("pickup-ms"), CallOther);
    }

    /// <summary>Begins a recording, where the call was started for this kind of it.</summary>
    public int StartRecording(RecordOption asked)
    {
        if (asked != record || !session.User!.CanRecord)
            return ImsCode.NotAvailableRecording;
        if (Recording is not null)
            return ImsCode.AlreadyRecording;
        if (Status != "Connected")
            return ImsCode.NotAvailableRecording;
        Recording = session.State.MakeRecording(line.Number, To);
        Status = "Recording";
        return ImsCode.Success;
    }

    /// <summary>Ends the recording; null where there is none.</summary>
    public string? StopRecording()
    {
        var name = Recording;
        Recording = null;
        if (name is not null)
            Status = "Connected";
        return name;
    }

    /// <summary>The far end hangs up, or the call fails.</summary>
    public void End(int code, string reason)
    {
        if (_isOver)
            return;
        Abandon();
        session.Raise(ImsService.ClickCall, ImsEventType.StopService, code, line.Number, To, reason);
    }

    /// <summary>Both phones are put down; who asked tells it.</summary>
    public void Abandon()
    {
        if (StopRecording() is { } name)
            session.Raise(ImsService.ClickCall, ImsEventType.StopRecord, ImsCode.Success, line.Number, To, name);
        _isOver = true;
        Status = "Release";
        line.Service = null;
        session.ClickCall = null;
    }

    private void CallOther()
    {
        if (session.State.Simulation.Knobs.Text("click-call-answers") == "both")
            Answered(line.Number);
        Status = "RingingToCalled";
        var destination = Destination.Of(To);
        After(session.State.AnswerTime(destination), () =>
        {
            if (destination.Code == ImsCode.Success)
                Connect();
            else
                End(destination.Code, destination.Status);
        });
    }

    private void Connect()
    {
        Status = "Connected";
        Answered(To);
        if (record == RecordOption.All)
        {
            var code = StartRecording(RecordOption.All);
            session.Raise(ImsService.ClickCall, ImsEventType.StartRecord, code, line.Number, To, Recording ?? "");
        }
        After(session.State.Simulation.Knobs.Number("talk-ms"), () => End(ImsCode.Success, "Disconnect"));
    }

    private void Answered(string number)
    {
        if (wantsEvents)
            session.Raise(ImsService.ClickCall, ImsEventType.Answer, ImsCode.Success, number);
    }

    private void After(long milliseconds, Action step) => session.After(milliseconds, () =>
    {
        if (!_isOver)
            step();
    });
}
