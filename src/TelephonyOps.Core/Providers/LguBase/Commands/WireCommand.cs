using TelephonyOps.Providers.LguBase.Calls;
using TelephonyOps.Providers.LguBase.Wire;
using TelephonyOps.Transport;

namespace TelephonyOps.Providers.LguBase.Commands;

/// <summary>What an event means for a command that waits for one.</summary>
enum Verdict { NotYet, Done, Failed }

/// <summary>An event of a call as a waiting command sees it.</summary>
readonly record struct CallNews(EventKind Kind, CallSignal Signal, Tracked Tracked);

/// <summary>A command on its way to the wire.</summary>
/// <param name="Operation">The command as this module calls it.</param>
/// <param name="Name">Its wire name, under which the result comes.</param>
/// <param name="Body">The whole text, encoded.</param>
/// <param name="Kind">Whether it may be repeated.</param>
/// <param name="Timeout">How long a result, or the next part of one, may be away.</param>
sealed record WireCommand(string Operation, string Name, byte[] Body, RequestKind Kind, TimeSpan Timeout)
{
    /// <summary>For call control: success is only the event (quirk 28). Null where the result says everything.</summary>
    public Func<CallNews, Verdict>? Expect { get; init; }

    /// <summary>How long to wait for the event once the server has said OK; null: the whole time.</summary>
    public TimeSpan? Settle { get; init; }

    /// <summary>Silence is no failure: the document promises no event (3.16).</summary>
    public bool QuietIsFine { get; init; }

    /// <summary>Come back when it is sent.</summary>
    public bool NoWait { get; init; }

    /// <summary>What the failure is about, for the error.</summary>
    public object? Target { get; init; }
}
