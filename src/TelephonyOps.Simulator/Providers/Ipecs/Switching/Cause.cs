namespace TelephonyOps.Simulator.Providers.Ipecs.Switching;

/// <summary>A row of Table 5.</summary>
internal sealed record Cause(int Code, string Text)
{
    public static Cause UserBusy { get; } = new(3, "user_busy");

    public static Cause CallBack { get; } = new(4, "call_back");

    public static Cause ForwardImmediate { get; } = new(6, "forward_immediate");

    public static Cause ForwardBusy { get; } = new(7, "forward_busy");

    public static Cause ForwardNoAnswer { get; } = new(8, "forward_no_answer");

    public static Cause NoAnswer { get; } = new(10, "no_answer");

    public static Cause Pickup { get; } = new(11, "pickup");

    public static Cause InvalidDestination { get; } = new(13, "invalid_destination");

    public static Cause Dnd { get; } = new(14, "dnd");

    public static Cause NewCall { get; } = new(22, "new_call");

    public static Cause NoAvailableAgents { get; } = new(23, "no_available_agents");

    public static Cause ScreenedTransfer { get; } = new(32, "screened_transfer");

    public static Cause TrunkBusy { get; } = new(33, "trunk_busy");

    public static Cause Blocked { get; } = new(35, "blocked");

    public static Cause Consultation { get; } = new(37, "consultation");

    public static Cause NormalClearing { get; } = new(48, "normal_clearing");

    public static Cause BlindTransfer { get; } = new(52, "blind_transfer");

    public static Cause Conference { get; } = new(57, "conference");

    public static Cause Reroute { get; } = new(58, "reroute");

    public static Cause TrunkCall { get; } = new(59, "trunk_call");

    public static Cause UnscreenedTransfer { get; } = new(60, "unscreened_transfer");

    public static Cause GroupCall { get; } = new(65, "group_call");

    public static Cause CallWait { get; } = new(99, "callwait");

    public static Cause Reject { get; } = new(103, "reject");
}
