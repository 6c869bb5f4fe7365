using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Get-TelUser</summary>
[Cmdlet(VerbsCommon.Get, "TelUser")]
[OutputType(typeof(User))]
public sealed class GetTelUserCommand : SessionCommand
{
    protected override async Task ProcessAsync(TelephonySession session, CancellationToken cancellationToken)
        => Write(await session.Require<IUserInfo>().GetUserAsync(cancellationToken));
}
