extern alias library;

using library::TelephonyOps;
using library::TelephonyOps.Capabilities;
using library::TelephonyOps.Events;
using static TelephonyOps.Simulator.Commands.Demo.DemoScene;

namespace TelephonyOps.Simulator.Commands.Demo;

/// <summary>SK broadband's library: a call with recording, an incoming one, a survey.</summary>
internal static class SkbImsDemo
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        var session = scene.Session;
        var number = (await session.Require<INumbers>().ListNumbersAsync(cancellationToken).FirstAsync(cancellationToken)).Number;
        await using var events = await session.SubscribeAsync(new EventFilter([TelEventType.RecordingStarted, TelEventType.Ringing]), cancellationToken);

        var call = await session.Require<IDialing>().DialAsync(new DialRequest { To = "01012345678", Record = RecordMode.All }, cancellationToken);
        Step((await NextAsync()).Type == TelEventType.RecordingStarted, $"click call to {call.To}, recorded from its start");
        await session.Require<IHangUp>().HangUpAsync(new HangUpRequest { Call = call }, cancellationToken);

        await scene.Simulator.ActAsync("ring", new { from = "01098765432", to = number, answerMs = -1 }, cancellationToken);
        var ring = await NextAsync();
        Step(ring.From == "01098765432", $"ring from {ring.From} seen as event");
        await scene.Simulator.ActAsync("cancel", new { number }, cancellationToken);

        var survey = new SurveyRequest { To = ["01011112222", "01022223333", "01033334444"], Text = "Press 1 or 2.", Choices = ["1", "2"] };
        var answers = await session.Require<ISpeech>().SurveyAsync(survey, cancellationToken).ToListAsync(cancellationToken);
        Step(answers.Count == 3, $"survey: {string.Join(", ", answers.Select(answer => answer.Answer))}");

        Task<TelEvent> NextAsync() => events.ReadAllAsync(cancellationToken).FirstAsync(cancellationToken).AsTask().WaitAsync(s_patience, cancellationToken);
    }
}
