using System.Globalization;
using TelephonyOps.Simulator.Generation;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.Dcs.Wire;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>Chapters 7 and 16: the recordings of one day, and the files.</summary>
internal static class RecordingOperations
{
    public static SimulatedResponse List(OperationContext context)
    {
        var day = context.Day;
        var recordings = context.Account.Recordings;
        return context.Answers.Page(context.Page(recordings.Count(day)), (json, index) =>
        {
            var row = recordings[day, index];
            json.Text("FILE_NAME", row.FileName)
                .Text("SRC", row.Source)
                .Text("DST", row.Destination)
                .Text("CALLDATE", context.Time(row.CallTime))
                .Text("FILE_TIME", context.Time(row.FileTime))
                .Text("FILE_SIZE", Size(context, row));
        });
    }

    /// <summary>The file as it is, with a length and, by setting, a type; the document promises no header field.</summary>
    public static SimulatedResponse Download(OperationContext context)
    {
        if (context.Account.Access == DcsAccess.NoDownload)
            throw new DcsError("5001");
        var recording = context.Account.Recordings.Find(context.Value("FILENAME")) ?? throw new DcsError("5002");
        var type = context.Knobs.Text("download-type");
        return SimulatedResponse.Transfer(type == "none" ? null : type, recording.Bytes, recording.WriteToAsync);
    }

    private static string Size(OperationContext context, Recording recording) => context.Knobs.Text("size-format") == "bytes"
        ? recording.Bytes.ToString(CultureInfo.InvariantCulture)
        : recording.Kilobytes;
}
