using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Providers.LguBase.Commands;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>Lists that come in parts (quirks 30, 31).</summary>
public sealed class ResultRowsTests
{
    [Theory]
    [InlineData("RES:1^a|2^b", "1^a", "2^b")]
    [InlineData("1^a|2^b|", "1^a", "2^b")]
    [InlineData("RES:")]
    [InlineData("")]
    [InlineData("RES:1^a\n", "1^a")]
    public void Quirk30_one_part_with_and_without_RES(string part, params string[] expected) => Assert.Equal(expected, Rows([part]));

    [Fact]
    public void Quirk30_parts_are_joined_at_a_row_and_in_the_middle_of_one()
    {
        Assert.Equal(["1^a", "2^b", "3^c"], Rows(["RES:1^a|2^b\n", "RES:3^c"]));
        Assert.Equal(["1^a", "2^b", "3^c"], Rows(["RES:1^a|2^b|\r\n", "RES:3^c"]));
        Assert.Equal(["1^a", "2^b", "3^c"], Rows(["RES:1^a|2\n", "RES:^b|3^c"]));
    }

    [Fact]
    public void Quirk30_a_character_cut_by_the_end_of_a_part_becomes_whole()
    {
        var bytes = Cp949.Strict.GetBytes("1^가나|2^다");
        byte[] first = [.. bytes[..3], (byte)'\n'];
        var rows = ResultRows.Read([first, bytes[3..]], (byte)'|', IsWhole).Select(row => Cp949.Strict.GetString(row));
        Assert.Equal(["1^가나", "2^다"], rows);
    }

    [Fact]
    public void Rows_survive_any_division_into_parts()
        => Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(1, 7).ListOf(40).ToArbitrary(), (count, sizes) =>
        {
            var rows = Enumerable.Range(1, count).Select(row => $"2011-09-{row:D2}^{row}").ToList();
            var parts = new List<string>();
            var at = 0;
            foreach (var size in sizes)
            {
                if (at >= rows.Count) break;
                var taken = rows.Skip(at).Take(size).ToList();
                at += taken.Count;
                parts.Add("RES:" + string.Join('|', taken) + (at < rows.Count ? "\n" : ""));
            }
            if (at >= rows.Count) Assert.Equal(rows, Rows(parts));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void G11_no_bytes_make_it_fail()
        => Prop.ForAll<byte[][]>(parts => Assert.All(ResultRows.Read([.. parts.Where(part => part is not null)], (byte)'|', IsWhole).ToList(), row => Assert.NotEmpty(row)))
            .QuickCheckThrowOnFailure();

    static IEnumerable<string> Rows(IEnumerable<string> parts) => ResultRows.Read([.. parts.Select(Encoding.ASCII.GetBytes)], (byte)'|', IsWhole).Select(Encoding.ASCII.GetString);

    static bool IsWhole(byte[] row) => row.Contains((byte)'^') && row[0] != (byte)'^';
}
