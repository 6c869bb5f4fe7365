using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.Ipecs;

public sealed class SmokeTests
{
    [Fact]
    public async Task A_call_from_ring_to_end()
    {
        await using var rig = await IpecsRig.StartAsync();
        Assert.Equal("1.0.0", rig.Session.ApiVersion);
        await using var events = await rig.WatchAsync(IpecsRig.Alice, IpecsRig.Bob);
        var call = await rig.DialAsync();
        var ring = await events.NextAsync(TelEventType.Ringing);
        Assert.Equal(call.Id, ring.CallId);
        await rig.Need<ICallAnswering>().AnswerAsync(new CallRequest { Call = call }, Rig.Token);
        await events.NextAsync(TelEventType.Connected);
        await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token);
        var end = await events.NextAsync(TelEventType.Ended);
        Assert.Equal("normal_clearing", end.Cause);
        Assert.True(end.Extra.ContainsKey("evtSerialNum"));
    }
}
