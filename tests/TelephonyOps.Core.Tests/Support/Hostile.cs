using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>What nobody should send, for the property tests of guarantee G11.</summary>
public static class Hostile
{
    static readonly string[] s_pieces =
    [
        "^", "^^", "|", "&", "=", "?", "#", "%", "%4", "%41", "%ZZ", "%FF", "%00", "+", ",", ";", ":", "\"", "'", "\\", "/", "../", "..\\", "C:\\", "\0", "\r\n", "\n", "\t", " ",
        "sender", "receiver", "kind", "inner_num", "message", "=OK", "OK", "null", "true", "CON", "nul.wav", ".wav", ".", "..", "...", "~", "$(x)", "`", "<", ">", "*",
        "0", "-1", "1e999", "9223372036854775807", "99999999999999999999", "00010101000000", "99991231235959", "299912122400", "2019-08-30 11:04:54", "KB",
        "가", "한글", "뷁", "é", "😀", "\ud83d", "\ude00", "\u202e", "\ufeff", "\u0085", "\uffff", "{", "}", "[", "]", "{\"a\":", "\\u0000", "\\ud800", "\\",
    ];

    /// <summary>Texts of pieces that have a meaning somewhere.</summary>
    public static Gen<string> Text { get; } =
        Gen.Frequency((5, Gen.Elements(s_pieces)), (1, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()))).ListOf().Select(string.Concat);

    public static Gen<byte[]> Bytes { get; } = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    /// <summary>A sound text, damaged in a few places.</summary>
    public static Gen<byte[]> Damaged(params string[] sound)
        => from sample in Gen.Elements(sound)
           from seed in Gen.Choose(0, int.MaxValue)
           from wounds in Gen.Choose(1, 6)
           select Damage(Encoding.UTF8.GetBytes(sample), new Random(seed), wounds);

    /// <summary>Every input must pass; a failure is shrunk and shown.</summary>
    public static void Tries<T>(this Gen<T> inputs, int count, Action<T> check)
    {
        var tried = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            tried++;
            check(input);
        }));
        Assert.True(tried >= count, $"only {tried} inputs were tried");
    }

    static byte[] Damage(byte[] bytes, Random random, int wounds)
    {
        var result = bytes.ToList();
        for (; wounds > 0 && result.Count > 0; wounds--)
        {
            var at = random.Next(result.Count);
            var length = random.Next(1, Math.Min(12, result.Count - at + 1));
            switch (random.Next(6))
            {
                case 0: result[at] = (byte)random.Next(256); break;
                case 1: result.RemoveRange(at, length); break;
                case 2: result.InsertRange(at, result.GetRange(at, length)); break;
                case 3: result.InsertRange(at, Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)])); break;
                case 4: result.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 40))); break;
                default: result.RemoveRange(at, result.Count - at); break;
            }
        }
        return [.. result];
    }
}
