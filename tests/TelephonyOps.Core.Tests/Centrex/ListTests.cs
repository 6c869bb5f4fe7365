using System.Globalization;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>The five lists: every row and property as the wire has it, filters, skipping, totals.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData("inbound", CallDirection.Inbound)]
    [InlineData("outbound", CallDirection.Outbound)]
    public async Task Call_history_is_what_the_wire_says(string calltype, CallDirection direction)
    {
        await using var rig = await CentrexRig.StartAsync(("inbound-rows", "63"), ("outbound-rows", "63"));
        var rows = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = direction }, Rig.Token).ToListAsync(Rig.Token);
        var wire = await rig.AskAllAsync("callhistory", ("calltype", calltype));
        Assert.Equal(63, wire.Count);
        Assert.Equal(wire.Count, rows.Count);
        foreach (var (row, raw) in rows.Zip(wire))
        {
            Assert.Equal(direction, row.Direction);
            Assert.Equal(Time(raw, "TIME"), row.StartTime);
            Assert.Equal(Text(raw, "SRC"), row.From);
            Assert.Equal(Text(raw, "DST"), row.To);
            Assert.Equal(Seconds(raw, "DURATION"), row.Duration);
            Assert.Equal(Seconds(raw, "BILLSEC"), row.TalkTime);
            Assert.Equal(row.StartTime + row.Duration, row.EndTime);
            Assert.Equal(Text(raw, "STATUS"), row.RawStatus);
            Assert.Equal(Text(raw, "DST")!.Contains('*', StringComparison.Ordinal), row.IsMasked);
            Assert.NotEqual(CallDisposition.Unknown, row.Disposition);
            Assert.Equal(Text(raw, "KIND") switch { "0" => CallKind.Internal, "1" => CallKind.Local, "2" => CallKind.Mobile, _ => CallKind.International }, row.Kind);
        }
        Assert.Equal(4, rows.Select(row => row.Kind).Distinct().Count());
        Assert.Equal(5, rows.Select(row => row.Disposition).Distinct().Count());
    }

    [Fact]
    public async Task Both_directions_come_as_one_list_newest_first_with_the_sum_as_total()
    {
        await using var rig = await CentrexRig.StartAsync(("inbound-rows", "33"), ("outbound-rows", "47"));
        ListTotal? total = null;
        var rows = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { OnTotal = value => total = value }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(80, rows.Count);
        Assert.Equal(new ListTotal(80, true), total);
        Assert.Equal(rows.OrderByDescending(row => row.StartTime).Select(row => row.StartTime), rows.Select(row => row.StartTime));
        Assert.Equal((33, 47), (rows.Count(row => row.Direction == CallDirection.Inbound), rows.Count(row => row.Direction == CallDirection.Outbound)));

        var skipped = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Skip = 25 }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(Keys(rows.Skip(25)), Keys(skipped));
    }

    [Fact]
    public async Task Only_the_pages_that_are_read_are_asked_for()
    {
        await using var rig = await CentrexRig.StartAsync();
        Assert.Equal(5, (await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).Take(5).ToListAsync(Rig.Token)).Count);
        Assert.Equal(1, rig.Asked("callhistory"));

        var rest = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Skip = 238 }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(12, rest.Count);
        Assert.Equal(["1", "24", "25"], rig.Simulator.Journal.Of("callhistory").Select(entry => entry.Fields["page"]));
        Assert.Empty(await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Skip = 5000 }, Rig.Token).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task A_range_in_time_and_a_number_filter_here_and_stop_at_the_older_rows()
    {
        await using var rig = await CentrexRig.StartAsync();
        var all = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound }, Rig.Token).ToListAsync(Rig.Token);
        var (until, since) = (all[12].StartTime, all[31].StartTime);
        var asked = rig.Asked("callhistory");
        ListTotal? total = null;
        var range = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Since = since, Until = until, OnTotal = value => total = value }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(Keys(all.Skip(13).Take(19)), Keys(range));
        Assert.Equal(4, rig.Asked("callhistory") - asked);
        Assert.Equal(new ListTotal(250, false), total);

        var mobile = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Number = "010*" }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(Keys(all.Where(row => row.To!.StartsWith("010", StringComparison.Ordinal))), Keys(mobile));
        var second = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Number = "010*", Skip = 3 }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(Keys(mobile.Skip(3)), Keys(second));

        var kind = await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Kind = CallKind.International }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(Keys(all.Where(row => row.Kind == CallKind.International)), Keys(kind));
        Assert.NotEmpty(kind);
    }

    [Fact]
    public async Task What_history_has_not_is_refused_before_the_wire()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var history = rig.Need<ICallHistory>();
        Assert.Equal("-Scope", (await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => history.ListCallsAsync(new CallHistoryRequest { Domain = true }, Rig.Token).ToListAsync(Rig.Token).AsTask())).Target);
        Assert.Equal("-Filter", (await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => history.ListCallsAsync(new CallHistoryRequest { Filter = new Dictionary<string, object?> { ["a"] = 1 } }, Rig.Token).ToListAsync(Rig.Token).AsTask())).Target);
        Assert.Equal("-PageSize", (await Fails.WithAsync(TelephonyErrorKind.NotSupported, () => history.ListCallsAsync(new CallHistoryRequest { PageSize = 50 }, Rig.Token).ToListAsync(Rig.Token).AsTask())).Target);
        Assert.Equal(0, rig.Asked("callhistory"));
    }

    [Theory]
    [InlineData(null, 200, 1)]
    [InlineData(1, 1, 23)]
    [InlineData(7, 7, 4)]
    [InlineData(200, 200, 1)]
    public async Task Inbound_calls_come_in_the_page_size_asked_for(int? pageSize, int sent, int pages)
    {
        await using var rig = await CentrexRig.StartAsync(("inbound-rows", "23"));
        var rows = await rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest { PageSize = pageSize }, Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(pages, rig.Asked("getinboundcall"));
        Assert.All(rig.Simulator.Journal.Of("getinboundcall"), entry => Assert.Equal($"{sent}", entry.Fields["num_per_page"]));
        var wire = await rig.AskAllAsync("getinboundcall", ("num_per_page", "10"));
        Assert.Equal(23, wire.Count);
        foreach (var (row, raw) in rows.Zip(wire))
        {
            Assert.Equal((Time(raw, "TIME"), Time(raw, "ENDTIME")), (row.StartTime, row.EndTime));
            Assert.Equal((Text(raw, "SRC"), Text(raw, "DST"), Text(raw, "STATUS")), (row.From, row.To, row.RawStatus));
            Assert.Equal(Seconds(raw, "DURATION"), row.Duration);
            Assert.NotEqual(CallDisposition.Unknown, row.Disposition);
            Assert.Equal(Text(raw, "APPDATA"), row.Extra["APPDATA"]);
            Assert.Equal(Text(raw, "CHANNEL"), row.Extra["CHANNEL"]);
        }
        Assert.Equal(rows.Count, wire.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    [InlineData(-1)]
    public async Task A_page_size_out_of_range_is_refused_before_the_wire(int pageSize)
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest { PageSize = pageSize }, Rig.Token).ToListAsync(Rig.Token).AsTask());
        Assert.Equal(pageSize, error.Target);
        Assert.Equal(0, rig.Asked("getinboundcall"));
    }

    [Fact]
    public async Task The_address_book()
    {
        await using var rig = await CentrexRig.StartAsync();
        var rows = await rig.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).ToListAsync(Rig.Token);
        var wire = await rig.AskAllAsync("addresslist");
        Assert.Equal(45, rows.Count);
        foreach (var (row, raw) in rows.Zip(wire))
        {
            Assert.Equal((Text(raw, "NO"), Text(raw, "NAME"), Text(raw, "GROUP_NAME")), (row.Id, row.Name, row.Group));
            Assert.Equal([new ContactNumber(Text(raw, "PHONE1")!, "Phone"), new ContactNumber(Text(raw, "PHONE2")!, "Mobile")], row.Numbers);
            Assert.Equal(Text(raw, "PHONE1"), row.DefaultNumber);
            Assert.Equal(Text(raw, "ETC") is { Length: > 0 } memo ? memo : null, row.Memo);
            Assert.Equal(Text(raw, "GROUP_CODE"), row.Extra["GROUP_CODE"]);
        }
        Assert.Contains(rows, row => row.Memo is not null && row.Group == "고객/VIP");
        Assert.Equal(rows.Skip(30).Select(row => row.Id), await rig.Need<IContacts>().ListContactsAsync(new ListRequest { Skip = 30 }, Rig.Token).Select(row => row.Id).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task Recordings_and_received_messages()
    {
        await using var rig = await CentrexRig.StartAsync();
        var recordings = await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token);
        Assert.Equal(37, recordings.Count);
        foreach (var (row, index) in recordings.Select((row, index) => (row, index)))
        {
            var real = rig.Line().Recordings[index];
            Assert.Equal((real.FileName, real.Source, real.Destination), (row.FileName, row.From, row.To));
            Assert.Equal((real.CallTime, real.FileTime), (row.CallTime!.Value.DateTime, row.FileTime!.Value.DateTime));
            Assert.InRange(row.Length!.Value - real.Bytes, 0, 1023);
            Assert.EndsWith("KB", row.LengthText, StringComparison.Ordinal);
        }

        var messages = await rig.Need<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token);
        var wire = await rig.AskAllAsync("getrecvsmslist");
        Assert.Equal(23, messages.Count);
        foreach (var (row, raw) in messages.Zip(wire)) Assert.Equal((Text(raw, "MNESSAGE"), Text(raw, "SRC"), Time(raw, "TIME")), (row.Text, row.From, row.Time));
        Assert.Contains(messages, message => message.Text!.Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_comes_in_while_the_list_is_read_repeats_none()
    {
        await using var rig = await CentrexRig.StartAsync();
        var seen = new List<string>();
        await foreach (var message in rig.Need<IMessageInbox>().ListMessagesAsync(new TimedListRequest(), Rig.Token))
        {
            seen.Add($"{message.Time:O} {message.From} {message.Text}");
            if (seen.Count == 10) await rig.Simulator.ActAsync("sms", new { from = "01011112222", to = rig.Session.Account, text = "new" }, Rig.Token);
        }
        Assert.Equal(23, seen.Count);
        Assert.Equal(23, seen.Distinct().Count());
    }

    [Fact]
    public async Task Removing_each_recording_as_it_is_listed_removes_them_all()
    {
        await using var rig = await CentrexRig.StartAsync();
        var names = Enumerable.Range(0, 37).Select(index => rig.Line().Recordings[index].FileName).ToList();
        await foreach (var recording in rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token))
        {
            await rig.Need<IRecordingRemoval>().RemoveRecordingAsync(recording.FileName, Rig.Token);
        }
        Assert.Equal(0, rig.Line().Recordings.Total);
        Assert.Equal(names, rig.Line().Recordings.RemovedNames);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    public static TheoryData<string, int> EveryPage =>
    [
        .. from list in new[] { ("addresslist", 5), ("recordlist", 4), ("callhistory", 4), ("getinboundcall", 4), ("getrecvsmslist", 3) }
           from page in Enumerable.Range(1, list.Item2)
           select new TheoryDataRow<string, int>(list.Item1, page),
    ];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task G1_a_session_killed_at_page_k_gives_the_pages_before_and_an_error_that_says_where_to_resume(string name, int page)
    {
        await using var rig = await CentrexRig.StartAsync(("outbound-rows", "38"), ("inbound-rows", "38"), ("recordings", "37"));
        rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = FaultKind.DropBefore, AtPage = page, Count = -1 });
        var rows = new List<object>();
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, async () =>
        {
            await foreach (var row in ListOf(rig, name, 0)) rows.Add(row);
        });
        var came = (page - 1) * 10;
        Assert.Equal(came, rows.Count);
        Assert.Equal(came == 0 ? null : came, error.ResumeAt);

        // Going on there gives the rest and nothing twice.
        rig.Simulator.Faults.Clear();
        rows.AddRange(await ListOf(rig, name, came).ToListAsync(Rig.Token));
        Assert.Equal(Keys(await ListOf(rig, name, 0).ToListAsync(Rig.Token)), Keys(rows));
        Assert.Equal(error.ResumeAt is not null, error.RecommendedAction!.Contains($"-Skip {came}", StringComparison.Ordinal));
    }

    static IAsyncEnumerable<object> ListOf(Rig rig, string name, int skip) => name switch
    {
        "addresslist" => rig.Need<IContacts>().ListContactsAsync(new ListRequest { Skip = skip }, Rig.Token),
        "recordlist" => rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest { Skip = skip }, Rig.Token),
        "callhistory" => rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Outbound, Skip = skip }, Rig.Token),
        "getinboundcall" => rig.Need<IInboundCalls>().ListInboundCallsAsync(new TimedListRequest { Skip = skip, PageSize = 10 }, Rig.Token),
        _ => rig.Need<IMessageInbox>().ListMessagesAsync(new TimedListRequest { Skip = skip }, Rig.Token),
    };

    // The vendor's own row number, which is kept in Extra, tells rows apart.
    static IEnumerable<string> Keys(IEnumerable<object> rows) => rows.Select(row => row switch
    {
        Recording recording => recording.FileName,
        Contact contact => contact.Id!,
        CallRecord call => $"{call.Direction} {call.Extra["NO"]}",
        _ => $"{((SessionObject)row).Extra["NO"]}",
    });

    static string? Text(JsonElement row, string name) => row.GetProperty(name).ToString();

    static TimeSpan Seconds(JsonElement row, string name) => TimeSpan.FromSeconds(int.Parse(Text(row, name)!, CultureInfo.InvariantCulture));

    static DateTimeOffset? Time(JsonElement row, string name)
        => new DateTimeOffset(DateTime.ParseExact(Text(row, name)!, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), TimeSpan.FromHours(9));
}
