using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>Call records: pages, filters, counts, deletion (5.1; quirks 46 and 47; G1).</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(1, 60)]
    [InlineData(7, 200)]
    [InlineData(100, 200)]
    [InlineData(200, 200)]
    [InlineData(500, 200)]
    [InlineData(7, 0)]
    public async Task Quirk47_every_record_is_listed_once_newest_first_whatever_the_page(int size, int rows)
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", $"{rows}"));
        var records = await ListAsync(rig, new CallHistoryRequest { PageSize = size });
        Assert.Equal(Enumerable.Range(1, rows).Reverse().Select(index => $"{index}"), records.Select(record => record.Id));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(50)]
    public async Task Quirk47_a_system_that_gives_fewer_rows_than_asked_for_is_read_to_its_end(int size)
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-max-count", "13"));
        Assert.Equal(Enumerable.Range(1, 200).Reverse().Select(index => $"{index}"), (await ListAsync(rig, new CallHistoryRequest { PageSize = size })).Select(record => record.Id));
    }

    [Fact]
    public async Task Nothing_is_asked_for_that_nobody_reads_and_the_total_comes_first()
    {
        await using var rig = await IpecsRig.StartAsync();
        var total = default(ListTotal);
        await foreach (var row in rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { PageSize = 20, OnTotal = told => total = told }, Rig.Token))
        {
            if (row.Id == "181") break;
        }

        // The count, the lowest and the highest Index, one page.
        Assert.Equal((new ListTotal(200, true), 4), (total, rig.Asked("smdr")));
        Assert.Equal("50", (await ListAsync(rig, new CallHistoryRequest { Skip = 150 }))[0].Id);
        await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { PageSize = 0 }, Rig.Token));
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(7, 6)]
    [InlineData(7, 7)]
    [InlineData(7, 150)]
    [InlineData(7, 199)]
    [InlineData(7, 200)]
    [InlineData(500, 150)]
    public async Task Quirk47_a_list_goes_on_where_it_broke_off(int size, int skip)
    {
        await using var rig = await IpecsRig.StartAsync();
        Assert.Equal(Enumerable.Range(1, 200 - skip).Reverse().Select(index => $"{index}"), (await ListAsync(rig, new CallHistoryRequest { PageSize = size, Skip = skip })).Select(record => record.Id));
    }

    [Fact]
    public async Task Quirk47_records_that_are_passed_over_are_counted_and_not_read()
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", "20000"));
        await foreach (var row in rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { PageSize = 10, Skip = 15_000 }, Rig.Token))
        {
            Assert.Equal("5000", row.Id);
            break;
        }
        Assert.InRange(rig.Asked("smdr"), 4, 6);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(64)]
    public async Task Quirk47_holes_in_the_numbering_lose_nothing_and_cost_little(int size)
    {
        // The first and the last tenth stay, and every 97th between them.
        const int Rows = 20_000;
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", $"{Rows}"));
        int[] kept = [.. Enumerable.Range(1, Rows).Where(index => index <= Rows / 10 || index > Rows * 9 / 10 || index % 97 == 0)];
        foreach (var gone in Enumerable.Range(1, Rows).Except(kept).Chunk(500))
        {
            var filter = new Dictionary<string, object?> { ["$or"] = gone.Select(index => (object)new Dictionary<string, object?> { ["Index"] = index }).ToArray() };
            await rig.Need<ICallHistoryRemoval>().RemoveCallsAsync(new CallHistoryRequest { Filter = filter }, Rig.Token);
        }
        var before = rig.Asked("smdr");
        Assert.Equal(kept.Reverse().Select(index => $"{index}"), (await ListAsync(rig, new CallHistoryRequest { PageSize = size })).Select(record => record.Id));
        Assert.InRange(rig.Asked("smdr") - before, kept.Length / size, kept.Length / size * 2 + 80);
        foreach (var skip in new[] { size - 1, 1_900, 2_050, kept.Length - 3 })
        {
            Assert.Equal(kept.Reverse().Skip(skip).Select(index => $"{index}"), (await ListAsync(rig, new CallHistoryRequest { PageSize = size, Skip = skip })).Select(record => record.Id));
        }
    }

    [Fact]
    public async Task G1_records_that_come_while_a_list_is_read_move_nothing()
    {
        await using var rig = await IpecsRig.StartAsync();
        var seen = new List<string?>();
        await foreach (var record in rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { PageSize = 7 }, Rig.Token))
        {
            seen.Add(record.Id);
            if (seen.Count % 5 == 0) await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "01099998888", direction = "O", seconds = 1 }, Rig.Token);
        }
        Assert.Equal(Enumerable.Range(1, 200).Reverse().Select(index => $"{index}"), seen);
        Assert.Equal("240", (await ListAsync(rig, new CallHistoryRequest { PageSize = 7 }))[0].Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task G1_a_page_that_never_comes_is_an_error_and_what_came_before_was_given_out(int page)
    {
        await using var rig = await IpecsRig.StartAsync();
        var seen = 0;
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, async () =>
        {
            await foreach (var _ in rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { PageSize = 50 }, Rig.Token))
            {
                if (++seen == page * 50) rig.Simulator.Faults.Add(new Fault { Operation = "smdr", Kind = FaultKind.DropBefore, Count = -1 });
            }
        });
        Assert.Equal((page * 50, page * 50), (seen, error.ResumeAt));
    }

    [Fact]
    public async Task A_record_has_its_properties_and_the_rest_in_Extra()
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", "0"));
        await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "01099998888", direction = "O", seconds = 85, callRefID = 9 }, Rig.Token);
        await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "0212345678", direction = "I", seconds = 3661 }, Rig.Token);
        await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "1004", direction = "E", seconds = 5 }, Rig.Token);
        var records = await ListAsync(rig, new CallHistoryRequest());
        records.Reverse();
        var made = records[0];
        Assert.Equal(("1", "1003", CallDirection.Outbound, "1003", "01099998888"), (made.Id, made.Device, made.Direction, made.From, made.To));
        Assert.Equal((TimeSpan.FromSeconds(85), TimeSpan.FromSeconds(85), made.StartTime + TimeSpan.FromSeconds(85)), (made.Duration, made.TalkTime, made.EndTime));
        Assert.Equal((CallDisposition.Answered, "16-Normal Call Clearing", TimeSpan.FromHours(9)), (made.Disposition, made.RawStatus, made.StartTime!.Value.Offset));
        Assert.Equal((9L, "O"), (made.Extra["callRefID"], made.Extra["Direction"]));
        Assert.True(made.Extra.ContainsKey("CoNumber"));
        Assert.False(made.Extra.ContainsKey("StationNumber"));
        Assert.Equal(("0212345678", "1003", CallDirection.Inbound, TimeSpan.FromSeconds(3661)), (records[1].From, records[1].To, records[1].Direction, records[1].Duration));
        Assert.Equal((CallDirection.Internal, CallKind.Internal), (records[2].Direction, records[2].Kind));
    }

    [Theory]
    [InlineData("O", 16, 10, CallDisposition.Answered)]
    [InlineData("I", 17, 0, CallDisposition.Busy)]
    [InlineData("O", 18, 0, CallDisposition.NoAnswer)]
    [InlineData("O", 19, 0, CallDisposition.NoAnswer)]
    [InlineData("O", 16, 0, CallDisposition.Failed)]
    [InlineData("O", 1, 0, CallDisposition.Failed)]
    [InlineData("R", 16, 20, CallDisposition.NoAnswer)]
    [InlineData("G", 16, 20, CallDisposition.NoAnswer)]
    public async Task How_a_call_ended_follows_Q850(string direction, int cause, int seconds, CallDisposition disposition)
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-rows", "0"));
        await rig.Simulator.ActAsync("smdr", new { direction, cause, seconds }, Rig.Token);
        var record = Assert.Single(await ListAsync(rig, new CallHistoryRequest()));
        Assert.Equal(disposition, record.Disposition);
        if (direction is "R" or "G") Assert.Equal(TimeSpan.Zero, record.TalkTime);
    }

    [Fact]
    public async Task Quirk47_names_and_dates_as_the_systems_settings_make_them()
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-number1-name", "CLI Number"), ("smdr-date", "MM/dd/yy HH:mm"), ("smdr-numbers", "json"));
        await rig.Simulator.ActAsync("smdr", new { station = "1003", number = "01077776666", direction = "I" }, Rig.Token);
        var records = await ListAsync(rig, new CallHistoryRequest { Number = "0107777????" });
        var record = Assert.Single(records);
        Assert.Equal(("01077776666", "1003"), (record.From, record.To));

        // A date that can be read in three ways is not guessed.
        Assert.Null(record.StartTime);
        Assert.Matches(@"^\d\d/\d\d/\d\d \d\d:\d\d$", (string)record.Extra["StartTime"]!);
    }

    [Fact]
    public async Task Filters_are_the_systems_own_work_and_each_finds_what_it_should()
    {
        await using var rig = await IpecsRig.StartAsync();
        var all = await ListAsync(rig, new CallHistoryRequest());
        var middle = all[100].StartTime!.Value;
        var number = all[10].Direction == CallDirection.Inbound ? all[10].From! : all[10].To!;
        (CallHistoryRequest Request, Func<CallRecord, bool> Expected)[] cases =
        [
            (new CallHistoryRequest { Device = "1003" }, row => row.Device == "1003"),
            (new CallHistoryRequest { Device = "100?" }, row => row.Device!.StartsWith("100", StringComparison.Ordinal)),
            (new CallHistoryRequest { Direction = CallDirection.Inbound }, row => row.Direction == CallDirection.Inbound),
            (new CallHistoryRequest { Direction = CallDirection.Outbound }, row => row.Direction == CallDirection.Outbound),
            (new CallHistoryRequest { Direction = CallDirection.Internal }, row => row.Direction == CallDirection.Internal),
            (new CallHistoryRequest { Kind = CallKind.Internal }, row => row.Direction == CallDirection.Internal),
            (new CallHistoryRequest { Since = middle }, row => row.StartTime >= middle),
            (new CallHistoryRequest { Until = middle }, row => row.StartTime < middle),
            (new CallHistoryRequest { Since = middle.ToOffset(TimeSpan.Zero), Until = middle.AddDays(1) }, row => row.StartTime >= middle && row.StartTime < middle.AddDays(1)),
            (new CallHistoryRequest { Number = number }, row => row.From == number || row.To == number),
            (new CallHistoryRequest { Number = number[..4] + "*" }, row => row.From!.StartsWith(number[..4], StringComparison.Ordinal) || row.To!.StartsWith(number[..4], StringComparison.Ordinal)),
            (new CallHistoryRequest { Number = "010*", Device = "1005", Direction = CallDirection.Outbound, Since = all[180].StartTime }, row => row.To!.StartsWith("010", StringComparison.Ordinal) && row.Device == "1005" && row.Direction == CallDirection.Outbound && row.StartTime >= all[180].StartTime),
            (new CallHistoryRequest { Filter = new Dictionary<string, object?> { ["$>"] = new Dictionary<string, object?> { ["Index"] = 50 }, ["$not"] = new Dictionary<string, object?> { ["Direction"] = "I" } }, PageSize = 20 }, row => int.Parse(row.Id!, System.Globalization.CultureInfo.InvariantCulture) > 50 && (string)row.Extra["Direction"]! != "I"),
        ];
        foreach (var (request, expected) in cases)
        {
            var wanted = all.Where(expected).Select(row => row.Id).ToList();
            Assert.NotEmpty(wanted);
            Assert.Equal(wanted, (await ListAsync(rig, request)).Select(row => row.Id));
            Assert.Equal(wanted.Count, (await rig.Need<ICallStatistics>().CountCallsAsync(request, Rig.Token)).Count);
        }
        await Fails.WithAsync(TelephonyErrorKind.NotSupported, rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Kind = CallKind.Mobile }, Rig.Token));
    }

    [Theory]
    [InlineData("urlencoded", 1)]
    [InlineData("json", 2)]
    public async Task Quirk46_deletion_takes_what_the_filter_matches_in_the_form_that_the_system_reads(string body, int asked)
    {
        await using var rig = await IpecsRig.StartAsync(("smdr-delete-body", body));
        var filter = new Dictionary<string, object?> { ["$or"] = new object[] { new Dictionary<string, object?> { ["Index"] = 1 }, new Dictionary<string, object?> { ["Index"] = 3 }, new Dictionary<string, object?> { ["Index"] = 5 } } };
        await rig.Need<ICallHistoryRemoval>().RemoveCallsAsync(new CallHistoryRequest { Filter = filter }, Rig.Token);
        Assert.Equal([1L, 3L, 5L], rig.State().Records.Deleted);
        Assert.Equal(asked, rig.Asked("smdr-delete"));
        await rig.Need<ICallHistoryRemoval>().RemoveCallsAsync(new CallHistoryRequest { Filter = new Dictionary<string, object?> { ["$>"] = new Dictionary<string, object?> { ["Index"] = 10 }, ["$<"] = new Dictionary<string, object?> { ["Index"] = 14 } } }, Rig.Token);
        Assert.Equal([1L, 3L, 5L, 11L, 12L, 13L], rig.State().Records.Deleted);
        Assert.Equal(asked + 1, rig.Asked("smdr-delete"));
        Assert.Equal(194, (await ListAsync(rig, new CallHistoryRequest { PageSize = 10 })).Count);
    }

    [Fact]
    public async Task Without_a_filter_nothing_is_deleted()
    {
        await using var rig = await IpecsRig.StartAsync();
        foreach (var request in new[] { new CallHistoryRequest(), new CallHistoryRequest { Filter = new Dictionary<string, object?>() }, new CallHistoryRequest { Direction = CallDirection.Unknown, Number = "" } })
        {
            await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.Need<ICallHistoryRemoval>().RemoveCallsAsync(request, Rig.Token));
        }
        Assert.Equal(0, rig.Asked("smdr-delete"));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task An_account_without_the_licence_for_records_is_told()
    {
        await using var rig = await Rig.StartAsync("Ipecs", IpecsRig.Options() with { Account = 2 });
        Assert.Equal("3", (await Fails.WithAsync(TelephonyErrorKind.Permission, rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token))).VendorCode);
    }

    static async Task<List<CallRecord>> ListAsync(Rig rig, CallHistoryRequest request)
    {
        var list = new List<CallRecord>();
        await foreach (var record in rig.Need<ICallHistory>().ListCallsAsync(request, Rig.Token)) list.Add(record);
        return list;
    }
}
