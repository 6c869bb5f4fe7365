namespace TelephonyOps.Capabilities;

/// <summary>A conference to be started, joined or ended.</summary>
public sealed record ConferenceRequest : CallRequest
{
    /// <summary>The numbers to invite; empty makes the active call a conference where the vendor can.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public string? Room { get; init; }

    public string? Group { get; init; }
}

/// <summary>Starts conferences. <c>Start-TelConference</c></summary>
public interface IConferencing : ICapability
{
    Task<Conference> StartConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken);
}

/// <summary>The kind of party that is added.</summary>
public enum ConferenceMemberType { Station, Co, Net }

/// <summary>Parties to be added, dropped or muted.</summary>
public sealed record ConferenceMemberRequest : CallRequest
{
    public IReadOnlyList<string> Members { get; init; } = [];

    public string? Room { get; init; }

    public string? Group { get; init; }

    public int? Index { get; init; }

    public ConferenceMemberType? MemberType { get; init; }

    /// <summary>Join in person.</summary>
    public bool Join { get; init; }
}

/// <summary>Adds parties to a conference. <c>Add-TelConferenceMember</c></summary>
[UsedBy("Add-TelConferenceMember")]
public interface IConferenceInvitation : ICapability
{
    Task<Conference> AddConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken);
}

/// <summary>Tells who is in a conference. <c>Get-TelConference</c></summary>
public interface IConferenceInfo : ICapability
{
    Task<Conference> GetConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken);
}

/// <summary>Ends a conference. <c>Stop-TelConference</c></summary>
public interface IConferenceEnding : ICapability
{
    Task StopConferenceAsync(ConferenceRequest request, CancellationToken cancellationToken);
}

/// <summary>Drops parties out of a conference. <c>Remove-TelConferenceMember</c></summary>
public interface IConferenceRemoval : ICapability
{
    Task<Conference> RemoveConferenceMemberAsync(ConferenceMemberRequest request, CancellationToken cancellationToken);
}

/// <summary>Mutes parties of a conference. <c>Set-TelConferenceMember</c></summary>
public interface IConferenceMuting : ICapability
{
    Task<Conference> MuteConferenceMemberAsync(ConferenceMemberRequest request, bool muted, CancellationToken cancellationToken);
}

/// <summary>A standing conference room.</summary>
public sealed record ConferenceRoomRequest
{
    public required string Room { get; init; }

    public string? Device { get; init; }

    public Secret? Password { get; init; }
}

/// <summary>Standing conference rooms. <c>Get-</c>, <c>Open-</c>, <c>Close-TelConferenceRoom</c></summary>
public interface IConferenceRooms : ICapability
{
    Task<ConferenceRoom> GetConferenceRoomAsync(ConferenceRoomRequest request, CancellationToken cancellationToken);

    Task<ConferenceRoom> OpenConferenceRoomAsync(ConferenceRoomRequest request, CancellationToken cancellationToken);

    Task<ConferenceRoom> CloseConferenceRoomAsync(ConferenceRoomRequest request, CancellationToken cancellationToken);
}
