using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>The settings that both LG U+ systems have: phones, times, and the rules for clients.</summary>
internal static class LgRestKnobs
{
    public static IReadOnlyList<Knob> Common { get; } =
    [
        new("password", "", "one password for all accounts; empty makes one for each from the seed"),
        new("recording-bytes", "0", "bytes of each generated recording; 0 takes 20 to 200 kB from the seed"),
        new("hostile-name", "", "file name of the newest generated recording, to see what a client does with it"),
        new("pickup", "yes", "what the own phone does at click-to-dial: yes, never, busy"),
        new("pickup-ms", "5", "until the own phone is picked up"),
        new("own-ring-ms", "60000", "until an own phone that nobody picks up stops ringing (3001)"),
        new("answer-ms", "10", "until the far end answers, or is found busy"),
        new("no-answer-ms", "200", "until a far end that does not answer is given up"),
        new("talk-ms", "-1", "until the far end hangs up; -1 for never"),
        new("inbound-answer-ms", "30", "until an inbound call is answered; -1 for never"),
        new("latency-ms", "0", "time that every operation takes"),
        new("download-spacing-ms", "3000", "least time from the end of a download to the next"),
        new("block", "false", "whether a breach of the rules blocks the account (429 with Retry-After)"),
        new("block-seconds", "5", "how long"),
        new("content-type", "text/html; charset=UTF-8", "Content-Type of the JSON answers"),
    ];

    public static Politeness Politeness(SimulationContext context) => new(
        context.Violations,
        context.Clock,
        () => context.Knobs.Milliseconds("download-spacing-ms"),
        () => context.Knobs.Flag("block") ? TimeSpan.FromSeconds(context.Knobs.Number("block-seconds")) : TimeSpan.Zero);
}
