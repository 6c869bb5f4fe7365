using TelephonyOps.Simulator.Faults;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Operations;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>Sends an answer part by part, and does to it what the fault says.</summary>
internal sealed class AnswerSender(CtiConnection connection, SimulationContext simulation, CtiCommand command, CommandPlace place)
{
    private const int SlowPiece = 1;
    private const string NoCode = "9999";
    private static readonly byte[] s_garbage = [0x80, 0xFF, 0x7C, 0x3A, 0x00, 0xFE, 0x0A, 0xC8, 0x7C, 0x7C, 0x3D, 0x5E];

    public async Task SendAsync(IEnumerable<string> answer, Fault? fault)
    {
        var strikesAt = fault?.AtPage ?? 1;
        using var parts = answer.GetEnumerator();
        var more = parts.MoveNext();
        for (var part = 1L; more; part++)
        {
            var body = parts.Current;
            more = parts.MoveNext();
            // A client may see by the last rows that they are the last, and not wait for the mark behind them.
            var mark = more && Parts.IsEnd(parts.Current) ? parts.Current : null;
            if (!more || mark is not null)
                place.Leave();
            if (fault is not null && part >= strikesAt)
            {
                if (!await StrikeAsync(fault, body))
                    return;
                fault = null;
                continue;
            }
            if (mark is not null && fault is null)
            {
                // In one piece: what the client asks for next must not come between.
                connection.Post(new Outgoing((byte[])[.. connection.Frame(body), .. connection.Frame(mark)]));
                return;
            }
            if (part == 1)
                connection.Post(body);
            else
                // The one after the next is made when this one is gone: any number of rows takes the memory of two parts.
                await connection.SendAsync(connection.Frame(body));
        }
        // Where events are the only answer, the fault still happens.
        if (fault is not null && fault.AtPage is null)
            await StrikeAsync(fault, "");
    }

    // False when nothing more is to be sent.
    private async Task<bool> StrikeAsync(Fault fault, string body)
    {
        if (fault is { AtPage: not null, DelayMs: > 0, Kind: not FaultKind.Slow })
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), simulation.Clock, connection.Ending);
        place.Leave();
        switch (fault.Kind)
        {
            case FaultKind.DropBefore or FaultKind.DropAfter:
                connection.Abort();
                return false;
            case FaultKind.HalfClose:
                connection.HalfClose();
                return false;
            case FaultKind.Hang:
                return false;
            case FaultKind.Code or FaultKind.Status:
                connection.Post(Failure(fault));
                return false;
            case FaultKind.Garbage:
                connection.Post(new Outgoing(Raw((ushort)s_garbage.Length, s_garbage)));
                return true;
            case FaultKind.Oversize:
                connection.Post(new Outgoing(Raw(ushort.MaxValue, s_garbage)));
                return true;
            case FaultKind.Truncate when body.Length > 0:
                var frame = connection.Frame(body);
                var kept = (int)Math.Min(fault.Bytes ?? frame.Length / 2, frame.Length - 1);
                connection.Post(new Outgoing(frame.AsMemory(0, kept), Ending: Ending.Close));
                return false;
            case FaultKind.Slow when body.Length > 0:
                connection.Post(new Outgoing(
                    connection.Frame(body), (int)(fault.Bytes ?? SlowPiece), TimeSpan.FromMilliseconds(fault.DelayMs)));
                return true;
            default:
                if (body.Length > 0)
                    connection.Post(body);
                return true;
        }
    }

    private string Failure(Fault fault)
    {
        if (command.Name is "LOGIN" or "LOGINSWP")
            return SessionOperations.Refused(fault.Code, fault.Message ?? "error");
        return fault.Message is { } message
            ? new EventText("CMDERROR").Add("CMD", command.WireName).Add("MSG", message).ToString()
            : new EventText("CMDRESULT").Add("CMD", command.WireName).Add("RES", fault.Code == NoCode ? "ERR" : fault.Code).ToString();
    }

    private byte[] Raw(ushort length, byte[] body)
    {
        var frame = new byte[FrameFormat.HeaderLength + body.Length];
        connection.Format.WriteHeader(frame, (short)simulation.Knobs.Int("frame-type"), length);
        body.CopyTo(frame, FrameFormat.HeaderLength);
        return frame;
    }
}
