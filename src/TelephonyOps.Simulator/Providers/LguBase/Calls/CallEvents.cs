using System.Globalization;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Providers.LguBase.Wire;

namespace TelephonyOps.Simulator.Providers.LguBase.Calls;

/// <summary>Tells the lines what happens to a call: the texts of sections 4.3–4.5, 4.8 and 5.</summary>
internal sealed class CallEvents(Knobs knobs)
{
    private readonly UniqueIds _ids = new(knobs);
    private int _outs;

    public void Ring(LguCall call)
    {
        foreach (var line in call.Lines)
        {
            var isDial = line == call.Source.Line;
            line.Deliver(new EventText("RINGEVENT")
                .Add("ISDIAL", isDial ? "1" : "0")
                .Add("CHANNEL", call.Called.Channel)
                .Add("RECHANNEL", call.Source.Channel)
                .Add("INEXTEN", knobs.Text("inexten") == "section4" && !isDial ? call.InboundNumber ?? "null" : "null")
                .Add("AGENT", line.Agent)
                .Add("CALLERID", isDial ? call.Dialled : call.Source.Number)
                .Add("UNIQUEID", _ids.Show(call.Source.UniqueId, IdEvent.Ring)));
        }
    }

    public void List(LguCall call)
    {
        foreach (var line in call.Lines)
            List(line, call.Source, call.Called, call.SourceNumberAtTalk ?? call.Source.Number, call.InboundNumber);
    }

    /// <summary>3.12: who transfers is told of the Local leg at once, without a ring before.</summary>
    public void ListConsultation(Consultant consultant)
    {
        var own = consultant.First.LegOf(consultant.Line);
        List(consultant.Line, own, consultant.Local, consultant.Line.Agent, inboundNumber: null);
    }

    public void Out(LguCall call, HangUpCause cause)
    {
        foreach (var line in call.Lines)
            Out(line, call, cause);
    }

    public void Out(LguLine line, LguCall call, HangUpCause cause) => Out(line, call.LegOf(line), call.Source, cause);

    /// <summary>A leg in a conference names nobody but itself.</summary>
    public void OutOfRoom(LguLine line, CallLeg own) => Out(line, own, own, HangUpCause.Normal);

    /// <summary>The Local leg's end shows the first call's id as the other party's, though that call may go on.</summary>
    public void OutConsultation(Consultant consultant, HangUpCause cause) =>
        Out(consultant.Line, consultant.Local, consultant.First.LegOf(consultant.Line).Channel, consultant.First.Source.UniqueId, cause);

    private void List(LguLine line, CallLeg source, CallLeg called, string sourceNumber, string? inboundNumber)
    {
        if (!knobs.Flag("channellist"))
            return;
        line.Deliver(new EventText("CHANNELLIST")
            .Add("CHANNEL1", source.Channel)
            .Add("CHANNEL2", called.Channel)
            .Add("CALLER1ID", sourceNumber)
            .Add("CALLER2ID", called.Line?.Agent ?? called.Number)
            .Add("INEXTEN", knobs.Text("inexten") == "section4" ? "" : inboundNumber ?? "null")
            .Add("UNIQUEID1", _ids.Show(source.UniqueId, IdEvent.List))
            .Add("UNIQUEID2", _ids.Show(called.UniqueId, IdEvent.List)));
    }

    private void Out(LguLine line, CallLeg own, CallLeg source, HangUpCause cause) => Out(line, own, source.Channel, source.UniqueId, cause);

    private void Out(LguLine line, CallLeg own, string farChannel, string farId, HangUpCause cause)
    {
        var id = _ids.Show(own.UniqueId, IdEvent.Out);
        var sourceId = _ids.Show(farId, IdEvent.Out);
        var text = new EventText("CHANNELOUT").Add("CHANNEL", own.Channel);
        _ = Form() switch
        {
            "section4.2" => text.Add("UNIQUEID", id),
            "section4.5" => text.Add("UNIQUEID", id).Add("RECHANNEL", farChannel).Add("SRCUNIQUEID", sourceId),
            _ => text.Add("RECHANNEL", farChannel).Add("UNIQUEID", id).Add("SRCUNIQUEID", sourceId),
        };
        line.Deliver(text.Add("HCAUSE", ((int)cause).ToString(CultureInfo.InvariantCulture)));
        if (knobs.Flag("cdr"))
            line.Deliver(new EventText("CDREVENT").Add("CHANNEL", own.Channel));
    }

    private string Form() => knobs.Text("channelout") switch
    {
        "mixed" => ((uint)Interlocked.Increment(ref _outs) % 3) switch { 0 => "section4.2", 1 => "section4.5", _ => "section5" },
        var form => form,
    };
}
