using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Simulator.Observation;
using TelephonyOps.Simulator.Providers.LgRest;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.LgRest;

/// <summary>What the vendor means by 4002 and 4004 in an operation (quirk 3).</summary>
public enum NoData { EmptyList, NoActiveCall, Idle, FileMissing, NoHook, NotFound }

/// <summary>The call that an operation needs.</summary>
public enum CallNeed { None, Talking, Held, Recorded }

/// <summary>One operation of a vendor, the way to it through the capability interfaces, and what is special about it.</summary>
public sealed record LgOperation(string Name, RequestKind Kind, NoData NoData, Func<Rig, CancellationToken, Task<object?>> RunAsync)
{
    public const string Number = "01012345678";

    public CallNeed Needs { get; init; }

    public static LgOperation Dial { get; } = new("clickdial", RequestKind.Action, NoData.NotFound, async (rig, token) => await rig.Need<IDialing>().DialAsync(new DialRequest { To = Number }, token));

    public static LgOperation HangUp { get; } = OnCall("hangup", CallNeed.Talking, async (rig, token) => await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest(), token));

    public static LgOperation Conference { get; } =
        OnCall("conference", CallNeed.Talking, async (rig, token) => await rig.Need<IConferencing>().StartConferenceAsync(new ConferenceRequest { To = [Number, "855"] }, token));

    public static LgOperation StartRecord { get; } = OnCall("startrecord", CallNeed.Talking, async (rig, token) => await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), token));

    public static LgOperation UserInfo { get; } = Read("userinfo", NoData.NotFound, async (rig, token) => await rig.Need<IUserInfo>().GetUserAsync(token));

    public static LgOperation StopRecord(string name)
        => OnCall(name, CallNeed.Recorded, async (rig, token) => await rig.Need<ICallRecording>().StopRecordingAsync(new CallRecordingRequest(), token));

    public static LgOperation Hold(string name) => OnCall(name, CallNeed.Talking, async (rig, token) => await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), token));

    public static LgOperation Unhold(string name) => OnCall(name, CallNeed.Held, async (rig, token) => await rig.Need<ICallHolding>().RetrieveAsync(new CallRequest(), token));

    public static LgOperation SendText(string name) => new(name, RequestKind.Action, NoData.NotFound, async (rig, token)
        => await rig.Need<IMessaging>().SendMessageAsync(new MessageRequest { To = [Number], Text = "안녕" }, token).ToListAsync(token));

    public static LgOperation Download(string name, Func<Rig, string> fileName) => Read(name, NoData.FileMissing, async (rig, token) =>
    {
        await using var content = await rig.Need<IRecordingDownload>().OpenRecordingAsync(fileName(rig), token);
        using var bytes = new MemoryStream();
        await content.Content.CopyToAsync(bytes, token);
        return bytes.ToArray();
    });

    public static LgOperation Set(string name, NoData noData, Func<Rig, CancellationToken, Task<object?>> run) => new(name, RequestKind.IdempotentSet, noData, run);

    public static LgOperation Read(string name, NoData noData, Func<Rig, CancellationToken, Task<object?>> run) => new(name, RequestKind.Read, noData, run);

    public static LgOperation List<T>(string name, Func<Rig, CancellationToken, IAsyncEnumerable<T>> list)
        => Read(name, NoData.EmptyList, async (rig, token) => await list(rig, token).ToListAsync(token));

    /// <summary>Makes what the operation needs: a call that is up, on hold, being recorded.</summary>
    public async Task ArrangeAsync(Rig rig, Line line)
    {
        if (Needs == CallNeed.None) return;
        await TalkAsync(rig, line);
        if (Needs == CallNeed.Recorded) await rig.Need<ICallRecording>().StartRecordingAsync(new CallRecordingRequest(), Rig.Token);
        if (Needs == CallNeed.Held) await rig.Need<ICallHolding>().HoldAsync(new CallRequest(), Rig.Token);
    }

    /// <summary>A call that both ends have picked up.</summary>
    public static async Task<Call> TalkAsync(Rig rig, Line line, string to = Number)
    {
        var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = to }, Rig.Token);
        await Eventually.HoldsAsync(() => line.Call?.Phase == CallPhase.Connected);
        return call;
    }

    static LgOperation OnCall(string name, CallNeed need, Func<Rig, CancellationToken, Task<object?>> run) => new(name, RequestKind.Action, NoData.NoActiveCall, run) { Needs = need };
}

/// <summary>One of the two systems, for the tests that hold for both.</summary>
public interface ILgSystem
{
    static abstract string Provider { get; }

    static abstract IReadOnlyList<LgOperation> Operations { get; }

    /// <summary>A simulator with lists of three rows, and a session on its clock.</summary>
    static abstract Task<Rig> StartSmallAsync();

    /// <summary>A simulator whose lists are empty.</summary>
    static abstract Task<Rig> StartEmptyAsync();

    static abstract Line Line(Rig rig);

    /// <summary>The codes that the vendor's table has for the operation, those of "no data" apart.</summary>
    static abstract IEnumerable<(string Code, TelephonyErrorKind Kind)> Codes(LgOperation operation);

    /// <summary>The request must have the form of the document.</summary>
    static abstract void AssertForm(JournalEntry request, Rig rig);
}
