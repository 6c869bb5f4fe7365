using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Commands;
using TelephonyOps.Simulator.Faults;
using TelephonyOps.Tests.Support;

namespace TelephonyOps.Tests.Commands;

/// <summary>
/// A command's life without an engine: what it writes, on which thread, when it stops asking, how it fails. What becomes of an error in the
/// engine is the Pester suite's to test: the reference assembly has only the outline of its records.
/// </summary>
public sealed class PipelineTests
{
    [Fact]
    public async Task A_command_writes_its_result_on_the_pipelines_thread()
    {
        await using var rig = await CommandRig.StartAsync();
        var said = rig.Run(new GetTelUserCommand());
        Assert.Equal(rig.Session.Account, Assert.IsType<User>(Assert.Single(said.Output)).Id);
        Assert.Contains(said.Verbose, line => line.Contains("userinfo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_stops_asking_when_downstream_has_enough()
    {
        await using var rig = await CommandRig.StartAsync();
        Assert.Equal(5, rig.Run(new GetTelCallHistoryCommand { Direction = DirectionFilter.Outbound }, pipeline => pipeline.StopAfter = 5).Output.Count);
        Assert.Equal(1, rig.Asked("callhistory"));
    }

    [Fact]
    public async Task What_is_not_confirmed_is_not_done()
    {
        await using var rig = await CommandRig.StartAsync();
        var said = rig.Run(new InvokeTelDialCommand { To = "01012345678" }, pipeline => pipeline.Answer = false);
        Assert.Empty(said.Output);
        Assert.Equal(("01012345678 from Centrex1", "Dial"), Assert.Single(said.Asked));
        Assert.Equal(0, rig.Asked("clickdial"));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_that_the_vendor_does_not_answer()
    {
        await using var rig = await CommandRig.StartAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "userinfo", Kind = FaultKind.Hang });
        var asked = rig.Asked("userinfo");
        var command = new GetTelUserCommand();
        var running = Task.Run(() => rig.Run(command), TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => rig.Asked("userinfo") > asked, TimeSpan.FromMinutes(1)));
        CommandRunner.Stop(command);
        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(asked + 1, rig.Asked("userinfo"));
    }

    [Fact]
    public async Task One_inputs_failure_names_it_and_lets_the_others_go_on()
    {
        await using var rig = await CommandRig.StartAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "smssend", Kind = FaultKind.Code, Code = "1005" });
        var said = rig.Run(new SendTelMessageCommand { Text = "hello" }, null, command => command.To = ["01011112222"], command => command.To = ["01033334444"]);
        var (error, target) = Assert.Single(said.Errors);
        Assert.Equal((TelephonyErrorKind.Permission, "1005", "01011112222"), (error.Kind, error.VendorCode, target));
        Assert.Single(said.Output);
        Assert.Null(said.Terminating);
    }

    [Fact]
    public async Task G1_a_list_that_breaks_off_ends_the_command_and_says_once_where_to_go_on()
    {
        await using var rig = await CommandRig.StartAsync();
        rig.Simulator.Faults.Add(new Fault { Operation = "callhistory", Kind = FaultKind.Code, Code = "1004", AtPage = 4 });
        var said = rig.Run(new GetTelCallHistoryCommand { Direction = DirectionFilter.Outbound });
        Assert.Equal((30, 30L), (said.Output.Count, said.Terminating!.ResumeAt));
        Assert.Single(said.Terminating.RecommendedAction!.Split("-Skip").Skip(1));
        Assert.Empty(said.Errors);
    }

    [Fact]
    public void Without_a_session_the_command_ends_and_says_how_to_get_one()
    {
        var said = CommandRunner.Run(new GetTelUserCommand(), new RecordingPipeline());
        Assert.Equal(TelephonyErrorKind.NotFound, said.Terminating!.Kind);
        Assert.Contains("Connect-TelSession", said.Terminating.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_input_is_worked_on_and_several_sessions_at_once()
    {
        await using var rig = await CommandRig.StartAsync();
        await using var other = await CommandRig.StartAsync();
        var said = rig.Run(
            new GetTelUserCommand(),
            pipeline => pipeline.Sessions.Add(other.Session),
            command => command.Session = [new SessionReference("Centrex1"), new SessionReference(other.Session)],
            command => command.Session = [new SessionReference(rig.Session)]);
        Assert.Equal(["Centrex1", "Centrex1", "Centrex2"], said.Output.Cast<User>().Select(user => user.Session).Order());
    }
}
