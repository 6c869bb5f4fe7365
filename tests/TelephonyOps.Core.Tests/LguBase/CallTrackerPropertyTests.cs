using FsCheck;
using FsCheck.Fluent;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>What holds for every stream of call events, sound or not (quirk 32, guarantee G11).</summary>
public sealed class CallTrackerPropertyTests
{
    /// <summary>How a generated call's events are spoilt.</summary>
    public enum Spoil { Nothing, NoList, NoIds, OtherIdsInList, ShortOut, SameChannel }

    [Fact]
    public void Any_interleaving_of_calls_gives_each_call_its_own_life()
    {
        var plans = Gen.Elements(Enum.GetValues<Spoil>()).ListOf(6);
        Prop.ForAll(plans.ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (spoils, seed) =>
        {
            var line = new TrackerRig();
            var calls = spoils.Select((spoil, index) => Events(index, spoil)).ToList();
            var told = new List<(int Index, string Id, TelEventType Type)>();
            var random = new Random(seed);
            while (calls.Exists(call => call.Count > 0))
            {
                var index = random.Next(calls.Count);
                if (calls[index].Count == 0) continue;
                var tracked = line.Tell(calls[index].Dequeue());
                Assert.NotNull(tracked.Call);
                told.Add((index, tracked.Call!.Id, tracked.Type));
                line.Time.Advance(TimeSpan.FromSeconds(1));
            }
            Assert.Empty(line.Open);
            Assert.Equal(spoils.Count, line.Ledger.All().Count);
            foreach (var call in told.GroupBy(item => item.Index))
            {
                Assert.Single(call.Select(item => item.Id).Distinct());
                var wanted = spoils[call.Key] == Spoil.NoList ? new[] { TelEventType.Ringing, TelEventType.Missed } : [TelEventType.Ringing, TelEventType.Connected, TelEventType.Ended];
                Assert.Equal(wanted, call.Select(item => item.Type));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void G11_no_stream_of_events_breaks_the_tracker_and_no_call_stays_for_ever()
    {
        var word = Gen.Elements("SIP/3321-1", "SIP/3321-2", "SIP/3321-3", "SIP/gw2-1", "SIP/gw2-2", "SIP/3399-1", "Local/3458@xfercontext-1,1", "Local/3458@xfercontext-1,2", "Local/3458@xfercontext-2", "SIP/3321", "null", "", "NIL");
        var uid = Gen.Elements("1.1", "1.2", "1.3", "1.4", "0", "NIL", "", "null");
        var number = Gen.Elements("3321", "3458", "01012345678", "070xxxx0321", "null", "");
        var cause = Gen.Elements("16", "17", "19", "26", "0", "x", "");
        var text = Gen.OneOf(
            from dial in Gen.Elements("0", "1", "")
            from a in word
            from b in word
            from n in number
            from u in uid
            select $"RINGEVENT|ISDIAL:{dial}|CHANNEL:{a}|RECHANNEL:{b}|AGENT:3321|CALLERID:{n}|UNIQUEID:{u}|X:1",
            from a in word
            from b in word
            from n in number
            from m in number
            from u in uid
            from v in uid
            select $"CHANNELLIST|CHANNEL1:{a}|CHANNEL2:{b}|CALLER1ID:{n}|CALLER2ID:{m}|UNIQUEID1:{u}|UNIQUEID2:{v}",
            from a in word
            from b in word
            from u in uid
            from v in uid
            from c in cause
            select $"CHANNELOUT|CHANNEL:{a}|RECHANNEL:{b}|UNIQUEID:{u}|SRCUNIQUEID:{v}|HCAUSE:{c}",
            from what in Gen.Elements("CONFMEMBERADD", "CONFMEMBERDEL", "X")
            from a in word
            from u in uid
            from n in Gen.Elements("0", "1", "2", "")
            from m in number
            select $"CONFERENCEEVENT|CMD:{what}|CONFNAME:_WITH/MTV|CHANNEL:{a}|UNIQUEID:{u}|COUNT:{n}|MEMBER:{m}");
        Prop.ForAll(text.ListOf(80).ToArbitrary(), texts =>
        {
            var line = new TrackerRig();
            foreach (var item in texts)
            {
                line.TryTell(item);
                line.Time.Advance(TimeSpan.FromMilliseconds(100));
                Assert.True(line.Open.Count <= 64);

                // The ledger and the tracker agree on what is open.
                Assert.Equal(line.Open.Select(call => call.Id).Order(), line.Ledger.Active().Select(call => call.Id).Order());
            }
            line.Time.Advance(TimeSpan.FromHours(13));
            line.Tracker.Settle(DeviceState.Unknown, line.Now, line.Now);
            Assert.Empty(line.Open);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_flood_of_rings_that_never_end_keeps_the_latest()
    {
        var line = new TrackerRig();
        for (var i = 0; i < 500; i++)
        {
            line.Time.Advance(TimeSpan.FromMilliseconds(1));
            line.Ring($"010{i:D8}", $"SIP/3321-r{i}", $"SIP/gw2-r{i}", $"1.{i}");
        }
        Assert.Equal(64, line.Open.Count);
        Assert.Contains(line.Open, call => call.Id == "1.499");
        Assert.All(line.Ledger.All().Where(call => call.Id is "1.0" or "1.400"), call => Assert.Equal(CallState.Ended, call.State));
    }

    static Queue<string> Events(int index, Spoil spoil)
    {
        var (far, ringing, talking) = ($"SIP/gw2.eicn-f{index}", $"SIP/3321-r{index}", spoil == Spoil.SameChannel ? $"SIP/3321-r{index}" : $"SIP/3321-t{index}");
        var (uid, own) = spoil == Spoil.NoIds ? ("NIL", "0") : ($"13.{(index * 10) + 1}", $"13.{(index * 10) + 3}");
        var (uid1, uid2) = spoil == Spoil.OtherIdsInList ? ($"13.{(index * 10) + 2}", $"13.{(index * 10) + 4}") : (uid, own);
        var number = $"0101234{index:D4}";
        var events = new Queue<string>();
        events.Enqueue($"RINGEVENT|ISDIAL:0|CHANNEL:{ringing}|RECHANNEL:{far}|INEXTEN:null|AGENT:3321|CALLERID:{number}|UNIQUEID:{uid}");
        if (spoil != Spoil.NoList) events.Enqueue($"CHANNELLIST|CHANNEL1:{far}|CHANNEL2:{talking}|CALLER1ID:{number}|CALLER2ID:3321|INEXTEN:null|UNIQUEID1:{uid1}|UNIQUEID2:{uid2}");
        events.Enqueue(spoil == Spoil.ShortOut
            ? $"CHANNELOUT|CHANNEL:{talking}|UNIQUEID:{own}|HCAUSE:16"
            : $"CHANNELOUT|CHANNEL:{talking}|RECHANNEL:{far}|UNIQUEID:{own}|SRCUNIQUEID:{uid}|HCAUSE:16");
        return events;
    }
}
