using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>History and recordings of ranges: a day at a time, newest first, and no further than somebody reads.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task Quirk16_without_dates_only_today_is_asked_for()
    {
        await using var rig = await DcsRig.StartAsync(("days", "3"), ("rows-per-day", "40"), ("recordings-per-day", "8"));
        var calls = await Calls(rig, new CallHistoryRequest()).ToListAsync(Rig.Token);
        var recordings = await Recordings(rig, new TimedListRequest()).ToListAsync(Rig.Token);

        Assert.Equal(30, calls.Count);
        Assert.Equal(3, recordings.Count);
        Assert.All(rig.Simulator.Journal.Of("callhistory").Concat(rig.Simulator.Journal.Of("recordlist")), entry => Assert.Equal("20260302", entry.Fields["DATE"]));
        Assert.Equal(4, rig.Asked("callhistory"));
    }

    [Fact]
    public async Task A_range_comes_newest_first_in_both_directions()
    {
        await using var rig = await DcsRig.StartAsync(("days", "4"), ("rows-per-day", "24"));
        var request = new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-3), Until = DcsRig.Midnight };

        var calls = await Calls(rig, request).ToListAsync(Rig.Token);

        Assert.Equal(3 * 2 * 24, calls.Count);
        Assert.Equal(72, calls.Count(call => call.Direction == CallDirection.Inbound));
        Assert.Equal(calls.Select(call => call.StartTime).OrderDescending(), calls.Select(call => call.StartTime));
        Assert.All(calls, call => Assert.True(call.StartTime >= request.Since && call.StartTime < request.Until));
        Assert.Equal(["20260301", "20260228", "20260227"], Dates(rig, "callhistory"));
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task Ten_thousand_rows_over_thirty_days_are_kept_by_nobody_when_they_have_passed()
    {
        await using var rig = await DcsRig.StartAsync(("days", "30"), ("rows-per-day", "350"));
        var passed = new List<WeakReference>();
        var most = 0;
        await foreach (var call in Calls(rig, new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-29), Direction = CallDirection.Inbound }))
        {
            passed.Add(new WeakReference(call));
            if (passed.Count % 1_000 == 0) most = Math.Max(most, Alive());
        }
        Assert.InRange(passed.Count, 10_000, 10_500);
        Assert.InRange(most, 0, 50);

        int Alive()
        {
            GC.Collect();
            return passed.Count(row => row.IsAlive);
        }
    }

    [Fact]
    public async Task Since_is_inclusive_and_Until_exclusive_to_the_second()
    {
        await using var rig = await DcsRig.StartAsync(("days", "2"), ("rows-per-day", "24"));
        var all = await Calls(rig, new CallHistoryRequest { Direction = CallDirection.Inbound, Since = DcsRig.Midnight.AddDays(-1) }).ToListAsync(Rig.Token);
        var request = new CallHistoryRequest { Direction = CallDirection.Inbound, Since = all[20].StartTime, Until = all[5].StartTime };

        var some = await Calls(rig, request).ToListAsync(Rig.Token);

        Assert.Equal(all.Skip(6).Take(15).Select(call => call.StartTime), some.Select(call => call.StartTime));
    }

    [Fact]
    public async Task Days_pages_and_directions_are_asked_for_only_as_far_as_somebody_reads()
    {
        await using var rig = await DcsRig.StartAsync();
        var request = new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-29), Until = DcsRig.Midnight };

        Assert.Single(await Calls(rig, request).Take(1).ToListAsync(Rig.Token));
        Assert.Equal(2, rig.Asked("callhistory"));

        Assert.Equal(10, (await Calls(rig, request with { Direction = CallDirection.Outbound }).Take(10).ToListAsync(Rig.Token)).Count);
        Assert.Equal(3, rig.Asked("callhistory"));

        Assert.Single(await Recordings(rig, new TimedListRequest { Since = request.Since }).Take(1).ToListAsync(Rig.Token));
        Assert.Equal(1, rig.Asked("recordlist"));
    }

    [Fact]
    public async Task Ten_thousand_rows_over_thirty_days_are_not_kept()
    {
        await using var rig = await DcsRig.StartAsync(("rows-per-day", "172"), ("page-size", "50"));
        var seen = new List<WeakReference>();
        long count = 0;
        var last = DateTimeOffset.MaxValue;
        await foreach (var call in Calls(rig, new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-29), Until = DcsRig.Midnight.AddDays(1) }))
        {
            count++;
            if (seen.Count < 5_000) seen.Add(new WeakReference(call));
            Assert.True(call.StartTime <= last);
            last = call.StartTime!.Value;
            if (count == 9_000) AssertForgotten(seen);
        }
        Assert.InRange(count, 10_000, 10_320);
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(CallDirection.Outbound)]
    public async Task G1_broken_off_at_any_page_it_fails_and_skipping_goes_on_from_there(CallDirection? direction)
    {
        await using var rig = await DcsRig.StartAsync(("days", "3"), ("rows-per-day", "25"));
        var request = new CallHistoryRequest { Direction = direction, Since = DcsRig.Midnight.AddDays(-2), Until = DcsRig.Midnight };
        var all = await Calls(rig, request).Select(Key).ToListAsync(Rig.Token);
        Assert.Equal(direction is null ? 100 : 50, all.Count);
        for (var page = 1; page <= 3; page++)
        {
            rig.Simulator.Faults.Add(new Fault { Operation = "callhistory", Kind = FaultKind.DropBefore, AtPage = page, Count = -1 });
            var got = new List<string>();
            var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, async () =>
            {
                await foreach (var call in Calls(rig, request)) got.Add(Key(call));
            });
            rig.Simulator.Faults.Clear();

            Assert.Equal(got.Count > 0 ? got.Count : null, error.ResumeAt);
            Assert.Equal(all, got.Concat(await Calls(rig, request with { Skip = error.ResumeAt ?? 0 }).Select(Key).ToListAsync(Rig.Token)));
        }
    }

    [Theory]
    [InlineData("4002")]
    [InlineData("4004")]
    public async Task G1_no_data_in_the_middle_of_a_day_is_no_end(string code)
    {
        await using var rig = await DcsRig.StartAsync(("days", "1"), ("rows-per-day", "80"));
        rig.Simulator.Faults.Add(new Fault { Operation = "callhistory", Kind = FaultKind.Code, Code = code, AtPage = 3 });
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, Calls(rig, new CallHistoryRequest { Direction = CallDirection.Inbound }));
        Assert.Equal(20, error.ResumeAt);
    }

    [Fact]
    public async Task Skipping_passes_over_whole_days_by_their_count()
    {
        await using var rig = await DcsRig.StartAsync(("days", "4"), ("rows-per-day", "100"));
        var request = new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-3), Until = DcsRig.Midnight };
        var all = await Calls(rig, request).Select(Key).ToListAsync(Rig.Token);
        var before = rig.Asked("callhistory");

        var rest = await Calls(rig, request with { Skip = 595 }).Select(Key).ToListAsync(Rig.Token);

        Assert.Equal(all.Skip(595), rest);
        Assert.Equal(2 + 2 + 2 + 20, rig.Asked("callhistory") - before);
        Assert.Empty(await Calls(rig, request with { Skip = 600 }).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task Skipping_counts_matching_rows_where_a_number_is_asked_for()
    {
        await using var rig = await DcsRig.StartAsync(("days", "3"), ("rows-per-day", "40"));
        var request = new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-2), Number = "010*" };
        var all = await Calls(rig, request).Select(Key).ToListAsync(Rig.Token);
        Assert.InRange(all.Count, 5, 150);
        Assert.Equal(all.Skip(4), await Calls(rig, request with { Skip = 4 }).Select(Key).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task A_number_with_wildcards_matches_the_other_party()
    {
        await using var rig = await DcsRig.StartAsync(("days", "1"), ("rows-per-day", "80"));
        var all = await Calls(rig, new CallHistoryRequest()).ToListAsync(Rig.Token);
        var number = all[7].Direction == CallDirection.Inbound ? all[7].From! : all[7].To!;
        var some = await Calls(rig, new CallHistoryRequest { Number = number[..^2] + "??" }).ToListAsync(Rig.Token);
        Assert.NotEmpty(some);
        Assert.All(some, call => Assert.StartsWith(number[..^2], call.Direction == CallDirection.Inbound ? call.From : call.To, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_total_of_a_range_is_the_sum_of_its_days_and_comes_first()
    {
        await using var rig = await DcsRig.StartAsync(("days", "3"), ("rows-per-day", "24"));
        var totals = new List<ListTotal>();
        var request = new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-2), Until = DcsRig.Midnight, OnTotal = totals.Add };

        await Calls(rig, request).Take(1).ToListAsync(Rig.Token);
        Assert.Equal(new ListTotal(96, true), Assert.Single(totals));

        await Calls(rig, request with { Since = DcsRig.Midnight.AddDays(-1).AddHours(1) }).Take(1).ToListAsync(Rig.Token);
        Assert.Equal(new ListTotal(48, false), totals[1]);
    }

    [Fact]
    public async Task Days_without_rows_are_passed_over()
    {
        await using var rig = await DcsRig.StartAsync(("days", "8"), ("rows-per-day", "4"), ("sundays-closed", "true"));
        var calls = await Calls(rig, new CallHistoryRequest { Direction = CallDirection.Inbound, Since = DcsRig.Midnight.AddDays(-7), Until = DcsRig.Midnight }).ToListAsync(Rig.Token);
        Assert.Equal(6 * 4, calls.Count);
        Assert.Equal(7, Dates(rig, "callhistory").Count());
    }

    [Theory]
    [InlineData("listinfo", "number")]
    [InlineData("time-format", "digits")]
    [InlineData("size-format", "bytes")]
    [InlineData("json", "escaped")]
    [InlineData("past-end", "empty")]
    [InlineData("past-end", "null")]
    [InlineData("content-type", "application/json")]
    public async Task Quirk13_in_each_of_the_dialects_the_lists_say_the_same(string knob, string value)
    {
        var range = new TimedListRequest { Since = DcsRig.Midnight.AddDays(-1) };
        await using var rig = await DcsRig.StartAsync(("days", "2"), ("rows-per-day", "24"), ("recordings-per-day", "24"), ("contacts", "20"));
        var before = await ReadAsync();
        rig.Simulator.Knobs.Set(knob, value);
        Assert.Equal(before, await ReadAsync());

        async Task<List<string>> ReadAsync() =>
        [
            .. await Calls(rig, new CallHistoryRequest { Since = range.Since }).Select(Key).ToListAsync(Rig.Token),
            .. await Recordings(rig, range).Select(row => $"{row.FileName} {row.From} {row.To} {row.CallTime:O} {row.FileTime:O} {(row.Length + 1023) / 1024}").ToListAsync(Rig.Token),
            .. await rig.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).Select(row => $"{row.Name} {row.Group} {row.DefaultNumber} {string.Join(',', row.Numbers)}").ToListAsync(Rig.Token),
        ];
    }

    [Fact]
    public async Task Recordings_of_a_range_come_newest_first()
    {
        await using var rig = await DcsRig.StartAsync(("days", "3"), ("recordings-per-day", "24"));
        var recordings = await Recordings(rig, new TimedListRequest { Since = DcsRig.Midnight.AddDays(-2), Until = DcsRig.Midnight }).ToListAsync(Rig.Token);
        Assert.Equal(48, recordings.Count);
        Assert.Equal(recordings.Select(row => row.CallTime).OrderDescending(), recordings.Select(row => row.CallTime));
        Assert.All(recordings, row => Assert.Equal((rig.Session.Name, true), (row.Session, row.LengthText!.EndsWith("KB", StringComparison.Ordinal))));
        Assert.Contains(recordings, row => row.FileTime < row.CallTime);
    }

    [Fact]
    public async Task A_phone_book_is_skipped_by_page()
    {
        await using var rig = await DcsRig.StartAsync(("contacts", "45"));
        var all = await rig.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token).Select(contact => contact.Name).ToListAsync(Rig.Token);
        Assert.Equal(45, all.Count);
        var before = rig.Asked("phonebook");
        Assert.Equal(all.Skip(40), await rig.Need<IContacts>().ListContactsAsync(new ListRequest { Skip = 40 }, Rig.Token).Select(contact => contact.Name).ToListAsync(Rig.Token));
        Assert.Equal(1, rig.Asked("phonebook") - before);
        Assert.Empty(await rig.Need<IContacts>().ListContactsAsync(new ListRequest { Skip = 50 }, Rig.Token).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task Cancelling_between_pages_ends_the_list()
    {
        await using var rig = await DcsRig.StartAsync();
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Since = DcsRig.Midnight.AddDays(-5) }, cancel.Token)) await cancel.CancelAsync();
        });
        Assert.InRange(rig.Asked("callhistory"), 1, 4);
    }

    static IAsyncEnumerable<CallRecord> Calls(Rig rig, CallHistoryRequest request) => rig.Need<ICallHistory>().ListCallsAsync(request, Rig.Token);

    static IAsyncEnumerable<Recording> Recordings(Rig rig, TimedListRequest request) => rig.Need<IRecordings>().ListRecordingsAsync(request, Rig.Token);

    static string Key(CallRecord call) => $"{call.StartTime:O} {call.From} {call.To} {call.Direction} {call.Disposition} {call.TalkTime}";

    static IEnumerable<string> Dates(Rig rig, string operation) => rig.Simulator.Journal.Of(operation).Select(entry => entry.Fields["DATE"]).Distinct();

    /// <summary>Only the newest rows may still be held, by the pages that are being read.</summary>
    static void AssertForgotten(List<WeakReference> rows)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(rows.Count(row => row.IsAlive), 0, 200);
    }
}
