using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms;

/// <summary>The whole simulated service: one subscriber, his numbers, and the users who are registered for them.</summary>
public sealed class SkbImsState
{
    // 2.4: an authentication number is good for three minutes.
    private static readonly TimeSpan s_authLife = TimeSpan.FromMinutes(3);

    private readonly BackgroundWork _work;
    private readonly List<ImsLibrary> _libraries = [];
    private readonly Dictionary<string, (string Number, DateTimeOffset Since)> _authNumbers = new(StringComparer.Ordinal);
    private List<ImsUser> _users;
    private List<PhoneLine> _lines;
    private ServiceNumbers _numbers = ServiceNumbers.Parse("");
    private int _generation;
    private long _missed;

    internal SkbImsState(SimulationContext simulation)
    {
        Simulation = simulation;
        Values = new(simulation.Options.Seed, "SkbIms");
        _work = new(simulation);
        (_lines, _users) = SampleSubscriber.Make(this);
    }

    /// <summary>Libraries that are loaded now, native or managed.</summary>
    public IReadOnlyList<ImsLibrary> Libraries
    {
        get
        {
            lock (Gate)
                return [.. _libraries];
        }
    }

    /// <summary>All registered users.</summary>
    public IReadOnlyList<ImsUser> Users
    {
        get
        {
            lock (Gate)
                return [.. _users];
        }
    }

    /// <summary>All numbers of the subscriber.</summary>
    public IReadOnlyList<PhoneLine> Lines => _lines;

    /// <summary>Click calls that were placed.</summary>
    public SharedList<DialledCall> Dialled { get; } = new();

    /// <summary>Messages that were sent, one for each receiver.</summary>
    public SharedList<SentMessage> Sent { get; } = new();

    /// <summary>Rounds of spoken texts that were begun.</summary>
    public SharedList<SpeechRound> Speech { get; } = new();

    /// <summary>Calls that were transferred.</summary>
    public SharedList<TransferredCall> Transfers { get; } = new();

    /// <summary>Names of the recordings that were begun.</summary>
    public SharedList<string> Recordings { get; } = new();

    /// <summary>Events that nobody was there for.</summary>
    public long EventsMissed => Interlocked.Read(ref _missed);

    internal SimulationContext Simulation { get; }

    internal SeededValues Values { get; }

    /// <summary>Held while anything of the state is read or changed.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>A process loads the library.</summary>
    public ImsLibrary Load()
    {
        var library = new ImsLibrary(this);
        lock (Gate)
            _libraries.Add(library);
        return library;
    }

    /// <summary>The user with this ID.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ImsUser User(string id)
    {
        lock (Gate)
            return FindUser(id) ?? throw new KeyNotFoundException($"no user {id}");
    }

    /// <summary>The line with this number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PhoneLine Line(string number) => FindLine(number) ?? throw new KeyNotFoundException($"no number {number}");

    /// <summary>The authentication number that was last sent to a phone and still holds; null for none.</summary>
    public string? AuthNumber(string number)
    {
        lock (Gate)
        {
            return _authNumbers.TryGetValue(number, out var sent) && Simulation.Clock.GetUtcNow() - sent.Since <= s_authLife
                ? sent.Number
                : null;
        }
    }

    internal ImsUser? FindUser(string id) => _users.Find(user => user.Id == id);

    internal PhoneLine? FindLine(string number) => _lines.Find(line => line.Number == number);

    internal void AddUser(string id, string password, string number) =>
        _users.Add(new(id, password, number, Simulation.Clock.GetUtcNow(), "registered"));

    internal void MakeAuthNumber(string number)
    {
        var digits = Values.Below(1_000_000, _authNumbers.Count + (_users.Count * 100L), 3);
        _authNumbers[number] = (digits.ToString("D6", CultureInfo.InvariantCulture), Simulation.Clock.GetUtcNow());
    }

    /// <summary>Whether the authentication number is right; it serves once.</summary>
    internal bool TakeAuthNumber(string number, string given) => AuthNumber(number) == given && _authNumbers.Remove(number);

