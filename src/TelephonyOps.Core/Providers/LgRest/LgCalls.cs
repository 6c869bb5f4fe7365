using System.Globalization;

namespace TelephonyOps.Providers.LgRest;

/// <summary>
/// The call of a line whose vendor has no call ids: commands act on whatever call the line has. The session therefore knows at most one,
/// and a new one takes the old one's place.
/// </summary>
sealed class LgCalls(TelephonySession session)
{
    int _count;

    /// <summary>A call that was just asked for.</summary>
    public Call Begin(string to, CallOutcome outcome)
    {
        foreach (var old in session.Calls.Active()) session.Calls.Put(old with { State = CallState.Ended });
        return session.Calls.Put(New() with { To = to, Direction = CallDirection.Outbound, State = CallState.Dialing, Outcome = outcome });
    }

    /// <summary>The line's call after a command on it.</summary>
    public Call Change(Call? named, CallState? state, bool unconfirmed, string? channel)
    {
        var call = named ?? (session.Calls.Active() is [.., var latest] ? latest : New() with { From = session.Device });
        return session.Calls.Put(call with
        {
            State = state ?? call.State,
            Outcome = unconfirmed ? CallOutcome.Unknown : call.Outcome == CallOutcome.Unknown ? CallOutcome.Accepted : call.Outcome,
            Channel = channel ?? call.Channel,
        });
    }

    Call New() => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{session.Name}-{session.Now:HHmmss}-{Interlocked.Increment(ref _count)}"),
        Session = session.Name,
        Owner = session,
        Device = session.Device,
        From = session.Device,
        StartedAt = session.Now,
    };
}
