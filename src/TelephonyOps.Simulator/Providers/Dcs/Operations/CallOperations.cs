using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Wire;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>Chapters 8–14: what is done to the phone and the call it is in.</summary>
internal static class CallOperations
{
    public static async Task<SimulatedResponse> DialAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var call = await context.Exchange.DialAsync(context.Account, context.Destination, cancellationToken) ?? throw new DcsError("3001");
        return Status(context, call);
    }

    public static SimulatedResponse HangUp(OperationContext context) => InCall(context, context.Exchange.HangUp);

    public static SimulatedResponse StartRecord(OperationContext context) => InCall(context, context.Exchange.StartRecording);

    public static SimulatedResponse EndRecord(OperationContext context) => InCall(context, context.Exchange.StopRecording);

    public static SimulatedResponse Hold(OperationContext context) => InCall(context, context.Exchange.Hold);

    public static SimulatedResponse Unhold(OperationContext context) => InCall(context, context.Exchange.Retrieve);

    public static SimulatedResponse Conference(OperationContext context)
    {
        var numbers = context.Destinations;
        return InCall(context, line => context.Exchange.Confer(line, numbers));
    }

    private static SimulatedResponse InCall(OperationContext context, Func<Line, PhoneCall?> act) =>
        Status(context, act(context.Account) ?? throw new DcsError("4004"));

    private static SimulatedResponse Status(OperationContext context, PhoneCall call) =>
        context.Answers.Status(isConfirmed: !DialPlan.IsUnconfirmed(call.Remote));
}
