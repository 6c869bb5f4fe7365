using System.Globalization;
using System.Management.Automation;

namespace TelephonyOps.Binding;

/// <summary>
/// Keeps a phone number text. A number typed without quotes reaches a command as an integer: alone it still carries what was typed, in a list
/// or out of a variable its leading zero is lost, and the wrong line would ring.
/// </summary>
public sealed class PhoneNumbersAttribute : ArgumentTransformationAttribute
{
    // No extension is longer, no dialled number shorter: below this an integer that stands alone can be meant as it is.
    const int LongestExtension = 99_999;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject { BaseObject: int or long or decimal or double } typed => AsTyped(typed),
        PSObject { BaseObject: object[] list } => list.Select(Element).ToArray(),
        object[] list => list.Select(Element).ToArray(),
        int and >= 0 and <= LongestExtension => ((int)inputData).ToString(CultureInfo.InvariantCulture),
        int or long or decimal or double => throw QuoteIt(inputData),
        _ => inputData,
    };

    static object Element(object item) => item switch
    {
        PSObject { BaseObject: int or long or decimal or double } typed => AsTyped(typed),
        int or long or decimal or double => throw QuoteIt(item),
        _ => item,
    };

    static string AsTyped(PSObject typed)
    {
        // Where the engine kept the text, it differs from the number; where it did not, the number came out of an expression.
        var text = typed.ToString();
        return text.StartsWith('0') && text.Length > 1 ? text : text == Convert.ToString(typed.BaseObject, CultureInfo.InvariantCulture) && text.Length <= 5 ? text : throw QuoteIt(typed.BaseObject);
    }

    static ArgumentTransformationMetadataException QuoteIt(object number)
        => new(CommandTexts.QuoteTheNumber.With(Convert.ToString(number, CultureInfo.InvariantCulture)));
}

/// <summary>Takes extensions as text or as integers: an extension is short, and typed alone it is what it says.</summary>
public sealed class DeviceNumberAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        object[] list => list.Select(Text).ToArray(),
        PSObject { BaseObject: object[] list } => list.Select(Text).ToArray(),
        _ => Text(inputData),
    };

    static object Text(object item) => item switch
    {
        PSObject { BaseObject: int or long } typed => typed.ToString(),
        int or long => Convert.ToString(item, CultureInfo.InvariantCulture)!,
        PSObject { BaseObject: Device device } => device.Number,
        Device device => device.Number,
        _ => item,
    };
}

/// <summary>Reads a time that carries no offset as Korea Standard Time, whatever the zone of this machine: the vendors' days begin there.</summary>
public sealed class KoreanTimeAttribute : ArgumentTransformationAttribute
{
    static readonly string[] s_compact = ["yyyyMMdd", "yyyyMMddHHmmss"];

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        DateTime { Kind: DateTimeKind.Unspecified } time => Clock.KoreaStandardTime.At(time),
        DateTime time => new DateTimeOffset(time),
        string text => Parse(text),
        _ => inputData,
    };

    static DateTimeOffset Parse(string text)
    {
        if (DateTime.TryParseExact(text, s_compact, CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact)) return Clock.KoreaStandardTime.At(compact);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            throw new ArgumentTransformationMetadataException(CommandTexts.NotATime.With(text));
        }

        // RoundtripKind tells "no offset" (Unspecified) from an offset that was written.
        return time.Kind == DateTimeKind.Unspecified ? Clock.KoreaStandardTime.At(time) : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}

/// <summary>Takes seconds as a number, or a TimeSpan.</summary>
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    // The runtime's timers go no further than 49 days.
    const double Most = 4_000_000;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        double? seconds = value switch
        {
            int or long or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => span.TotalSeconds,
            TimeSpan span => span.TotalSeconds,
            null => null,
            _ => double.NaN,
        };
        return seconds switch
        {
            null => inputData,
            >= 0 and <= Most => TimeSpan.FromSeconds(seconds.Value),
            _ => throw new ArgumentTransformationMetadataException(CommandTexts.NotASpan.With(value)),
        };
    }
}

/// <summary>Takes a secret as text as well: what a vault or an environment variable gives.</summary>
public sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text ? new System.Net.NetworkCredential("", text).SecurePassword : inputData;
}
