using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>How long the called end rings, answers and talks; a negative time means for ever.</summary>
internal readonly record struct CallPlan(TimeSpan Answer, TimeSpan Talk, TimeSpan Ring)
{
    /// <summary>Somebody outside is called.</summary>
    public static CallPlan Outside(Knobs knobs) => new(knobs.Milliseconds("answer-ms"), knobs.Milliseconds("talk-ms"), knobs.Milliseconds("ring-ms"));

    /// <summary>A line of this exchange is called: mostly it answers by command.</summary>
    public static CallPlan Inside(Knobs knobs) =>
        new(knobs.Milliseconds("inbound-answer-ms"), knobs.Milliseconds("talk-ms"), knobs.Milliseconds("ring-ms"));

    /// <summary>Whether the phone is picked up while it still rings.</summary>
    public bool IsAnswered => Answer >= TimeSpan.Zero && (Ring < TimeSpan.Zero || Answer <= Ring);
}
