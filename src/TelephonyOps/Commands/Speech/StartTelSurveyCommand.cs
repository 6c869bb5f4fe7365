using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Start-TelSurvey</summary>
[Cmdlet(VerbsLifecycle.Start, "TelSurvey", SupportsShouldProcess = true)]
[OutputType(typeof(SurveyAnswer))]
public sealed class StartTelSurveyCommand : SpeechCommand
{
    /// <summary>The digits that are answers.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [Binding.DeviceNumber]
    public string[] Choices { get; set; } = [];

    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
    {
        var speech = session.Require<ISpeech>();
        var request = new SurveyRequest { To = Receivers, Text = Text, CallerName = CallerName, Choices = Choices, Timeout = Timeout, NoWait = NoWait };
        if (!Confirmed(CommandTexts.SendTarget.With(string.Join(", ", request.To), session.Name), CommandTexts.ActionSurvey)) return;
        var answered = 0;
        try
        {
            await foreach (var answer in speech.SurveyAsync(request, cancellationToken))
            {
                answered++;
                Report(Progress(ProgressRecordType.Processing));
                Write(answer);
            }
        }
        finally
        {
            Report(Progress(ProgressRecordType.Completed));
        }

        // A record of its own for each step: whoever keeps them would see the last one only.
        ProgressRecord Progress(ProgressRecordType type) => new(0, CommandTexts.ActionSurvey, CommandTexts.AnswersOf.With(answered, request.To.Count))
        {
            PercentComplete = Math.Min(100, answered * 100 / request.To.Count),
            RecordType = type,
        };
    }
}
