using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Events;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>What an operation needs before it can work.</summary>
public enum Need { Nothing, Talking, Held, Recorded, Ringing, Elsewhere, Conference }

/// <summary>One operation of the vendor and the way to it through the capability interfaces.</summary>
/// <param name="Id">Unique in the tests.</param>
/// <param name="Name">The wire name.</param>
public sealed record LguOperation(string Id, string Name, RequestKind Kind, Need Needs, Func<Rig, CancellationToken, Task<object?>> RunAsync)
{
    public const string Number = "01012345678";

    /// <summary>The second line, which somebody is logged in to where an operation needs another person.</summary>
    public const string Colleague = "3322";

    public static IReadOnlyList<LguOperation> All { get; } =
    [
        Act("Click2Call", "CLICKCALL", Need.Nothing, async (rig, token) => await rig.Need<IDialing>().DialAsync(new DialRequest { To = Number }, token)),
        Act("Answer", "ANSWER", Need.Ringing, async (rig, token) => await rig.Need<ICallAnswering>().AnswerAsync(new CallRequest(), token)),
        Act("Hold", "HOLD", Need.Talking, async (rig, token) => await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), token)),
        Act("Unhold", "UNHOLD", Need.Held, async (rig, token) => await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest(), token)),
        Act("Pickup", "PICKUP", Need.Elsewhere, async (rig, token) => await rig.Need<ICallPickup>().PickupAsync(new PickupRequest { Extension = Colleague }, token)),
        Act("Pickup group", "PICKUP", Need.Elsewhere, async (rig, token) => await rig.Need<ICallPickup>().PickupAsync(new PickupRequest(), token)),
        Act("HangUp", "HANGUP", Need.Talking, async (rig, token) => await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), token)),
        Act("HangUpDst", "HANGUP", Need.Talking, async (rig, token) => await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Party = CallParty.Remote }, token)),
        Act("HangUpChannel", "HANGUP", Need.Talking, async (rig, token) => await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Channel = rig.Line().Calls[0].Source.Channel }, token)),
        Act("StartRecord", "MONITOR", Need.Talking, async (rig, token) => await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), token)),
        Act("StopRecord", "MONITOR", Need.Recorded, async (rig, token) => await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest(), token)),
        Act("Transfer", "TRANSFER", Need.Talking, async (rig, token) => await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { To = Colleague }, token)),
        Act("AtXfer", "ATXFER", Need.Talking, async (rig, token) => await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { To = Colleague, Mode = TransferMode.Attended }, token)),
        Act("AtXferCID", "ATXFERCID", Need.Talking, async (rig, token) => await rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { To = Colleague, Mode = TransferMode.Attended, CallerId = "07075490101" }, token)),
        Act("RedirectConference", "REDIRECTCONFERENCE", Need.Talking, async (rig, token) => await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest(), token)),
        Act("CallWithConference", "CALLWITHCONFERENCE", Need.Nothing, async (rig, token) => await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = [Number, Colleague] }, token)),
        Act("InviteConference", "INVITECONFERENCE", Need.Conference, async (rig, token) => await rig.Need<IConferenceInvitation>().AddConferenceMemberAsync(new ConferenceMemberRequest { Members = [Colleague] }, token)),
        Act("RemoveConference", "REMOVECONFERENCE", Need.Conference, async (rig, token) => await rig.Need<IConferenceRemoval>().RemoveConferenceMemberAsync(new ConferenceMemberRequest { Members = [Number] }, token)),
        Read("GetListConfMember", "GETLISTCONFMEMBER", Need.Conference, async (rig, token) => await rig.Need<IConferenceInfo>().GetConferenceAsync(new ConferenceRequest(), token)),
        Act("SendSIPCommand", "HOLD", Need.Talking, async (rig, token) => await rig.Need<IRawCommands>().InvokeCommandAsync("CMD|HOLD|", new Dictionary<string, string>(), token)),
        Act("SendSMS", "SENDSMS", Need.Nothing, async (rig, token) => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = [Number], Text = "안녕하세요" }, token).ToListAsync(token)),
        Act("SendPeerMsg", "SENDPEERMSG", Need.Nothing, async (rig, token) => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = [Colleague], Text = "우리는 민족", Type = MessageType.Peer }, token).ToListAsync(token)),
        Set("SetForward", "SETFORWARD", async (rig, token) => await rig.Need<IForwarding>().SetForwardAsync(new ForwardRequest { To = Number }, token)),
        Set("SetForward off", "SETFORWARD", async (rig, token) => await rig.Need<IForwarding>().ClearForwardAsync(new ForwardRequest(), token)),
        Read("GetPeerInfo", "GETPEERINFO", Need.Nothing, async (rig, token) => await rig.Need<IDevices>().ListDevicesAsync([], new ListRequest(), token).ToListAsync(token)),
        Read("GetStatusPeers", "GETSTATUSPEERS", Need.Nothing, async (rig, token) => await rig.Need<ICallStatus>().GetStatusAsync([], token).ToListAsync(token)),
        Read("GetCallHistory", "GETCALLHISTORY", Need.Nothing, async (rig, token) => await rig.Need<ICallHistory>().ListCallsAsync(new CallHistoryRequest { Direction = CallDirection.Inbound }, token).ToListAsync(token)),
        Read("GetCallHistory (counts)", "GETCALLHISTORY", Need.Nothing, async (rig, token) => await rig.Need<ICallStatistics>().CountCallsAsync(new CallHistoryRequest(), token)),
        Read("MagAddrList LIST", "MAGADDRLIST", Need.Nothing, async (rig, token) => await rig.Need<IContacts>().ListContactsAsync(new ListRequest(), token).ToListAsync(token)),
        Act("MagAddrList ADD", "MAGADDRLIST", Need.Nothing, async (rig, token) => await rig.Need<IContactEditing>().AddContactAsync(new Contact { Name = "여규모", Numbers = [new ContactNumber(Number, null)] }, token)),
        Act("MagAddrList DEL", "MAGADDRLIST", Need.Nothing, async (rig, token) =>
        {
            await rig.Need<IContactEditing>().RemoveContactAsync(rig.Line().Contacts.Items[0].Key, token);
            return null;
        }),
        Read("GetRecordList", "GETRECORDLIST", Need.Nothing, async (rig, token) => await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), token).ToListAsync(token)),
    ];

    /// <summary>The document promises no event within any time: silence is no failure.</summary>
    public bool QuietIsFine => Name == "INVITECONFERENCE";

    public static LguOperation Of(string id) => All.Single(operation => operation.Id == id);

    public async Task ArrangeAsync(Rig rig)
    {
        switch (Needs)
        {
            case Need.Talking or Need.Held or Need.Recorded or Need.Conference:
                await rig.TalkAsync();
                if (Needs == Need.Held) await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token).Soon();
                if (Needs == Need.Recorded) await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), Rig.Token).Soon();
                if (Needs == Need.Conference)
                {
                    await using var joined = await rig.SubscribeAsync(new EventFilter([TelEventType.ConferenceChanged]));
                    await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest(), Rig.Token).Soon();
                    await joined.NextAsync();
                    await joined.NextAsync();
                }
                break;
            case Need.Ringing:
                await rig.RingAsync();
                break;
            case Need.Elsewhere:
                await rig.Simulator.ActAsync("ring", new { to = Colleague, from = Number });
                break;
        }
    }

    static LguOperation Act(string id, string name, Need needs, Func<Rig, CancellationToken, Task<object?>> run) => new(id, name, RequestKind.Action, needs, run);

    static LguOperation Set(string id, string name, Func<Rig, CancellationToken, Task<object?>> run) => new(id, name, RequestKind.IdempotentSet, Need.Nothing, run);

    static LguOperation Read(string id, string name, Need needs, Func<Rig, CancellationToken, Task<object?>> run) => new(id, name, RequestKind.Read, needs, run);
}
