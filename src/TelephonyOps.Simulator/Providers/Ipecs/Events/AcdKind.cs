namespace TelephonyOps.Simulator.Providers.Ipecs.Events;

/// <summary>A row of Table 3.</summary>
/// <param name="Code">The event code.</param>
/// <param name="Text">The event string as it is printed, misspellings included.</param>
/// <param name="Source">What its source is: C a CO line, S a station, empty nothing.</param>
/// <param name="Destination">What its destination is, in the same letters.</param>
/// <param name="Data1">A value that data1 may have.</param>
/// <param name="Data2">A value that data2 may have.</param>
internal sealed record AcdKind(int Code, string Text, string Source = "S", string Destination = "", string Data1 = "", string Data2 = "")
{
    public static IReadOnlyList<AcdKind> All { get; } =
    [
        new(1, "CO BUSY", "C", "S"),
        new(2, "CO IDLE", "C"),
        new(3, "CO IN RING", "C", "S", "01", "5"),
        new(11, "AGENT PRIMARY LOGIN", Data1: "01", Data2: "1001"),
        new(12, "AGENT PRIMARY LOGOUT", Data1: "01"),
        new(13, "AGENT UCD UNAVAIL", Data1: "1", Data2: "01"),
        new(14, "AGENT UCD AVAIL", Data2: "01"),
        new(15, "AGENT UCD WRAP UP START"),
        new(16, "AGENT UCD WRAP UP END"),
        new(17, "STATION BUSY", Destination: "S"),
        new(18, "STATION IDLE"),
        new(19, "STATION DND ACTIVE"),
        new(20, "STATION DND INACTIVE"),
        new(21, "STATION FORWARD ACTIVE", Data1: "1"),
        new(22, "STATION FORWARD INACTIVE"),
        new(23, "UCD SUPERVISOR LOGIN", Data1: "01", Data2: "9001"),
        new(24, "UCD SUOERVISOR LOGOUT", Data1: "01"),
        new(25, "AGENT SECONDARY LOGIN", Data1: "02", Data2: "1001"),
        new(26, "AGENT SECONDARY LOGOUT", Data1: "02"),
        new(41, "SEIZE STATION/CO", Destination: "S"),
        new(42, "SEIZE ACK/CONNECT/ANSWER", Destination: "S"),
        new(43, "SEIZE NAK/ABANDON", Destination: "S"),
        new(44, "DISCONNECT", Destination: "S", Data1: "0"),
        new(45, "CONFERENCE ADD", Destination: "S", Data1: "2"),
        new(46, "CONFERENCE PARK", Destination: "S"),
        new(47, "EXECUTIVE OVERRIDE", Destination: "S"),
        new(48, "FORWARD", Destination: "S"),
        new(49, "HOLD", Destination: "S"),
        new(50, "HOLD RECALL", Destination: "S", Data1: "0", Data2: "0"),
        new(51, "HUNT GROUP", Destination: "S", Data1: "01", Data2: "01"),
        new(52, "PAGE ALL"),
        new(53, "PAGE EXT", Data1: "1"),
        new(54, "PAGE INT", Data1: "1"),
        new(55, "PARK GROUP", Destination: "S", Data1: "01"),
        new(56, "PARK PERSONAL", Destination: "S"),
        new(57, "PICK UP", Destination: "S"),
        new(58, "TRANSFER HOLD", Destination: "S"),
        new(59, "UCD GROUP", Destination: "S", Data1: "01", Data2: "01"),
        new(60, "UCD NO ANSWER TO", Destination: "C"),
        new(61, "UCD OVERFLOW TO", Destination: "S", Data1: "02"),
        new(62, "UCD QUE HOLD TO", "C", Data1: "01"),
        new(63, "VM GROUP", Data1: "01", Data2: "01"),
        new(64, "UCD HELP", Destination: "S", Data1: "01"),
        new(65, "UCD CALL QUALIFIER", Destination: "C", Data2: "0001"),
        new(66, "STATION RING", Destination: "S", Data1: "0", Data2: "01"),
        new(67, "NUMBER DIALED", Destination: "C", Data2: "01012345678"),
        new(68, "TIME & DATE", "", Data1: "0107", Data2: "20"),
        new(69, "SMDR", Destination: "C", Data1: "000125", Data2: "01012345678"),
        new(70, "TRANSFER COMPLETE", Destination: "S"),
        new(71, "INCOMMING DID INFO", "C", "S", "5551000"),
        new(72, "INCOMMING CALLER INFO", "C", "S", "01012345678", "HONG"),
        new(73, "CONNECT TX VOICE INFO", Destination: "S", Data1: "1A2B", Data2: "3C4D"),
        new(74, "CONNECT RX VOICE INFO", Destination: "S", Data1: "1A2B", Data2: "3C4D"),
        new(75, "CONNECT TX VIDEO INFO", Destination: "S", Data1: "1A2B", Data2: "3C4D"),
        new(76, "CONNECT RX VIDEO INFO", Destination: "S", Data1: "1A2B", Data2: "3C4D"),
        new(77, "ACD INFO CHANGED", Data1: "01"),
        new(80, "INCOMMING DIGIT INFO", "C", Data1: "5"),
        new(81, "AGENT HOTDESK LOGIN", Destination: "S"),
        new(82, "AGENT OUT OF SERVICE"),
        new(83, "AGENT HOTDESK LOGOUT", Destination: "S"),
        new(84, "AGENT IN SERVICE"),
        new(85, "SMDR ACCOUNT CODE", "", Data1: "1234"),
        new(86, "SMDR AUTHORIZATION CODE", "", Data1: "12341000"),
        new(87, "SMDR COST", "", Data1: "120"),
        new(88, "SMDR INCOMING", "C", "S", "000125", "01012345678"),
        new(89, "SMDR ICM", "", "S", "000030", "1002"),
        new(90, "SMDR CALL TYPE", "C", "S", "0002"),
    ];

    private static readonly Dictionary<int, AcdKind> s_byCode = All.ToDictionary(kind => kind.Code);

    /// <exception cref="KeyNotFoundException">Table 3 has no such code.</exception>
    public static AcdKind Of(int code) => s_byCode[code];

    public static AcdKind? Find(int code) => s_byCode.GetValueOrDefault(code);
}
