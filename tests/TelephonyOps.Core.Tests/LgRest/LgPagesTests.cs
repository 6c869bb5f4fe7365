using System.Text;
using System.Text.Json;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.LgRest;

/// <summary>The walk through a paged list that moves while it is read.</summary>
public sealed class LgPagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(20)]
    [InlineData(57)]
    public async Task Every_row_once_in_order(int rows)
    {
        var list = new MovingList(rows);
        Assert.Equal(list.Names, await list.ReadAsync().ToListAsync(Rig.Token));
        Assert.Equal(Math.Max(1, (rows + 9) / 10), list.Asked.Count);
    }

    [Fact]
    public async Task Nothing_is_asked_for_that_nobody_reads()
    {
        var list = new MovingList(100);
        Assert.Equal(10, (await list.ReadAsync().Take(10).ToListAsync(Rig.Token)).Count);
        Assert.Equal([1L], list.Asked);
        Assert.Equal(11, (await list.ReadAsync().Take(11).ToListAsync(Rig.Token)).Count);
        Assert.Equal([1L, 1, 2], list.Asked);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(35, 4)]
    [InlineData(99, 10)]
    [InlineData(100, 11)]
    [InlineData(1000, 101)]
    public async Task Skipping_asks_for_the_right_page_at_once(int skip, long firstPage)
    {
        var list = new MovingList(100);
        ListTotal? total = null;
        var rows = await list.ReadAsync(new ListRequest { Skip = skip, OnTotal = value => total = value }, jump: true).ToListAsync(Rig.Token);
        Assert.Equal(list.Names.Skip(skip), rows);
        Assert.Equal(firstPage, list.Asked[0]);
        Assert.Equal(new ListTotal(100, true), total);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, 0L)]
    [InlineData(3, 3, null)]
    [InlineData(3, 5, 3L)]
    [InlineData(35, 35, null)]
    [InlineData(35, 36, 35L)]
    [InlineData(35, 40, 35L)]
    [InlineData(40, 40, null)]
    [InlineData(35, 4000, 35L)]
    public async Task Skipping_more_than_there_is_tells_how_many_there_are(int count, int skip, long? told)
    {
        long? total = null;
        var list = new MovingList(count);
        Assert.Empty(await list.ReadAsync(new ListRequest { Skip = skip, OnPastEnd = rows => total = rows }, jump: true).ToListAsync(Rig.Token));
        Assert.Equal(told, total);
        Assert.Single(list.Asked);
    }

    [Theory]
    [InlineData("", 40, 35L)]
    [InlineData("", 35, null)]
    [InlineData("\"LISTINFO\":{\"page\":\"5\",\"numperpage\":\"10\",\"total\":\"0\"},", 40, 35L)]
    public async Task Behind_the_end_the_code_for_no_data_does_not_tell_the_total_and_the_first_page_is_asked(string info, int skip, long? told)
    {
        long? total = null;
        List<long> asked = [];
        var request = new ListRequest { Skip = skip, OnPastEnd = rows => total = rows };
        Assert.Empty(await LgPages.ReadAsync(FetchAsync, row => row.Text("NAME")!, null, request, jump: true, Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(told, total);
        Assert.Equal(skip == 40 ? [5L, 1] : [4L], asked);

        Task<LgAnswer> FetchAsync(long page, CancellationToken cancellationToken)
        {
            asked.Add(page);
            return Task.FromResult(MovingList.Parse(page <= 4
                ? $$"""{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":{{page}},"numperpage":10,"total":35},"DATAS":[{{string.Join(',', Enumerable.Repeat("{\"NAME\":\"a\"}", page == 4 ? 5 : 10))}}]}"""
                : $$"""{"SVC_RT":"4004","SVC_MSG":"NO_DATA",{{info}}"DATAS":null}"""));
        }
    }

    [Fact]
    public async Task Rows_that_come_in_at_the_top_push_nothing_out_and_repeat_nothing()
    {
        var list = new MovingList(35);
        var expected = list.Names.ToList();
        list.BeforePage = page =>
        {
            if (page is 2 or 3) list.AddAtTop(page == 2 ? 3 : 12);
        };
        Assert.Equal(expected, await list.ReadAsync().ToListAsync(Rig.Token));
    }

    [Theory]
    [InlineData(37)]
    [InlineData(10)]
    [InlineData(21)]
    public async Task Removing_every_row_as_it_comes_removes_all(int count)
    {
        var list = new MovingList(count);
        var expected = list.Names.ToList();
        var seen = new List<string>();
        await foreach (var name in list.ReadAsync(identity: name => name))
        {
            seen.Add(name);
            list.Remove(name);
        }
        Assert.Equal(expected, seen);
        Assert.Empty(list.Names);
    }

    [Fact]
    public async Task Removing_every_other_row_shows_each_once()
    {
        var list = new MovingList(43);
        var expected = list.Names.ToList();
        var seen = new List<string>();
        await foreach (var name in list.ReadAsync(identity: name => name))
        {
            seen.Add(name);
            if (seen.Count % 2 == 0) list.Remove(name);
        }
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Rows_that_come_and_go_at_once_are_told_apart_by_name()
    {
        var list = new MovingList(40);
        var expected = list.Names.ToList();
        list.BeforePage = page =>
        {
            if (page == 2) list.AddAtTop(2);
            if (page == 3) list.Remove(expected[0]);
        };
        Assert.Equal(expected, await list.ReadAsync(identity: name => name).ToListAsync(Rig.Token));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(200)]
    public async Task The_servers_page_size_wins(int perPage)
    {
        var list = new MovingList(57) { PerPage = perPage };
        Assert.Equal(list.Names, await list.ReadAsync().ToListAsync(Rig.Token));
        Assert.Equal(list.Names.Skip(33), await list.ReadAsync(new ListRequest { Skip = 33 }, jump: true).ToListAsync(Rig.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(34)]
    public async Task G1_a_list_without_a_total_goes_on_until_a_page_is_not_full(int rows)
    {
        var list = new MovingList(rows) { TellsTotal = false };
        Assert.Equal(list.Names, await list.ReadAsync().ToListAsync(Rig.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task G1_a_page_that_lacks_rows_is_an_error_and_no_short_success(long shortPage)
    {
        var list = new MovingList(35) { LeavesOut = shortPage };
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, list.ReadAsync().Resumable(0, Rig.Token));
        Assert.True(error.IsTransient);
        Assert.Contains("of 35", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G1_a_page_without_data_in_the_middle_is_an_error()
    {
        var list = new MovingList(35) { EmptyPage = 3 };
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, list.ReadAsync().Resumable(0, Rig.Token));
        Assert.Equal(20, error.ResumeAt);
        Assert.Contains("-Skip 20", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G11_a_list_that_changes_its_page_size_with_every_answer_is_given_up()
    {
        var list = new MovingList(1000);
        list.BeforePage = _ => list.PerPage = list.PerPage == 10 ? 3 : 10;
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, list.ReadAsync(new ListRequest { Skip = 500 }, jump: true));
        Assert.Contains("changes with every answer", error.Message, StringComparison.Ordinal);
        Assert.True(list.Asked.Count < 50);
    }

    [Fact]
    public async Task G11_a_list_that_gives_the_same_rows_for_ever_is_given_up()
    {
        static Task<LgAnswer> Same(long page, CancellationToken token)
            => Task.FromResult(MovingList.Parse("""{"SVC_RT":"0000","LISTINFO":{"TOTAL":"9000000000","NUM_PER_PAGE":"2"},"DATAS":[{"NAME":"a"},{"NAME":"b"}]}"""));
        var rows = new List<string>();
        var error = await Fails.WithAsync(TelephonyErrorKind.Protocol, async () =>
        {
            await foreach (var row in LgPages.ReadAsync(Same, row => row.Text("NAME")!, name => name, new ListRequest(), false, Rig.Token)) rows.Add(row);
        });
        Assert.True(error.IsTransient);
        Assert.Equal(["a", "b"], rows);
    }

    [Fact]
    public async Task Rows_without_a_name_are_not_taken_for_one_another()
    {
        static Task<LgAnswer> Unnamed(long page, CancellationToken token)
            => Task.FromResult(MovingList.Parse("""{"SVC_RT":"0000","LISTINFO":{"TOTAL":"2","NUM_PER_PAGE":"10"},"DATAS":[{"NAME":""},{"NAME":""}]}"""));
        Assert.Equal(2, (await LgPages.ReadAsync(Unnamed, row => row.Text("NAME")!, name => name, new ListRequest(), false, Rig.Token).ToListAsync(Rig.Token)).Count);
    }

    [Fact]
    public async Task G11_a_list_whose_total_swings_is_given_up()
    {
        var list = new MovingList(30);
        list.BeforePage = _ =>
        {
            if (list.Asked.Count > 1) list.Swing = list.Swing == 0 ? 15 : 0;
        };
        await Fails.WithAsync(TelephonyErrorKind.Protocol, list.ReadAsync(identity: name => name));
        Assert.True(list.Asked.Count < 50);
    }

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-1", "-1")]
    [InlineData("0", "9223372036854775807")]
    [InlineData("1e9", "abc")]
    public async Task G11_absurd_list_numbers_end_the_list_or_fail_it(string perPage, string total)
    {
        var json = $$"""{"SVC_RT":"0000","SVC_MSG":"OK","LISTINFO":{"page":1,"numperpage":"{{perPage}}","total":"{{total}}"},"DATAS":[{"NAME":"a"}]}""";
        var list = LgPages.ReadAsync((_, _) => Task.FromResult(MovingList.Parse(json)), row => row.Text("NAME")!, null, new ListRequest { Skip = 0 }, jump: true, Rig.Token);
        try
        {
            Assert.True((await list.Take(100).ToListAsync(Rig.Token)).Count <= 100);
        }
        catch (TelephonyException error)
        {
            Assert.Equal(TelephonyErrorKind.Protocol, error.Kind);
        }
    }

    [Fact]
    public async Task G1_a_list_made_of_another_says_where_its_own_rows_go_on()
    {
        var list = new MovingList(35) { BeforePage = page => { if (page == 3) throw new TelephonyException(TelephonyErrorKind.Unavailable, "gone") { RecommendedAction = "Try again." }; } };
        var inner = list.ReadAsync().Resumable(0, Rig.Token);
        var some = await Fails.WithAsync(TelephonyErrorKind.Unavailable, inner.Where(name => name.EndsWith('5')).Resumable(0, Rig.Token));
        Assert.Equal(2, some.ResumeAt);
        var none = await Fails.WithAsync(TelephonyErrorKind.Unavailable, inner.Where(name => name == "row0").Resumable(0, Rig.Token));
        Assert.Null(none.ResumeAt);
        Assert.DoesNotContain("-Skip", $"{none.RecommendedAction}", StringComparison.Ordinal);
    }

    /// <summary>A vendor's list, newest first, that can change between two pages.</summary>
    sealed class MovingList(int count)
    {
        int _next = count;

        public List<string> Names { get; } = [.. Enumerable.Range(0, count).Select(number => $"row{count - 1 - number}")];

        public List<long> Asked { get; } = [];

        public int PerPage { get; set; } = 10;

        public bool TellsTotal { get; init; } = true;

        public long? LeavesOut { get; init; }

        public long? EmptyPage { get; init; }

        public int Swing { get; set; }

        public Action<long> BeforePage { get; set; } = _ => { };

        public void AddAtTop(int rows)
        {
            for (var row = 0; row < rows; row++) Names.Insert(0, $"row{_next++}");
        }

        public void Remove(string name) => Names.Remove(name);

        public IAsyncEnumerable<string> ReadAsync(ListRequest? request = null, bool jump = false, Func<string, string>? identity = null)
            => LgPages.ReadAsync(FetchAsync, row => row.Text("NAME")!, identity, request ?? new ListRequest(), jump, Rig.Token);

        public static LgAnswer Parse(string json)
        {
            var request = new ApiRequest("list", RequestKind.Read, HttpMethod.Post, "list");
            return LgAnswer.Read(new ApiResponse(request, System.Net.HttpStatusCode.OK, null, Encoding.UTF8.GetBytes(json), null), "Centrex", LgContext.List);
        }

        Task<LgAnswer> FetchAsync(long page, CancellationToken cancellationToken)
        {
            Asked.Add(page);
            BeforePage(page);
            var rows = Names.Skip((int)((page - 1) * PerPage)).Take(PerPage).ToList();
            if (page == LeavesOut) rows.RemoveAt(rows.Count - 1);
            var info = TellsTotal ? $$""" "LISTINFO":{"page":{{page}},"numperpage":{{PerPage}},"total":{{Names.Count - Swing}}},""" : "";
            return Task.FromResult(Parse(page == EmptyPage
                ? """{"SVC_RT":"4002","SVC_MSG":"NO_DATA"}"""
                : $$"""{"SVC_RT":"0000","SVC_MSG":"OK",{{info}}"DATAS":{{(rows.Count == 0 ? "null" : JsonSerializer.Serialize(rows.Select(name => new { NAME = name })))}}}"""));
        }
    }
}
