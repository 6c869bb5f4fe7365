using System.Text;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers.LguBase.Wire;

namespace TelephonyOps.Core.Tests.LguBase;

/// <summary>The names on the wire are data (quirk 27).</summary>
public sealed class DialectTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Quirk27_a_file_renames_commands_and_arguments_and_leaves_the_rest()
    {
        var dialect = Load("""{"commands":{"CLICKCALL":"DIAL"},"arguments":{"CLICKCALL":["MY","NUMBER","CID","CTX"]}}""");
        Assert.Equal("CMD|DIAL|MY=1|NUMBER=2|CID=|CTX=|", Encoding.ASCII.GetString(CommandText.Build(dialect, "CLICKCALL", "1", "2", "", "")));
        Assert.Equal("CMD|HOLD|", Encoding.ASCII.GetString(CommandText.Build(dialect, "HOLD")));
    }

    [Fact]
    public void Quirk24_type_charset_and_heartbeat_are_switches()
    {
        var dialect = Load("""{"frameType":7,"codePage":65001,"heartbeat":"empty"} // a comment is allowed""");
        Assert.Equal((ushort)7, dialect.FrameType);
        Assert.True(dialect.EmptyHeartbeat);
        Assert.Equal("안녕", Encoding.UTF8.GetString(dialect.Text.Encode("안녕")));
    }

    [Fact]
    public void Quirk28_results_and_events_have_other_names_too()
    {
        var dialect = Load("""{"commands":{"GETCALLHISTORY":"CDR"},"results":{"GETCALLHISTORY":["CALLS"]},"events":{"RECVSMS":["TEXT"]}}""");
        Assert.Equal("CDR", dialect.CommandOfResult("CALLS"));
        Assert.Equal("HISTORY", dialect.CommandOfResult("HISTORY"));
        Assert.Equal(EventKind.Sms, dialect.KindOf("TEXT"u8, out _));
        Assert.Equal(EventKind.Other, dialect.KindOf("RECVSMS"u8, out _));
        Assert.Equal("GETCALLHISTORY", DialectData.Load(null).CommandOfResult("HISTORY"));
        Assert.Equal(EventKind.Sms, DialectData.Load(null).KindOf("RECVMS"u8, out _));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"command":{}}""")]
    [InlineData("""{"commands":[]}""")]
    [InlineData("""{"commands":{"HODL":"X"}}""")]
    [InlineData("""{"commands":{"HOLD":1}}""")]
    [InlineData("""{"commands":{"HOLD":""}}""")]
    [InlineData("""{"commands":{"HOLD":"A|B"}}""")]
    [InlineData("""{"commands":{"HOLD":"A\nB"}}""")]
    [InlineData("""{"arguments":{"HOLD":["X"]}}""")]
    [InlineData("""{"frameType":-1}""")]
    [InlineData("""{"codePage":932}""")]
    [InlineData("""{"heartbeat":"often"}""")]
    [InlineData("""{"events":{"RINGEVENT":"X"}}""")]
    [InlineData("""{""")]
    [InlineData("")]
    public void A_file_that_cannot_be_used_says_why(string json)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => Load(json));
        Assert.Equal(_path, error.Target);
        Assert.NotEmpty(error.RecommendedAction!);
    }

    [Fact]
    public void A_file_that_is_not_there_says_so()
    {
        File.Delete(_path);
        Fails.With(TelephonyErrorKind.InvalidArgument, () => DialectData.Load(_path));
    }

    Dialect Load(string json)
    {
        File.WriteAllText(_path, json);
        return DialectData.Load(_path);
    }
}
