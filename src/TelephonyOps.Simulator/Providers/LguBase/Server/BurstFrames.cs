using System.Globalization;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Server;

/// <summary>What a burst is made of.</summary>
internal enum BurstKind
{
    /// <summary>RECVPEERMSG whose text is a serial number and the time of sending in ticks (UTC).</summary>
    Message,

    /// <summary>Whole calls: RINGEVENT, CHANNELLIST, CHANNELOUT.</summary>
    Call,

    /// <summary>CDREVENT, the smallest event.</summary>
    Cdr,
}

/// <summary>Frames that are encoded once; for each event only its digits are written anew.</summary>
internal sealed class BurstFrames
{
    private const string SerialMark = "##########";
    private const string TimeMark = "@@@@@@@@@@@@@@@@@@@";

    private readonly Template[] _templates;

    public BurstFrames(BurstKind kind, LguLine line, Func<string, byte[]> encode)
    {
        var own = $"SIP/{line.Agent}-{SerialMark}";
        var far = $"SIP/gw2.eicn-{SerialMark}";
        const string id = $"1319339116.{SerialMark}";
        EventText[] texts = kind switch
        {
            BurstKind.Message => [new EventText("RECVPEERMSG").Add("FROM", line.Extension).Add("MSG", $"{SerialMark} {TimeMark}")],
            BurstKind.Cdr => [new EventText("CDREVENT").Add("CHANNEL", own)],
            _ =>
            [
                new EventText("RINGEVENT").Add("ISDIAL", "0").Add("CHANNEL", own).Add("RECHANNEL", far).Add("INEXTEN", "null")
                    .Add("AGENT", line.Agent).Add("CALLERID", "01012345678").Add("UNIQUEID", id),
                new EventText("CHANNELLIST").Add("CHANNEL1", far).Add("CHANNEL2", own).Add("CALLER1ID", "01012345678")
                    .Add("CALLER2ID", line.Agent).Add("INEXTEN", "null").Add("UNIQUEID1", id).Add("UNIQUEID2", id),
                new EventText("CHANNELOUT").Add("CHANNEL", own).Add("RECHANNEL", far).Add("UNIQUEID", id).Add("SRCUNIQUEID", id).Add("HCAUSE", "16"),
            ],
        };
        _templates = [.. texts.Select(text => new Template(encode(text.ToString())))];
    }

    /// <summary>Bytes of the longest frame.</summary>
    public int Longest => _templates.Max(template => template.Frame.Length);

    /// <summary>Writes event number <paramref name="index"/>; says how long it is.</summary>
    public int Write(long index, long ticks, Span<byte> target)
    {
        var template = _templates[index % _templates.Length];
        template.Frame.CopyTo(target);
        foreach (var place in template.Serials)
            Digits(1 + (index / _templates.Length), target.Slice(place, SerialMark.Length));
        if (template.Time >= 0)
            Digits(ticks, target.Slice(template.Time, TimeMark.Length));
        return template.Frame.Length;
    }

    private static void Digits(long number, Span<byte> target) =>
        number.TryFormat(target, out _, target.Length == SerialMark.Length ? "D10" : "D19", CultureInfo.InvariantCulture);

    private sealed class Template
    {
        public Template(byte[] frame)
        {
            Frame = frame;
            var text = string.Create(frame.Length, frame, static (characters, bytes) =>
            {
                for (var index = 0; index < bytes.Length; index++)
                    characters[index] = (char)bytes[index];
            });
            var places = new List<int>();
            for (var place = text.IndexOf(SerialMark, StringComparison.Ordinal); place >= 0;
                place = text.IndexOf(SerialMark, place + SerialMark.Length, StringComparison.Ordinal))
            {
                places.Add(place);
            }
            Serials = [.. places];
            Time = text.IndexOf(TimeMark, StringComparison.Ordinal);
        }

        public byte[] Frame { get; }

        public int[] Serials { get; }

        public int Time { get; }
    }
}
