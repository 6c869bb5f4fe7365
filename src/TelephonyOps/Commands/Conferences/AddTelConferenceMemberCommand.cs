using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Add-TelConferenceMember</summary>
[Cmdlet(VerbsCommon.Add, "TelConferenceMember", SupportsShouldProcess = true)]
[OutputType(typeof(Conference))]
public sealed class AddTelConferenceMemberCommand : ConferenceCommand<IConferenceInvitation>
{
    [Parameter]
    public int? Index { get; set; }

    [Parameter]
    public ConferenceMemberType? MemberType { get; set; }

    [Parameter]
    public SwitchParameter Join { get; set; }

    private protected override string Action => Join && To.Length == 0 ? CommandTexts.ActionJoin : CommandTexts.ActionInvite.With(string.Join(", ", To));

    private protected override async Task<object?> ActAsync(IConferenceInvitation capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.AddConferenceMemberAsync(
            new ConferenceMemberRequest
            {
                Call = request.Call,
                Device = request.Device,
                Timeout = request.Timeout,
                NoWait = request.NoWait,
                Members = Parties,
                Room = Room,
                Group = Group,
                Index = Index,
                MemberType = MemberType,
                Join = Join,
            },
            cancellationToken);
}
