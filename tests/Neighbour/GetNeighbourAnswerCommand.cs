using System.Management.Automation;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace Neighbour;

/// <summary>Uses its own packages and says which file of Polly served it.</summary>
[Cmdlet(VerbsCommon.Get, "NeighbourAnswer")]
[OutputType(typeof(PSObject))]
public sealed class GetNeighbourAnswerCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        var attempts = 0;
        var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { Delay = TimeSpan.Zero, MaxRetryAttempts = 2 }).Build();
        var json = pipeline.Execute(() => ++attempts < 2 ? throw new InvalidOperationException() : JsonSerializer.Serialize(new { attempts }));
        var answer = new PSObject();
        answer.Properties.Add(new PSNoteProperty("Json", json));
        answer.Properties.Add(new PSNoteProperty("Polly", typeof(ResiliencePipelineBuilder).Assembly.Location));
        WriteObject(answer);
    }
}
