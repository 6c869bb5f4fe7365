using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TelephonyOps.Providers.Ipecs.Wire;

/// <summary>JSON as the document prints it: <c>$&gt;</c> and <c>+</c> stand for themselves, for a box whose parser may know no better.</summary>
static class IpecsJson
{
    static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, s_options)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
