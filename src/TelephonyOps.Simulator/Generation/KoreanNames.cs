namespace TelephonyOps.Simulator.Generation;

/// <summary>Names for generated people.</summary>
internal static class KoreanNames
{
    private static readonly string[] s_families = ["김", "이", "박", "최", "정", "강", "조", "윤"];
    private static readonly string[] s_given = ["민준", "서연", "지훈", "하은", "도윤", "수아", "예준", "지우"];
    private static readonly string[] s_users = ["홍길동", "김영희", "이철수", "박지민", "최민준", "정서연"];

    /// <summary>Somebody in an address book.</summary>
    public static string Person(SeededValues values, long index, int purpose) =>
        values.Pick(s_families, index, purpose) + values.Pick(s_given, index, purpose + 1);

    /// <summary>The user of the account with this number, from 1.</summary>
    public static string User(int number) => s_users[(number - 1) % s_users.Length];
}
