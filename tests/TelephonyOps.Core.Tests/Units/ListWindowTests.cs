using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Units;

public sealed class ListWindowTests
{
    static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("abc", "", "abc")]
    [InlineData("", "abc", "abc")]
    [InlineData("", "", "")]
    [InlineData("aceg", "bdf", "abcdefg")]
    [InlineData("abc", "xyz", "abcxyz")]
    [InlineData("xyz", "abc", "abcxyz")]
    public async Task Two_lists_become_one_newest_first(string left, string right, string merged) => Assert.Equal(merged, await MergeAsync(left, right));

    [Theory]
    [InlineData(0, "abcdefg")]
    [InlineData(1, "bcdefg")]
    [InlineData(4, "efg")]
    [InlineData(7, "")]
    [InlineData(99, "")]
    public async Task Skipping_counts_the_rows_of_both_together(long skip, string merged)
        => Assert.Equal(merged, await MergeAsync("aceg", "bdf", new TimedListRequest { Skip = skip }));

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, 7L)]
    public async Task Skipping_more_than_there_is_tells_how_many_rows_there_are(long skip, long? told)
    {
        long? total = null;
        Assert.Equal("", await MergeAsync("aceg", "bdf", new TimedListRequest { Skip = skip, OnPastEnd = rows => total = rows }));
        Assert.Equal(told, total);
    }

    [Fact]
    public async Task The_total_is_the_sum_and_told_once_when_both_are_known()
    {
        var totals = new List<ListTotal>();
        await MergeAsync("aceg", "bdf", new TimedListRequest { OnTotal = totals.Add });
        Assert.Equal([new ListTotal(7, true)], totals);
        totals.Clear();
        await MergeAsync("aceg", "bdf", new TimedListRequest { OnTotal = totals.Add, Number = "a*" });
        Assert.Equal([new ListTotal(7, false)], totals);
    }

    [Fact]
    public async Task Each_list_is_read_only_as_far_as_its_rows_are_wanted()
    {
        var read = new List<char>();
        var window = Window(new TimedListRequest());
        var rows = await window.Merge(_ => Rows("abc", read), _ => Rows("xyz", read), Rig.Token).Take(2).ToListAsync(Rig.Token);
        Assert.Equal(['a', 'b'], rows);
        Assert.Equal(['a', 'x', 'b'], read);
    }

    [Fact]
    public async Task Both_lists_are_closed_when_the_reader_leaves_and_when_one_fails()
    {
        var closed = 0;
        var window = Window(new TimedListRequest());
        Assert.Equal('a', await window.Merge(_ => Counted("abc"), _ => Counted("xyz"), Rig.Token).FirstAsync(Rig.Token));
        Assert.Equal(2, closed);
        await Assert.ThrowsAsync<TelephonyException>(async () => await window.Merge(_ => Counted("abc"), _ => Counted("!"), Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal(4, closed);

        async IAsyncEnumerable<char> Counted(string rows)
        {
            try
            {
                foreach (var row in rows)
                {
                    if (row == '!') throw new TelephonyException(TelephonyErrorKind.Unavailable, "no");
                    await Task.Yield();
                    yield return row;
                }
            }
            finally
            {
                closed++;
            }
        }
    }

    [Fact]
    public async Task The_range_includes_its_beginning_and_not_its_end_and_stops_at_older_rows()
    {
        var read = new List<char>();
        var window = Window(new TimedListRequest { Since = Time('f'), Until = Time('c') });
        Assert.False(window.CanJump);
        Assert.Equal(['d', 'e', 'f'], await window.Apply(Rows("abcdefghij", read), Rig.Token).ToListAsync(Rig.Token));
        Assert.Equal('g', read[^1]);
    }

    [Fact]
    public async Task A_row_without_a_time_is_in_every_range()
    {
        var window = new ListWindow<char>(new TimedListRequest { Since = Time('b') }, row => row == 'x' ? null : Time(row), row => [row.ToString()]);
        Assert.Equal(['a', 'x', 'b'], await window.Apply(Rows("axbc"), Rig.Token).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task Filters_come_before_skipping()
    {
        var window = new ListWindow<char>(new TimedListRequest { Skip = 1, Number = "?" }, row => Time(row), row => [row.ToString()], row => row is 'b' or 'd' or 'f');
        Assert.Equal(['d', 'f'], await window.Apply(Rows("abcdefg"), Rig.Token).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task An_unfiltered_window_leaves_the_skipping_to_the_pages()
    {
        var window = Window(new TimedListRequest { Skip = 5 });
        Assert.True(window.CanJump);
        Assert.Equal(['a', 'b'], await window.Apply(Rows("ab"), Rig.Token).ToListAsync(Rig.Token));
    }

    [Fact]
    public async Task G1_a_resumable_list_counts_from_what_was_skipped_and_keeps_the_error()
    {
        var inner = new TelephonyException(TelephonyErrorKind.Throttled, "slow down")
        {
            Provider = "P",
            VendorCode = "3004",
            VendorText = "text",
            IsTransient = true,
            RetryAfter = TimeSpan.FromSeconds(4),
            RecommendedAction = "Wait.",
        };
        var error = await Fails.WithAsync(TelephonyErrorKind.Throttled, Breaking(3).Resumable(40, Rig.Token));
        Assert.Equal(43, error.ResumeAt);
        Assert.Equal(("P", "3004", "text", true, TimeSpan.FromSeconds(4), "slow down 43 rows had come before; the list is not complete."), (error.Provider, error.VendorCode, error.VendorText, error.IsTransient, error.RetryAfter, error.Message));
        Assert.Equal("Go on with -Skip 43. Wait.", error.RecommendedAction);
        Assert.Same(inner, error.InnerException);

        // Where nothing came there is nothing to say.
        Assert.Same(inner, await Fails.WithAsync(TelephonyErrorKind.Throttled, Breaking(0).Resumable(40, Rig.Token)));

        async IAsyncEnumerable<int> Breaking(int after)
        {
            for (var row = 0; row < after; row++) yield return row;
            await Task.Yield();
            throw inner;
        }
    }

    static async Task<string> MergeAsync(string left, string right, TimedListRequest? request = null)
    {
        var window = Window(request ?? new TimedListRequest());
        return string.Concat(await window.Merge(inner => Told(inner, left), inner => Told(inner, right), Rig.Token).ToListAsync(Rig.Token));

        static IAsyncEnumerable<char> Told(ListWindow<char> inner, string rows)
        {
            inner.Request.OnTotal?.Invoke(new ListTotal(rows.Length, inner.CanJump));
            return Rows(rows);
        }
    }

    static ListWindow<char> Window(TimedListRequest request) => new(request, row => Time(row), row => [row.ToString()]);

    /// <summary>The later in the alphabet, the older.</summary>
    static DateTimeOffset Time(char row) => s_start.AddMinutes('z' - row);

    static async IAsyncEnumerable<char> Rows(string rows, List<char>? read = null)
    {
        foreach (var row in rows)
        {
            read?.Add(row);
            await Task.Yield();
            yield return row;
        }
    }
}
