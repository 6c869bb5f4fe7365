using System.Text;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>A call tracker that is told events as the server would write them.</summary>
sealed class TrackerRig
{
    static readonly Dialect s_dialect = DialectData.Load(null);

    public TrackerRig(string device = "3321", string? number = "070xxxx0321")
    {
        Ledger = new CallLedger(Time);
        Tracker = new CallTracker(Ledger, null);
        Tracker.Own(device, number);
    }

    public ManualTime Time { get; } = new();

    public CallLedger Ledger { get; }

    public CallTracker Tracker { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public IReadOnlyList<Call> Open => Tracker.Open();

    public Call Only => Assert.Single(Ledger.All());

    /// <summary>One event.</summary>
    public Tracked Tell(string text)
    {
        var told = TryTell(text);
        Assert.True(told is not null, text);
        return told.Value;
    }

    /// <summary>One event; null where it lacks what makes it one, which becomes Malformed and never reaches the tracker.</summary>
    public Tracked? TryTell(string text)
    {
        var body = Encoding.ASCII.GetBytes(text);
        var name = FieldReader.Name(body, out var fields);
        return SignalReader.TryRead(s_dialect.KindOf(name, out _), fields, s_dialect.Text, out var signal) ? Tracker.Apply(signal, Now) : null;
    }

    public Tracked Ring(string from, string channel, string peer, string uid, string agent = "3321")
        => Tell($"RINGEVENT|ISDIAL:0|CHANNEL:{channel}|RECHANNEL:{peer}|INEXTEN:null|AGENT:{agent}|CALLERID:{from}|UNIQUEID:{uid}");

    public Tracked Dial(string to, string called, string own, string uid, string agent = "3321")
        => Tell($"RINGEVENT|ISDIAL:1|CHANNEL:{called}|RECHANNEL:{own}|INEXTEN:null|AGENT:{agent}|CALLERID:{to}|UNIQUEID:{uid}");

    public Tracked List(string channel1, string channel2, string caller1, string caller2, string uid1, string uid2)
        => Tell($"CHANNELLIST|CHANNEL1:{channel1}|CHANNEL2:{channel2}|CALLER1ID:{caller1}|CALLER2ID:{caller2}|INEXTEN:null|UNIQUEID1:{uid1}|UNIQUEID2:{uid2}");

    public Tracked Out(string channel, string peer, string uid, string source, string cause = "16")
        => Tell($"CHANNELOUT|CHANNEL:{channel}|RECHANNEL:{peer}|UNIQUEID:{uid}|SRCUNIQUEID:{source}|HCAUSE:{cause}");
}
