using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Remove-TelConferenceMember</summary>
[Cmdlet(VerbsCommon.Remove, "TelConferenceMember", SupportsShouldProcess = true)]
[OutputType(typeof(Conference))]
public sealed class RemoveTelConferenceMemberCommand : PipedCallCommand<IConferenceRemoval>
{
    /// <summary>Numbers, or channels where the vendor names members so.</summary>
    [Parameter(Position = 0)]
    [DeviceNumber]
    public string[] Member { get; set; } = [];

    [Parameter]
    public int? Index { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Room { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Group { get; set; }

    private protected override string Action => CommandTexts.ActionRemoveMember.With(Member.Length > 0 ? string.Join(", ", Member) : Index);

    private protected override async Task<object?> ActAsync(IConferenceRemoval capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.RemoveConferenceMemberAsync(
            new ConferenceMemberRequest
            {
                Call = request.Call,
                Device = request.Device,
                Timeout = request.Timeout,
                NoWait = request.NoWait,
                Members = Member,
                Index = Index,
                Room = Room,
                Group = string.IsNullOrEmpty(Group) ? null : Group,
            },
            cancellationToken);
}
