using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>What an account may do (chapter 17).</summary>
public enum DcsAccess
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>Everything but downloading recordings (5001).</summary>
    NoDownload,

    /// <summary>Nothing (2002).</summary>
    None,
}

/// <summary>One user of the system: an extension, its 070 number, its phone.</summary>
public sealed class DcsAccount : Line
{
    // Every character that a path cannot carry as it is, and a plus sign that must not become a blank.
    private const string HardId = "40+07 #가/7";
    private const int FirstExtension = 4007;

    internal DcsAccount(SimulationContext simulation, int number)
        : this(simulation, number, $"{FirstExtension + number - 1}")
    {
    }

    private DcsAccount(SimulationContext simulation, int number, string extension)
        : base(simulation, number == 5 ? HardId : extension, "0701234" + extension, extension)
    {
        var knobs = simulation.Knobs;
        var seed = simulation.Options.Seed;
        var calendar = new DayCalendar(simulation);
        Name = KoreanNames.User(number);
        Access = number switch { 3 => DcsAccess.NoDownload, 4 => DcsAccess.None, _ => DcsAccess.Full };
        IsNumberHidden = number == 2;
        Outbound = Calls("/out");
        Inbound = Calls("/in");
        Recordings = new(new(seed, Id + "/rec"), Extension, calendar, knobs);
        Contacts = new(() => knobs.Number("contacts"), index => DcsContact.Make(new(seed, Id + "/book"), index));

        DayLog<CallRow> Calls(string name)
        {
            var values = new SeededValues(seed, Id + name);
            return new(
                calendar,
                () => knobs.Number("rows-per-day"),
                slot => SampleCalls.Make(values, slot.Index, FirstExtension, slot.Time(values)),
                row => row.Time);
        }
    }

    /// <summary>The user's name.</summary>
    public string Name { get; }

    /// <summary>What the account may do.</summary>
    public DcsAccess Access { get; }

    /// <summary>Calls out show no number.</summary>
    public bool IsNumberHidden { get; }

    /// <summary>Where every call is sent; null when none is.</summary>
    public string? Forward { get; internal set; }

    /// <summary>The recordings.</summary>
    public RecordingDays Recordings { get; }

    internal DayLog<CallRow> Outbound { get; }

    internal DayLog<CallRow> Inbound { get; }

    internal RowLog<DcsContact> Contacts { get; }

    internal override string? ForwardedTo => Forward;

    /// <summary>How many calls the history has on a day.</summary>
    public long CallCount(DateOnly day, bool isInbound) => Log(isInbound).Total(day);

    internal DayLog<CallRow> Log(bool isInbound) => isInbound ? Inbound : Outbound;

    // Only the talking time says that a call was answered: a short one counts as a second.
    internal override void Write(PhoneCall call, CallRow row) =>
        Log(call.IsInbound).Add(row.Result == CallResult.Answered ? row with { Talking = Math.Max(1, row.Talking) } : row);

    internal override void WriteForwarded(PhoneCall call, string destination) =>
        Inbound.Add(new(call.Started, call.Remote, 3, 10, CallResult.Answered));

    internal override void KeepRecording(PhoneCall call, DateTime from, DateTime until) => Recordings.Add(call, from, until);
}
