using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.LgRest;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>G5, G6 and G11 as they apply here.</summary>
public sealed class GuaranteeTests
{
    [Fact]
    public async Task G5_however_many_workers_and_sessions_an_account_has_one_request_in_flight()
    {
        await using var rig = await DcsRig.StartSmallAsync(("latency-ms", "2"), ("accounts", "12"));
        int[] accounts = [0, 1, 4, 5, 6, 7, 8, 9];
        var sessions = new List<TelephonySession>();
        foreach (var account in accounts.Concat(accounts)) sessions.Add(await rig.ConnectAsync(account));

        await Task.WhenAll(Enumerable.Range(0, 32).Select(worker => Task.Run(async () =>
        {
            var session = sessions[worker % sessions.Count];
            for (var round = 0; round < 3; round++)
            {
                await session.ProbeAsync(Rig.Token);
                await session.Require<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token).ToListAsync(Rig.Token);
            }
        }))).Soon();

        Assert.Empty(rig.Simulator.Violations.All);
        Assert.Equal(32 * 3 * 2, rig.Done("callhistory"));
        foreach (var session in sessions) await session.DisposeAsync();
    }

    public static TheoryData<string> Names => [.. DcsOperation.Operations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task G6_the_hash_in_the_path_is_never_shown(string name)
    {
        var operation = DcsOperation.Of(name);
        await using var rig = (await DcsRig.StartSmallAsync(("password", Canary.Password))).Listen();
        await operation.ArrangeAsync(rig, rig.Line());
        Canary.AssertAbsentIn(await operation.RunAsync(rig, Rig.Token));
        foreach (var kind in new[] { FaultKind.Code, FaultKind.Garbage, FaultKind.Status, FaultKind.DropBefore })
        {
            rig.Simulator.Faults.Add(new Fault { Operation = name, Kind = kind, Code = "1002", Status = 404, Count = -1 });
            Canary.AssertAbsentIn(await Record.ExceptionAsync(() => operation.RunAsync(rig, Rig.Token).Soon()));
            rig.Simulator.Faults.Clear();
        }
        Canary.AssertAbsentIn(rig.Session);
        Assert.All(rig.Trace.All, line => Canary.AssertAbsent(line));
        Assert.Contains(rig.Trace.Requests, line => line.Contains($"restapi/{name}/4007/***", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task G6_a_server_that_quotes_the_address_back_does_not_bring_the_hash_out(int status)
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.On("hold", (context, _) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync($"<h1>Not Found</h1>The requested URL {context.Request.Path} was not found");
        });
        var error = await Assert.ThrowsAsync<TelephonyException>(() => script.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token));
        Assert.Contains("The requested URL /restapi/hold/4XX7/***", error.VendorText, StringComparison.Ordinal);
        Canary.AssertAbsentIn(error);
    }

    [Fact]
    public async Task G6_a_raw_answer_that_quotes_the_hash_is_cleared_of_it()
    {
        await using var script = await DcsScript.StartAsync();
        script.Server.On("echo", (context, _) => context.Response.WriteAsync(JsonSerializer.Serialize(new { SVC_RT = "0000", SVC_MSG = context.Request.Path.Value, DATAS = new { URL = context.Request.Path.Value } })));
        var result = await script.Need<IRawCommands>().InvokeCommandAsync("echo", new Dictionary<string, string>(), Rig.Token);
        Assert.Contains("***", result.Text, StringComparison.Ordinal);
        Canary.AssertAbsentIn(result);
    }

    [Fact]
    public async Task G11_whatever_a_server_answers_becomes_rows_or_the_librarys_error()
    {
        await using var script = await DcsScript.StartAsync();
        var answer = "";
        foreach (var operation in new[] { "userinfo", "phonebook", "callhistory", "recordlist" }) script.Server.On(operation, (context, _) => context.Response.WriteAsync(answer));
        Func<Task>[] readers =
        [
            () => script.Need<IUserInfo>().GetUserAsync(Rig.Token),
            () => ReadAsync(script.Need<IContacts>().ListContactsAsync(new ListRequest(), Rig.Token)),
            () => ReadAsync(script.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest(), Rig.Token)),
            () => ReadAsync(script.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token)),
        ];
        var tried = 0;
        var generator = Gen.OneOf(Answers(), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));

        await Task.Run(() => Prop.ForAll(generator.ToArbitrary(), text =>
        {
            answer = text;
            foreach (var reader in readers) Try(reader);
            tried += readers.Length;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300)), Rig.Token);
        Assert.InRange(tried, 1_200, 100_000);

        static void Try(Func<Task> reader)
        {
            try
            {
                reader().Soon().GetAwaiter().GetResult();
            }
            catch (TelephonyException)
            {
                // That is what is allowed to come of it.
            }
        }

        static async Task ReadAsync<T>(IAsyncEnumerable<T> rows)
        {
            // What a server claims to have may never end.
            await foreach (var _ in rows.Take(100))
            {
            }
        }
    }

    /// <summary>Envelopes as the vendor's, filled with anything.</summary>
    static Gen<string> Answers()
    {
        string[] names = ["USERID", "EXTENSION", "FORWARDING", "NAME", "TELINDEX", "TEL1NUM", "TEL2TYPE", "CALLDATE", "NUMBER", "BILLSEC", "DISPOSITIONCODE", "FILE_NAME", "FILE_SIZE", "FILE_TIME", "OTHER"];
        var scalar = Gen.OneOf(
            Gen.Elements("null", "true", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"16\"", "\"99991231235959\"", "\"00010101000000\"", "\"2016-11-22 10:20:30\"", "\"9223372036854775807\"", "\"1e9KB\"", "\"\\ud800\"", "[]", "{}", "[1,{\"a\":null}]"),
            ArbMap.Default.GeneratorFor<string>().Select(text => JsonSerializer.Serialize(text)));
        var row = Gen.Elements(names).Zip(scalar).ListOf().Select(fields => "{" + string.Join(',', fields.Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}");
        var data = Gen.OneOf(row, row.ListOf().Select(rows => "[" + string.Join(',', rows) + "]"), scalar);
        return from code in Gen.Elements("0000", "4002", "4004", "OK", "3", "")
               from number in scalar
               from rows in data
               select $$$"""{"SVC_RT":"{{{code}}}","SVC_MSG":{{{number}}},"LISTINFO":{"PAGE":1,"NUM_PER_PAGE":{{{number}}},"TOTAL":{{{number}}}},"DATAS":{{{rows}}}}""";
    }
}
