using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Centrex.Wire;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 7, 23 and 24: the recordings.</summary>
internal static class RecordingOperations
{
    public static string List(OperationContext context)
    {
        var recordings = context.Account.Recordings;
        return Answer.Page(context.Paging(recordings.Total, ListInfoStyle.Numbers), (json, index) =>
        {
            var row = recordings[index];
            json.Number("NO", index + 1)
                .Text("FILE_NAME", row.FileName)
                .Text("SRC", row.Source)
                .Text("DST", row.Destination)
                .Text("CALLDATE", KoreaTime.Digits(row.CallTime))
                .Text("FILE_TIME", KoreaTime.Digits(row.FileTime))
                .Text("FILE_SIZE", row.Kilobytes);
        });
    }

    public static SimulatedResponse Download(OperationContext context)
    {
        var recording = Asked(context);
        var response = SimulatedResponse.Transfer("audio/wav", recording.Bytes, recording.WriteToAsync);
        response.Headers["Content-transfer-encoding"] = "binary";
        response.Headers["Content-Disposition"] = $"attachment; filename={HeaderText(recording.FileName)}";
        response.Headers["Cache-Control"] = "must-revalidate, post-check=0, pre-check=0";
        response.Headers["Pragma"] = "no-cache";
        return response;
    }

    public static string Remove(OperationContext context)
    {
        var recording = Asked(context);
        if (!context.Account.Recordings.Remove(recording.FileName))
            throw NotFound();
        return Answer.Bare();
    }

    private static Recording Asked(OperationContext context)
    {
        var account = context.Account;
        if (account.Service == ApiService.TypeA)
            throw new VendorError("1005", datas: $" {account.Id} use openapi not permission(A) ");
        var name = context.Required("filename");
        if (!name.EndsWith(".wav", StringComparison.Ordinal))
            throw new VendorError("4001", "파일 확장자 정보 오류", $".wav not ,{name}");
        var recording = account.Recordings.Find(name);
        if (recording is null && !name.StartsWith(account.PaddedExtension + "-", StringComparison.Ordinal))
            throw new VendorError("4001", $"파일명에 내선({account.PaddedExtension}) 정보 오류", name);
        return recording ?? throw NotFound();
    }

    private static VendorError NotFound() => new("4004", "NO_DATA file not found", hasDatas: false);

    // A hostile name may hold what no header can.
    private static string HeaderText(string name) => string.Concat(name.Select(character => character is >= ' ' and <= '~' ? character : '_'));
}
