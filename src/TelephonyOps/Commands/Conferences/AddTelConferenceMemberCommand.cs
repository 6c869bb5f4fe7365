using System.Management.Automation;
using TelephonyOps.Binding;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Add-TelConferenceMember</summary>
[Cmdlet(VerbsCommon.Add, "TelConferenceMember", SupportsShouldProcess = true)]
[OutputType(typeof(Conference))]
public sealed class AddTelConferenceMemberCommand : CallCommand<IConferenceInvitation>
{
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    [ValidateNotNull]
    public override CallReference? Call { get; set; }

    [Parameter(Position = 0)]
    [PhoneNumbers]
    public string[] To { get; set; } = [];

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Room { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Group { get; set; }

    [Parameter]
    public int? Index { get; set; }

    [Parameter]
    public ConferenceMemberType? MemberType { get; set; }

    [Parameter]
    public SwitchParameter Join { get; set; }

    private protected override string Action => CommandTexts.ActionInvite.With(string.Join(", ", To));

    private protected override async Task<object?> ActAsync(IConferenceInvitation capability, CallRequest request, CancellationToken cancellationToken)
        => await capability.AddConferenceMemberAsync(
            new ConferenceMemberRequest
            {
                Call = request.Call,
                Device = request.Device,
                Timeout = request.Timeout,
                NoWait = request.NoWait,
                Members = [.. To.Select(PhoneNumber.Normalize)],
                Room = Room,
                Group = Group,
                Index = Index,
                MemberType = MemberType,
                Join = Join,
            },
            cancellationToken);
}
