extern alias library;

using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using library::TelephonyOps.Events;
using static TelephonyOps.Simulator.Commands.Demo.DemoScene;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>A line of an LGUBase server that calls out.</summary>
internal static class LguBaseDemo
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        var session = scene.Session;
        await CallAsync(session, cancellationToken);

        var since = Clock.KoreaStandardTime.At(new DateTime(2025, 12, 30));
        var query = new CallHistoryRequest { Since = since, Until = since.AddDays(3) };
        var count = await session.Require<ICallStatistics>().CountCallsAsync(query, cancellationToken);
        var rows = await session.Require<ICallHistory>().ListCallsAsync(query, cancellationToken).Take(3).ToListAsync(cancellationToken);
        Step(rows.Count == 3, $"history: {count.Inbound} calls in and {count.Outbound} out, the first three read");

        var editing = session.Require<IContactEditing>();
        await editing.AddContactAsync(new Contact { Name = "Demo", Numbers = [new ContactNumber("01012345678", null)] }, cancellationToken);
        var contact = await session.Require<IContacts>().ListContactsAsync(new ListRequest(), cancellationToken).FirstOrDefaultAsync(one => one.Name == "Demo", cancellationToken);
        Step(contact is not null, "contact added and read back");
        await editing.RemoveContactAsync(contact!.Id!, cancellationToken);
        Step("and deleted");
    }

    private static async Task CallAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        await using var events = await session.SubscribeAsync(new EventFilter([TelEventType.Dialing, TelEventType.Connected, TelEventType.Ended]), cancellationToken);
        var seen = new List<TelEventType>();

        var call = await session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678" }, cancellationToken);
        Step(call.Outcome == CallOutcome.Accepted, $"dialled {call.To}: {call.Outcome}");
        await FollowAsync(TelEventType.Connected);
        await session.Require<ICallHolding>().HoldAsync(new CallRequest { Call = call }, cancellationToken);
        await session.Require<ICallHolding>().RetrieveAsync(new CallRequest { Call = call }, cancellationToken);
        Step("held and taken back");
        await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, cancellationToken);
        await FollowAsync(TelEventType.Ended);
        Step(seen.Count >= 3, $"seen as events: {string.Join(", ", seen)}");

        async Task FollowAsync(TelEventType last)
        {
            await foreach (var item in events.ReadAllAsync(patience.Token))
            {
                seen.Add(item.Type);
                if (item.Type == last) return;
            }
        }
    }
}
