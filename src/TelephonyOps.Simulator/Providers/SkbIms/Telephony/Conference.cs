using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Telephony;

/// <summary>A conference: the organiser's phone first, then everybody else. The states are those of 2.10.3.</summary>
internal sealed class Conference(ImsSession session, PhoneLine line, bool wantsEvents)
{
    private const string Ready = "Ready";
    private const string Ringing = "Ringing";
    private const string Talking = "Success";

    private readonly List<(string Number, string Status)> _parties = [(line.Number, Ringing)];
    private bool _isOver;

    /// <summary>The organiser, and who was ever invited, in order.</summary>
    public IReadOnlyList<(string Number, string Status)> Parties => [.. _parties];

    /// <summary>How many take part or are being called, without the organiser.</summary>
    public int Count => _parties.Skip(1).Count(party => party.Status is Ready or Ringing or Talking);

    public bool Has(string number) => Find(number) > 0 && _parties[Find(number)].Status is Ready or Ringing or Talking;

    public void Begin(string[] numbers)
    {
        var knobs = session.State.Simulation.Knobs;
        line.Service = this;
        foreach (var number in numbers)
            Set(number, Ready);
        if (knobs.Text("pickup") != "yes")
        {
            After(knobs.Number("own-ring-ms"), () => End(ImsCode.NoAnswer, "NoAnswer"));
            return;
        }
        After(knobs.Number("pickup-ms"), () =>
        {
            Set(line.Number, Talking);
            Invite(numbers, (code, number, status) =>
                session.Raise(ImsService.Conference, ImsEventType.ParticipantAdd, code, number, "", status));
        });
    }

    /// <summary>Calls participants, and tells of each how it went: code, number, state.</summary>
    public void Invite(IReadOnlyList<string> numbers, Action<int, string, string> tell)
    {
        foreach (var number in numbers)
        {
            if (Find(number) > 0 && _parties[Find(number)].Status == "ServiceCancel")
                continue;
            Set(number, Ringing);
            var destination = Destination.Of(number);
            After(session.State.AnswerTime(destination), () =>
            {
                if (_parties[Find(number)].Status != Ringing)
                    return;
                Set(number, destination.Status);
                if (wantsEvents)
                    tell(destination.Code, number, destination.Status);
            });
        }
    }

    /// <summary>Puts a participant out; the state that he ends in.</summary>
    public string Expel(string number)
    {
        var status = _parties[Find(number)].Status == Talking ? "ServiceRelease" : "ServiceCancel";
        Set(number, status);
        return status;
    }

    /// <summary>A participant hangs up; the organiser ends the conference with it.</summary>
    public bool Leave(string number)
    {
        if (Find(number) is not (>= 0 and var index) || _parties[index].Status != Talking)
            return false;
        Set(number, "Disconnect");
        if (index == 0)
            End(ImsCode.Success, "Disconnect");
        else if (wantsEvents)
            session.Raise(ImsService.Conference, ImsEventType.ParticipantDelete, ImsCode.Success, number, "", "Disconnect");
        return true;
    }

    /// <summary>Everybody's phone is put down; who asked tells it.</summary>
    public void Abandon()
    {
        _isOver = true;
        line.Service = null;
        session.Conference = null;
    }

    private void End(int code, string reason)
    {
        Abandon();
        session.Raise(ImsService.Conference, ImsEventType.StopService, code, line.Number, "", reason);
    }

    private int Find(string number) => _parties.FindIndex(party => party.Number == number);

    private void Set(string number, string status)
    {
        if (Find(number) is >= 0 and var index)
            _parties[index] = (number, status);
        else
            _parties.Add((number, status));
    }

    private void After(long milliseconds, Action step) => session.After(milliseconds, () =>
    {
        if (!_isOver)
            step();
    });
}
