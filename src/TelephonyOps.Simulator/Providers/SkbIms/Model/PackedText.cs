using TelephonyOps.Simulator.Hosting;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>
/// Texts in fields of fixed size, as the library leaves them: no NUL where the text fills its field, a two-byte character cut at the
/// edge, and whatever was in the memory behind the NUL.
/// </summary>
internal static class PackedText
{
    private const byte FirstLeadByte = 0x81;

    // Bytes that would read as digits and Korean if anybody took them for text.
    private static readonly byte[] s_leftovers = [.. Enumerable
        .Repeat<byte[]>([0x39, 0x39, 0xB0, 0xA1, 0x7C, 0xC8, 0xFF, 0x5E], ImsStructs.ExtraSize / 8)
        .SelectMany(bytes => bytes)];

    public static void Write(Span<byte> field, ReadOnlySpan<byte> text, Knobs knobs)
    {
        var room = knobs.Text("terminator") == "always" ? field.Length - 1 : field.Length;
        var length = Math.Min(text.Length, room);
        if (text.Length > room && knobs.Text("cut") == "characters")
            length = WholeCharacters(text, room);
        text[..length].CopyTo(field);
        if (length == field.Length)
            return;
        field[length] = 0;
        var rest = field[(length + 1)..];
        if (knobs.Text("padding") == "garbage")
            s_leftovers.AsSpan(0, rest.Length).CopyTo(rest);
        else
            rest.Clear();
    }

    private static int WholeCharacters(ReadOnlySpan<byte> text, int room)
    {
        var length = 0;
        while (length < room)
        {
            var next = length + (text[length] >= FirstLeadByte ? 2 : 1);
            if (next > room)
                break;
            length = next;
        }
        return length;
    }
}
