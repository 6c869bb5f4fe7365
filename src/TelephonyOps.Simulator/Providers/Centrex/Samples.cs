using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex;

/// <summary>An entry of the personal address book (6.3).</summary>
internal sealed record ContactRow(string Name, string Phone, string Mobile, string GroupName, string GroupCode, string Memo);

/// <summary>Generated contents of the address book and of the message box.</summary>
internal static class Samples
{
    private static readonly string[] s_groups = ["거래처", "영업팀", "고객/VIP", "협력사"];
    private static readonly string[] s_texts =
        ["안녕하세요.", "회의는 3시입니다.", "1/2 도착했습니다", "Call me back, please", "확인 부탁드립니다.\n감사합니다."];

    public static ContactRow Contact(SeededValues values, long index)
    {
        var group = values.Below(s_groups.Length, index, 1);
        return new(
            KoreanNames.Person(values, index, 2),
            $"02{values.Bits(index, 4) % 100_000_000:D8}",
            $"010{values.Bits(index, 5) % 100_000_000:D8}",
            s_groups[group],
            $"{group + 1}",
            values.Below(3, index, 6) == 0 ? "월요일 \"오전\"만 통화" : "");
    }

    public static TextMessage Message(SeededValues values, string receiver, long index)
    {
        var time = KoreaTime.Epoch.AddSeconds((-1800 * index) - values.Below(1800, index, 1));
        return new(time, $"010{values.Bits(index, 2) % 100_000_000:D8}", receiver, values.Pick(s_texts, index, 3));
    }
}
