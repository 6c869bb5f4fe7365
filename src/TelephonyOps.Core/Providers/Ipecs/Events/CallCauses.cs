using System.Collections.Frozen;

namespace TelephonyOps.Providers.Ipecs.Events;

/// <summary>Table 5, for events that bring the code without its text.</summary>
static class CallCauses
{
    static readonly FrozenDictionary<long, string> s_names = new Dictionary<long, string>
    {
        [3] = "user_busy",
        [4] = "call_back",
        [6] = "forward_immediate",
        [7] = "forward_busy",
        [8] = "forward_no_answer",
        [9] = "forward",
        [10] = "no_answer",
        [11] = "pickup",
        [13] = "invalid_destination",
        [14] = "dnd",
        [22] = "new_call",
        [23] = "no_available_agents",
        [27] = "recall",
        [28] = "redirected",
        [31] = "silent_monitoring",
        [32] = "screened_transfer",
        [33] = "trunk_busy",
        [35] = "blocked",
        [37] = "consultation",
        [48] = "normal_clearing",
        [52] = "blind_transfer",
        [56] = "timeout",
        [57] = "conference",
        [58] = "reroute",
        [59] = "trunk_call",
        [60] = "unscreened_transfer",
        [61] = "bridge_answer",
        [62] = "branch_answer",
        [63] = "branch_release",
        [65] = "group_call",
        [99] = "callwait",
        [101] = "mobile_answer",
        [102] = "madn_answer",
        [103] = "reject",
    }.ToFrozenDictionary();

    public static string? Name(long code) => s_names.GetValueOrDefault(code);
}