    internal string MakeRecording(string from, string to)
    {
        var serial = (Recordings.Items.Count + 1).ToString("D4", CultureInfo.InvariantCulture);
        var name = $"{KoreaTime.Digits(KoreaTime.Now(Simulation.Clock))}_{from}_{to}_{serial}.wav";
        Recordings.Add(name);
        return name;
    }

    internal string TimeText()
    {
        var now = KoreaTime.Now(Simulation.Clock);
        return Simulation.Knobs.Text("time-format") == "spaced" ? KoreaTime.Spaced(now) : KoreaTime.Digits(now);
    }

    internal int NumberOf(ImsService service)
    {
        var text = Simulation.Knobs.Text("service-numbers");
        var numbers = _numbers;
        if (numbers.Text != text)
            _numbers = numbers = ServiceNumbers.Parse(text);
        return numbers.Of(service);
    }

    /// <summary>How long it takes until a call to there is answered, or has failed.</summary>
    internal long AnswerTime(Destination destination) =>
        Simulation.Knobs.Number(destination.Code == ImsCode.NoAnswer ? "no-answer-ms" : "answer-ms");

    /// <summary>Does a step later, never after a negative time, and at once after none.</summary>
    internal void After(long milliseconds, Action step)
    {
        if (milliseconds < 0)
            return;
        if (milliseconds == 0)
        {
            step();
            return;
        }
        var generation = _generation;
        _work.Run(async () =>
        {
            await _work.PassAsync(TimeSpan.FromMilliseconds(milliseconds));
            lock (Gate)
            {
                if (generation == _generation)
                    step();
            }
        });
    }

    /// <summary>Who hears what happens to a number: its own users, or those who monitor it while they are away (2.6.1, 2.9.3).</summary>
    internal IReadOnlyList<ImsSession> Audience(string number)
    {
        var own = Present(user => user.Number == number);
        return own.Count > 0 ? own : Present(user => user.Monitors.Contains(number));

        List<ImsSession> Present(Func<ImsUser, bool> isMeant) =>
            [.. _users.Where(user => isMeant(user) && !user.IsResting).SelectMany(user => user.Sessions)];
    }

    /// <summary>Tells what happened to a number.</summary>
    internal void Notify(string about, ImsService service, string number1, string number2, string extra = "")
    {
        var sessions = Audience(about).Where(session => session.MayUse(service)).ToList();
        foreach (var session in sessions)
            session.Raise(service, ImsEventType.Normal, ImsCode.Success, number1, number2, extra);
        if (sessions.Count == 0)
            Interlocked.Increment(ref _missed);
    }

    /// <summary>A message reaches its receiver, who may be one of the subscriber's own.</summary>
    internal void Deliver(SentMessage message)
    {
        Sent.Add(message);
        if (FindLine(message.To) is not null)
            Receive(message);
    }

    internal void Receive(SentMessage message) => Notify(
        message.To, message.IsMms ? ImsService.RecvMms : ImsService.RecvSms, message.From, message.To, message.Text);

    /// <summary>2.31 hands the two numbers over the other way round.</summary>
    internal void NoteTransfer(string caller, string target)
    {
        if (FindLine(target) is null)
            return;
        if (Simulation.Knobs.Text("transfer-notice") == "reversed")
            Notify(target, ImsService.CtrNoti, target, caller);
        else
            Notify(target, ImsService.CtrNoti, caller, target);
    }

    internal void Unload(ImsLibrary library)
    {
        lock (Gate)
        {
            library.Wipe();
            _libraries.Remove(library);
        }
    }

    internal void Reset()
    {
        lock (Gate)
        {
            _generation++;
            foreach (var library in _libraries)
                library.Wipe();
            _authNumbers.Clear();
            Dialled.Clear();
            Sent.Clear();
            Speech.Clear();
            Transfers.Clear();
            Recordings.Clear();
            Interlocked.Exchange(ref _missed, 0);
            (_lines, _users) = SampleSubscriber.Make(this);
        }
    }
}
