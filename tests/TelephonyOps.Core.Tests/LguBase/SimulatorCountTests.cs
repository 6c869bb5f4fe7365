using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>What the other tests rely on: whoever hears that a command worked finds it counted, and may send the next one of its name.</summary>
public sealed class SimulatorCountTests
{
    const int Rounds = 100;

    [Fact]
    public async Task A_command_is_counted_and_over_before_its_event_is_out()
    {
        await using var rig = await LguBaseRig.StartSmallAsync(("pickup-ms", "0"));
        for (var round = 1; round <= Rounds; round++)
        {
            var call = await rig.Need<IDialing>().DialAsync(new DialRequest { To = LguOperation.Number }, Rig.Token).Soon();
            Assert.Equal(round, rig.Done("CLICKCALL"));
            await rig.Need<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, Rig.Token).Soon();
            Assert.Equal(round, rig.Done("HANGUP"));
        }
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("after")]
    public async Task A_list_is_over_before_its_last_rows_are_out(string end)
    {
        await using var rig = await LguBaseRig.StartSmallAsync(("part-rows", "2"), ("result-end", end));
        for (var round = 1; round <= Rounds; round++)
        {
            Assert.Equal(3, (await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).ToListAsync(Rig.Token)).Count);
            Assert.Equal(round, rig.Done("GETRECORDLIST"));
        }
        Assert.Empty(rig.Simulator.Violations.All);
    }

    [Fact]
    public async Task A_command_that_is_refused_does_not_count()
    {
        await using var rig = await LguBaseRig.StartSmallAsync();
        await Fails.WithAsync(TelephonyErrorKind.NoActiveCall, () => rig.Need<ICallTransfer>().TransferAsync(new TransferRequest { To = "3322", Mode = TransferMode.Blind }, Rig.Token));
        Assert.Equal((1, 0), (rig.Asked("TRANSFER"), rig.Done("TRANSFER")));
    }
}
