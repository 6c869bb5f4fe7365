using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Set-TelConferenceMember</summary>
[Cmdlet(VerbsCommon.Set, "TelConferenceMember", SupportsShouldProcess = true)]
[OutputType(typeof(Conference))]
public sealed class SetTelConferenceMemberCommand : PipedCallCommand<IConferenceMuting>
{
    [Parameter(Mandatory = true, Position = 0)]
    public int Index { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    public bool Muted { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Group { get; set; }

    private protected override string Action => CommandTexts.ActionMute.With(Index, Muted);

    private protected override async Task<object?> ActAsync(IConferenceMuting capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.MuteConferenceMemberAsync(
            new ConferenceMemberRequest { Call = request.Call, Device = request.Device, Timeout = request.Timeout, NoWait = request.NoWait, Index = Index, Group = string.IsNullOrEmpty(Group) ? null : Group },
            Muted,
            cancellationToken);
}
