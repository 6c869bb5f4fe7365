namespace TelephonyOps.Simulator.Providers.Centrex.Wire;

/// <summary>An operation ends with one of the codes of chapter 25.</summary>
internal sealed class VendorError(string code, string? message = null, string? datas = null, bool hasDatas = true)
    : Exception(message ?? MessageOf(code))
{
    public string Json => Answer.Error(code, Message, datas, hasDatas);

    /// <summary>The table's own text, misspellings included.</summary>
    public static string MessageOf(string code) => code switch
    {
        "1001" or "1002" => "PARAM_ERR",
        "1003" or "1004" => "AUTH_ERR",
        // The table says ERR_COMMAND, every sample says this (1.4, 23.4).
        "1005" => "NO_API_PERM_ERR",
        "2001" => "NO_HOST",
        "2002" => "NO_PERM",
        "3001" => "ERR_PROCESS",
        "3002" => "OVER_MSGLENGTH",
        "3003" => "OVER_DSTNUMBERS",
        "3004" => "NO_SMSCOUNT",
        "4001" => "UNKNOWN_COMMNAD",
        "4002" => "NO_DATA",
        "4003" => "NO_STATUS",
        "4004" => "NO_CHANNEL",
        _ => "ETC_ERR",
    };
}
