using System.Collections;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.Ipecs.Wire;

namespace TelephonyOps.Core.Tests.Ipecs;

/// <summary>The JSON query language of 4.1 and 4.2, and what it cannot say.</summary>
public sealed class QueryTests
{
    static readonly TimeZoneInfo s_zone = Clock.KoreaStandardTime;

    [Fact]
    public void The_documents_own_queries_come_out_as_they_are_printed()
    {
        Assert.Equal("""{"StationNumber":"1003"}""", Json(new Hashtable { ["StationNumber"] = "1003" }));
        Assert.Equal("""{"$regex":{"StationNumber":"*3"}}""", Json(new Hashtable { ["$regex"] = new Hashtable { ["StationNumber"] = "*3" } }));
        Assert.Equal("""{"StationNumber":"1003","$>":{"StartTime":"2018-08-10"}}""", Json(Ordered(("StationNumber", "1003"), ("$>", new Hashtable { ["StartTime"] = "2018-08-10" }))));
        Assert.Equal("""{"$or":[{"status":"normal","age":20},{"status":"idle","age":30}]}""", Json(Ordered(("$or", new object[] { Ordered(("status", "normal"), ("age", 20)), Ordered(("status", "idle"), ("age", 30)) }))));
        Assert.Equal("""{"status":"normal","$>=":{"age":20},"$<=":{"age":30},"$not":{"age":25}}""",
            Json(Ordered(("status", "normal"), ("$>=", new Hashtable { ["age"] = 20 }), ("$<=", new Hashtable { ["age"] = 30 }), ("$not", new Hashtable { ["age"] = 25 }))));
    }

    [Fact]
    public void Quirk46_an_operator_may_stand_twice_in_one_object()
    {
        var query = Query(new Hashtable { ["$>"] = new Hashtable { ["Cost"] = 10 } }).With(new IpecsQuery().Where("Index", IpecsQuery.Greater, 5L));
        Assert.Equal("""{"$>":{"Cost":10},"$>":{"Index":5}}""", query.ToJson());
    }

    [Fact]
    public void Values_are_written_as_what_they_are()
    {
        Assert.Equal("""{"a":true}""", Json(new Hashtable { ["a"] = true }));
        Assert.Equal("""{"a":1.5}""", Json(new Hashtable { ["a"] = 1.5 }));
        Assert.Equal("""{"a":"2026-03-01 09:00"}""", Json(new Hashtable { ["a"] = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal("""{"a":"2026-03-01 09:00:01"}""", Json(new Hashtable { ["a"] = new DateTimeOffset(2026, 3, 1, 0, 0, 1, TimeSpan.Zero) }));
        Assert.Equal("""{"a":"2026-03-01 00:00"}""", Json(new Hashtable { ["a"] = new DateTime(2026, 3, 1) }));
        Assert.Equal("""{"$regex":{"a":"\\*12?"}}""", Json(new Hashtable { ["$regex"] = new Hashtable { ["a"] = @"\*12?" } }));
        Assert.Equal("""{"$or":[{"a":1}]}""", Json(new Hashtable { ["$or"] = new Hashtable { ["a"] = 1 } }));
    }

    public static TheoryData<Hashtable> Impossible =>
    [
        new Hashtable { ["$gt"] = new Hashtable { ["Index"] = 1 } },
        new Hashtable { [""] = 1 },
        new Hashtable { ["Index"] = null },
        new Hashtable { ["Index"] = new[] { 1, 2 } },
        new Hashtable { ["Index"] = new Hashtable { ["a"] = 1 } },
        new Hashtable { ["Index"] = new Uri("http://127.0.0.1") },
        new Hashtable { ["$or"] = "x" },
        new Hashtable { ["$or"] = Array.Empty<object>() },
        new Hashtable { ["$or"] = new object[] { 1 } },
        new Hashtable { ["$or"] = new object[] { new Hashtable() } },
        new Hashtable { ["$and"] = 5 },
        new Hashtable { ["$not"] = 5 },
        new Hashtable { ["$not"] = new Hashtable() },
        new Hashtable { ["$>"] = 5 },
        new Hashtable { ["$>"] = new Hashtable { ["$not"] = 5 } },
        new Hashtable { ["$>"] = new Hashtable { ["Index"] = new Hashtable() } },
        new Hashtable { ["$regex"] = new Hashtable { ["StationNumber"] = 5 } },
        new Hashtable { ["$regex"] = new Hashtable { ["StationNumber"] = @"^10\d+$" } },
        new Hashtable { ["$regex"] = new Hashtable { ["StationNumber"] = "10[0-9]" } },
        new Hashtable { ["$regex"] = new Hashtable { ["StationNumber"] = @"10\" } },
        new Hashtable { ["$regex"] = new Hashtable { ["StationNumber"] = "a|b" } },
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_the_language_cannot_say_is_refused_with_advice(Hashtable filter)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => Query(filter));
        Assert.Contains("$regex", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var filter = new Hashtable { ["Index"] = 1 };
        for (var i = 0; i < 40; i++) filter = new Hashtable { ["$not"] = filter };
        Fails.With(TelephonyErrorKind.InvalidArgument, () => Query(filter));
    }

    [Fact]
    public void G11_no_text_breaks_out_of_its_place()
        => Prop.ForAll<string, string>((name, value) =>
        {
            if (string.IsNullOrWhiteSpace(name) || name.StartsWith('$') || value is null) return;
            using var document = JsonDocument.Parse(Json(new Hashtable { [name] = value }));
            var field = Assert.Single(document.RootElement.EnumerateObject());

            // A half surrogate pair is no text of JSON: it comes out as the replacement character.
            if (!name.Any(char.IsSurrogate)) Assert.Equal(name, field.Name);
            if (!value.Any(char.IsSurrogate)) Assert.Equal(value, field.Value.GetString());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void G11_any_pattern_is_taken_whole_or_refused()
        => Prop.ForAll(Gen.Elements([.. @"0123*?\[](){}|^$+.x ".ToCharArray()]).ArrayOf().Select(characters => new string(characters)).ToArbitrary(), pattern =>
        {
            try
            {
                using var document = JsonDocument.Parse(Json(new Hashtable { ["$regex"] = new Hashtable { ["a"] = pattern } }));
                Assert.Equal(pattern, document.RootElement.GetProperty("$regex").GetProperty("a").GetString());
            }
            catch (TelephonyException error)
            {
                Assert.Equal(TelephonyErrorKind.InvalidArgument, error.Kind);
            }
        }).QuickCheckThrowOnFailure();

    static string Json(IDictionary filter) => Query(filter).ToJson();

    static IpecsQuery Query(IDictionary filter) => IpecsQuery.Of(filter.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, entry.Value)), s_zone);

    static System.Collections.Specialized.OrderedDictionary Ordered(params (string Name, object Value)[] pairs)
    {
        var result = new System.Collections.Specialized.OrderedDictionary();
        foreach (var (name, value) in pairs) result.Add(name, value);
        return result;
    }
}
