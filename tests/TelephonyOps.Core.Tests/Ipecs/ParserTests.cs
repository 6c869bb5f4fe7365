using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.Ipecs;
using TelephonyOps.Providers.Ipecs.Events;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>G11: whatever comes, a parser gives an event or a record and never an exception; and the serial numbers add up.</summary>
public sealed class ParserTests
{
    const string Sample = """{"event":"call","data":{"type":"connected","deviceNumber":"601207","serviceDN":"605001","callingDN":"601206","calledDN":"605001","diversionNum":"","causeCode":22,"causeMsg":"new_call","callRefID":17,"evtSerialNum":71}}""";
    static readonly Config s_many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    [Fact]
    public async Task G11_any_bytes_are_an_event()
    {
        await using var rig = await IpecsRig.StartAsync();
        var reader = new IpecsEventReader((IpecsSession)rig.Session);
        Prop.ForAll<byte[]>(bytes => Sound(reader.Read(bytes))).Check(s_many);
    }

    [Fact]
    public async Task G11_an_event_with_any_byte_changed_cut_or_doubled_is_an_event()
    {
        await using var rig = await IpecsRig.StartAsync();
        var reader = new IpecsEventReader((IpecsSession)rig.Session);
        var changes = from position in Gen.Choose(0, Sample.Length - 1)
                      from length in Gen.Choose(0, 20)
                      from value in Gen.Choose(0, 255)
                      from kind in Gen.Choose(0, 2)
                      select (position, length, value, kind);
        Prop.ForAll(changes.ToArbitrary(), change =>
        {
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(Sample)];
            var length = Math.Min(change.length, bytes.Count - change.position);
            if (change.kind == 0) bytes[change.position] = (byte)change.value;
            else if (change.kind == 1) bytes.RemoveRange(change.position, length);
            else bytes.InsertRange(change.position, bytes.GetRange(change.position, length));
            Sound(reader.Read([.. bytes]));
        }).Check(s_many);
    }

    [Fact]
    public async Task G11_fields_of_any_kind_are_read_or_left_out()
    {
        await using var rig = await IpecsRig.StartAsync();
        var reader = new IpecsEventReader((IpecsSession)rig.Session);
        string[] names = ["type", "deviceNumber", "callRefID", "evtSerialNum", "callingDN", "causeCode", "causeMsg", "eventCode", "time", "sourceType", "status", "data", "event"];
        string[] values = ["null", "true", "7", "-7", "1e400", "99999999999999999999", "\"\"", "\"x\"", "[]", "[[1]]", "{}", "{\"a\":{}}", "\"\\ud800\"", "\"ringing\"", "\"2020/13/45 99:99:99\"", "\"acd\"", "\"smdr\""];
        var fields = from name in Gen.Elements(names) from value in Gen.Elements(values) select $"\"{name}\":{value}";
        Prop.ForAll(fields.ArrayOf().ToArbitrary(), list =>
        {
            Sound(reader.Read(Encoding.UTF8.GetBytes("{" + string.Join(',', list) + "}")));
            Sound(reader.Read(Encoding.UTF8.GetBytes("{\"event\":\"call\",\"data\":{" + string.Join(',', list) + "}}")));
        }).Check(s_many);
    }

    [Fact]
    public async Task G11_a_call_record_of_any_fields_is_a_record()
    {
        await using var rig = await IpecsRig.StartAsync();
        var session = (IpecsSession)rig.Session;
        string[] names = ["Index", "StationNumber", "Duration", "StartTime", "Direction", "DialedNumber1", "CLI Number", "DisconnectCause", "Cost"];
        string[] values = ["null", "7", "\"\"", "\"16-Normal\"", "\"99999999999-\"", "\"-\"", "\"25:61:61\"", "\"0001-01-01 00:00\"", "\"9999-12-31 23:59\"", "\"2026-03-01 10:00\"", "\"I\"", "\"o\"", "{}", "[1]", "true", "\"\\ud800\"", "\"10675199:00:00\""];
        var fields = from name in Gen.Elements(names) from value in Gen.Elements(values) select $"\"{name}\":{value}";
        Prop.ForAll(fields.ArrayOf().ToArbitrary(), list =>
        {
            using var document = JsonDocument.Parse("{" + string.Join(',', list) + "}");
            Assert.NotNull(SmdrMapping.Record(session, document.RootElement));
        }).Check(s_many);
    }

    [Fact]
    public void G4_delivered_and_declared_are_what_was_sent()
    {
        var losses = from lost in Gen.Choose(0, 9) from doubled in Gen.Choose(0, 9) select (lost: lost == 0, doubled: doubled == 0);
        Prop.ForAll(losses.ArrayOf().ToArbitrary(), events =>
        {
            var counter = new SerialCounter();
            var (delivered, declared, last) = (0L, 0L, 0L);
            var first = true;
            for (var serial = 1; serial <= events.Length; serial++)
            {
                // The first number is where the counting begins: it cannot be missed.
                if (events[serial - 1].lost && !first) continue;
                first = false;
                for (var copy = 0; copy < (events[serial - 1].doubled ? 2 : 1); copy++)
                {
                    var verdict = counter.Next(serial, out var missing);
                    declared += missing;
                    if (verdict != SerialVerdict.Duplicate) delivered++;
                }
                last = serial;
            }
            Assert.Equal(last, delivered + declared);
            Assert.Equal(events.Take((int)last).Where((item, index) => item.doubled && (index == 0 || !item.lost)).Count(), counter.Duplicates);
        }).Check(s_many);
    }

    [Fact]
    public void Quirk50_numbers_that_begin_anew_are_a_hole_of_unknown_size_and_never_silence()
    {
        var counter = new SerialCounter();
        Assert.Equal(SerialVerdict.Next, counter.Next(9_000, out _));
        Assert.Equal(SerialVerdict.Duplicate, counter.Next(8_999, out _));
        Assert.Equal(SerialVerdict.Restart, counter.Next(1, out _));
        Assert.Equal(SerialVerdict.Next, counter.Next(2, out _));

        // On a new connection even a number close by is a new count.
        counter.Reconnected();
        Assert.True(counter.IsOpen);
        Assert.Equal(SerialVerdict.Restart, counter.Next(1, out _));
        counter.Reconnected();
        Assert.Equal(SerialVerdict.Gap, counter.Next(5, out var missing));
        Assert.Equal(3, missing);
        counter.Reconnected();
        counter.Give();
        Assert.Equal(SerialVerdict.Next, counter.Next(77, out _));
        Assert.Equal(1, counter.Duplicates);
    }

    [Fact]
    public void G4_a_connection_that_was_cut_before_its_first_number_leaves_a_hole_of_unknown_size()
    {
        var counter = new SerialCounter();
        counter.Reconnected();
        Assert.True(counter.IsOpen);
        Assert.Equal(SerialVerdict.Unknown, counter.Next(20_001, out _));
        Assert.False(counter.IsOpen);
        Assert.Equal(SerialVerdict.Next, counter.Next(20_002, out _));
    }

    [Fact]
    public void The_cache_of_texts_gives_the_same_string_and_never_a_wrong_one()
    {
        var cache = new TextCache();
        Assert.Same(cache.Get("601207"u8), cache.Get("601207"u8));
        Prop.ForAll<string>(text => Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")), cache.Get(Encoding.UTF8.GetBytes(text ?? "")))).Check(s_many);
    }

    static void Sound(IpecsEvent item)
    {
        Assert.NotNull(item.Raw);
        Assert.NotNull(item.Extra);
        Assert.True(item.Type != TelEventType.StreamGap);
    }
}
