using TelephonyOps.Capabilities;
using TelephonyOps.Diagnostics;

namespace TelephonyOps.Providers.SkbIms;

// The conference service (2.10): one conference an account.
sealed partial class SkbImsSession : IConferencing, IConferenceEnding, IConferenceInfo, IConferenceInvitation, IConferenceRemoval
{
    const string NotIn = "Failed";

    readonly object _membersGate = new();
    List<string> _members = [];

    public async Task<Conference> StartConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group, request.Device);
        if (request.Call is not null && request.To.Count == 0) throw NotOffered("-Call", SkbImsTexts.ConferenceByNumbers);
        var numbers = Normalize(request.To);
        await _limits.CountAsync(SkbImsLimits.ConferenceStart, numbers.Count, cancellationToken).ConfigureAwait(false);
        var result = await _client.CnfrStartAsync(numbers, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        var failed = Failed(result, numbers);
        Tell("IMS_Cnfr_Start", numbers, failed, result);
        lock (_membersGate) _members = [.. numbers.Except(failed)];
        return Conference([.. numbers.Select(number => new ConferenceMember { Number = number, State = failed.Contains(number) ? NotIn : null })]);
    }

    public async Task StopConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group, request.Device);
        await _client.CnfrStopAsync(request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
        lock (_membersGate) _members = [];
    }

    /// <summary>One event a party, and nothing marks the last: the parties that were invited tell when it is complete.</summary>
    public async Task<Conference> GetConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken)
    {
        RefuseRooms(request.Room, request.Group, request.Device);
        int known;
        lock (_membersGate) known = _members.Count;

        // The chair is told of too.
        var items = await _client.CnfrCallStatusAsync(request.Timeout, items => known > 0 && items.Count > known, cancellationToken).ConfigureAwait(false);
        var members = items.Where(item => item.Dn1.Length > 0 && item.Type == ImsEventType.CallStatus).Select(item => new ConferenceMember { Number = item.Dn1, State = item.Info });
        return items.Find(item => !item.Succeeded) is { } refused && !items.Exists(item => item.Succeeded)
            ? throw SkbImsErrors.Of("IMS_Cnfr_CallStatus", refused.Result, refused.Info)
            : Conference([.. members]) with { Extra = Rest(items) };
    }

    /// <summary>The result of every party that joins, or that the vendor says could not.</summary>
    public async Task<Conference> AddConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        RefuseMemberOptions(request);
        var numbers = Normalize(request.Members);
        int present;
        lock (_membersGate) present = _members.Count;
        if (numbers.Count > 0) await _limits.CountAsync(SkbImsLimits.ConferenceMost, present + numbers.Count, cancellationToken).ConfigureAwait(false);
        else throw SkbImsLimits.Refused(SkbImsTexts.NobodyNamed, SkbImsTexts.NobodyNamedAction, null);
        List<ConferenceMember> members;
        if (request.NoWait)
        {
            await _client.CnfrAddNoWaitAsync(numbers, cancellationToken).ConfigureAwait(false);
            members = [.. numbers.Select(number => new ConferenceMember { Number = number })];
        }
        else
        {
            var items = await _client.CnfrAddAsync(numbers, request.Timeout, cancellationToken).ConfigureAwait(false);
            var failed = items.Where(item => item.Result == SkbImsErrors.PartialFail).SelectMany(item => Failed(item, numbers)).ToHashSet();
            members = [.. numbers.Select(number => Member(number, failed, items.Find(item => item.Type == ImsEventType.PtpntAdd && ImsExpectation.Plain(item.Dn1) == ImsExpectation.Plain(number))))];
            Tell("IMS_Cnfr_Add", numbers, [.. members.Where(member => member.State == NotIn).Select(member => member.Number)], items.Find(item => !item.Succeeded));
        }
        lock (_membersGate) _members = [.. _members.Union(members.Where(member => member.State != NotIn).Select(member => member.Number))];
        return Conference(members);
    }

    public async Task<Conference> RemoveConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken)
    {
        RefuseMemberOptions(request);
        var numbers = Normalize(request.Members);
        if (numbers.Count == 0) throw SkbImsLimits.Refused(SkbImsTexts.NobodyNamed, SkbImsTexts.NobodyNamedAction, null);
        foreach (var number in numbers)
        {
            try
            {
                await _client.CnfrDelAsync(number, request.Timeout, request.NoWait, cancellationToken).ConfigureAwait(false);
            }
            catch (TelephonyException error)
            {
                error.Target ??= number;
                throw;
            }
            lock (_membersGate) _members = [.. _members.Where(member => member != number)];
        }
        return Conference([.. numbers.Select(number => new ConferenceMember { Number = number, State = request.NoWait ? null : "Removed" })]);
    }

    static ConferenceMember Member(string number, HashSet<string> failed, ImsEvent? item) => new()
    {
        Number = number,
        State = failed.Contains(number) || item is { Succeeded: false } ? NotIn : item is null ? null : "Joined",
    };

    /// <summary>Where nobody came in, it failed; where some did not, that is said beside the result, which nobody need look at.</summary>
    static void Tell(string function, List<string> numbers, HashSet<string> failed, ImsEvent? why)
    {
        if (failed.Count == 0) return;
        if (why is not null && failed.Count == numbers.Count)
        {
            var error = SkbImsErrors.Of(function, why.Result, why.Info);
            error.Target = string.Join(", ", numbers);
            throw error;
        }
        TelephonyTrace.Current?.Warning(SkbImsTexts.NotInConference.With(string.Join(", ", failed)));
    }

    /// <summary>The numbers that a partial failure names (0x800C).</summary>
    static HashSet<string> Failed(ImsEvent? result, IReadOnlyList<string> numbers)
    {
        if (result?.Result != SkbImsErrors.PartialFail) return [];
        var named = SkbImsMapping.Numbers(result.Info).Select(ImsExpectation.Plain).ToHashSet();
        return [.. numbers.Where(number => named.Contains(ImsExpectation.Plain(number)))];
    }

    static List<string> Normalize(IReadOnlyList<string> numbers) => [.. numbers.Select(PhoneNumber.Normalize).Distinct()];

    static Dictionary<string, object?> Rest(List<ImsEvent> items)
        => items.Where(item => item.Dn1.Length == 0 && item.Info.Length > 0).Select((item, at) => ($"strExtInfo{at}", (object?)item.Info)).ToDictionary();

    Conference Conference(IReadOnlyList<ConferenceMember> members) => new() { Session = Name, Owner = this, Device = Device, Outcome = ActionOutcome.Accepted, Members = members };

    void RefuseRooms(string? room, string? group, string? device)
    {
        if (room is not null) throw NotOffered("-Room", SkbImsTexts.OneConference);
        if (group is not null) throw NotOffered("-Group", SkbImsTexts.OneConference);
        RefuseOther(device);
    }

    void RefuseMemberOptions(ConferenceMemberRequest request)
    {
        RefuseRooms(request.Room, request.Group, request.Device);
        if (request.Join) throw NotOffered("-Join", SkbImsTexts.OneConference);
        if (request.Index is not null) throw NotOffered("-Index", SkbImsTexts.MembersByNumber);
        if (request.MemberType is not null) throw NotOffered("-MemberType", SkbImsTexts.MembersByNumber);
    }
}
