namespace TelephonyOps.Simulator.Providers.Dcs.Wire;

/// <summary>An operation ends with one of the codes of chapter 17.</summary>
internal sealed class DcsError(string code, string? message = null) : Exception(message ?? MessageOf(code))
{
    public string Code => code;

    /// <summary>The table's remark: what a user sees where the system forgets that JSON is due.</summary>
    public string Remark => code switch
    {
        "1002" => "Parameter 정보 오류",
        "1003" => "회원정보 인증 오류",
        "1004" => "비밀번호오류",
        "2002" => "권한없음",
        "3001" => "내부 프로세스 오류",
        "4001" => "API 명 오류",
        "4002" => "정보 없음",
        "4004" => "통화중채널없음",
        "5001" => "사용자 녹취 다운로드 권한 없음",
        "5002" => "녹취파일명 오류",
        _ => "서비스 점검 중입니다. 잠시 후 다시 이용해 주십시오.",
    };

    private static string MessageOf(string code) => code switch
    {
        "1002" => "PARAM_ERR",
        "1003" or "1004" => "AUTH_ERR",
        "2002" => "NO_PERM",
        "3001" => "ERR_PROCESS",
        "4001" => "UNKNOWN_COMMAND",
        "4002" => "NO_DATA",
        "4004" => "NO_CHANNEL",
        "5001" => "RECORD_AUTH_ERR",
        "5002" => "NO_FILE",
        _ => "ETC_ERR",
    };
}
