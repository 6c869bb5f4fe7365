using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Centrex;
using TelephonyOps.Core.Tests.Dcs;
using TelephonyOps.Core.Tests.Ipecs;
using TelephonyOps.Core.Tests.LguBase;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>Every list of every provider tells when more rows were to be skipped than it has, and how many it has.</summary>
public sealed class PastEndTests
{
    static readonly (string Name, Func<Task<Rig>> Start)[] s_vendors =
    [
        ("Centrex", () => CentrexRig.StartSmallAsync()),
        ("Dcs", () => DcsRig.StartAsync(("days", "2"), ("rows-per-day", "3"), ("recordings-per-day", "12"), ("contacts", "3"))),
        ("LguBase", () => LguBaseRig.StartSmallAsync()),
        ("Ipecs", () => IpecsRig.StartAsync()),
    ];

    static readonly (string Name, Func<TelephonySession, ListRequest, IAsyncEnumerable<object>?> Read)[] s_lists =
    [
        ("history", (session, paging) => (session as ICallHistory)?.ListCallsAsync(History(session, paging), Rig.Token)),
        ("history in", (session, paging) => (session as ICallHistory)?.ListCallsAsync(History(session, paging) with { Direction = CallDirection.Inbound }, Rig.Token)),
        ("history of a number", (session, paging) => (session as ICallHistory)?.ListCallsAsync(History(session, paging) with { Number = "0*" }, Rig.Token)),
        ("inbound calls", (session, paging) => (session as IInboundCalls)?.ListInboundCallsAsync(Timed(session, paging), Rig.Token)),
        ("recordings", (session, paging) => (session as IRecordings)?.ListRecordingsAsync(Timed(session, paging), Rig.Token)),
        ("contacts", (session, paging) => (session as IContacts)?.ListContactsAsync(paging, Rig.Token)),
        ("messages", (session, paging) => (session as IMessageInbox)?.ListMessagesAsync(Timed(session, paging), Rig.Token)),
        ("devices", (session, paging) => (session as IDevices)?.ListDevicesAsync([], paging, Rig.Token)),
    ];

    public static TheoryData<string, string> Lists => new MatrixTheoryData<string, string>(s_vendors.Select(vendor => vendor.Name), s_lists.Select(list => list.Name));

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_says_how_many_rows_it_has_when_more_were_to_be_skipped(string vendor, string list)
    {
        await using var rig = await s_vendors.Single(other => other.Name == vendor).Start();
        var read = s_lists.Single(other => other.Name == list).Read;
        if (read(rig.Session, new ListRequest()) is not { } all) return;
        var count = await all.CountAsync(Rig.Token);
        Assert.Equal((0, null), await PassAsync(count));
        Assert.Equal((0, count), await PassAsync(count + 1));
        Assert.Equal((0, count), await PassAsync(count + 1000));

        async Task<(int Rows, long? Told)> PassAsync(long skip)
        {
            long? told = null;
            var rows = await read(rig.Session, new ListRequest { Skip = skip, OnPastEnd = value => told = value })!.CountAsync(Rig.Token);
            return (rows, told);
        }
    }

    static CallHistoryRequest History(TelephonySession session, ListRequest paging) => new() { Skip = paging.Skip, OnPastEnd = paging.OnPastEnd, Since = Since(session) };

    static TimedListRequest Timed(TelephonySession session, ListRequest paging) => new() { Skip = paging.Skip, OnPastEnd = paging.OnPastEnd, Since = Since(session) };

    // One vendor lists by the day and needs a beginning.
    static DateTimeOffset? Since(TelephonySession session) => session.Provider == "Dcs" ? DcsRig.Midnight.AddDays(-1) : null;
}
