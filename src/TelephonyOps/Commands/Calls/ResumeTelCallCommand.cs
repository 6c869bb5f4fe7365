using System.Management.Automation;
using TelephonyOps.Capabilities;
using TelephonyOps.Pipeline;

namespace TelephonyOps.Commands;

/// <summary>Resume-TelCall</summary>
[Cmdlet(VerbsLifecycle.Resume, "TelCall", SupportsShouldProcess = true)]
[OutputType(typeof(Call))]
public sealed class ResumeTelCallCommand : CallCommand<ICapability>
{
    /// <summary>Take a parked call back; a piped call that is parked brings its own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParkingLocation { get; set; }

    string? Location => ParkingLocation ?? Call?.Call?.ParkingLocation;

    // A parked call is on nobody's line.
    private protected override bool ActsOnOwnCall => ParkingLocation is null;

    private protected override string Action => Location is null ? CommandTexts.ActionRetrieve : CommandTexts.ActionUnpark.With(Location);

    private protected override ICapability Need(TelephonySession session) => Location is null ? session.Require<ICallHolding>() : session.Require<ICallParking>();

    private protected override async Task<object?> ActAsync(ICapability capability, CallRequest request, CancellationToken cancellationToken)
        => Location is { } location ? await ((ICallParking)capability).UnparkAsync(request, location, cancellationToken) : await ((ICallHolding)capability).RetrieveAsync(request, cancellationToken);
}
