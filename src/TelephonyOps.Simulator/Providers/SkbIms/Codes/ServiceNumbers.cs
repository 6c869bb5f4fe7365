using System.Globalization;

namespace TelephonyOps.Simulator.Providers.SkbIms.Codes;

/// <summary>The numbers of the services in events: another version of the library may number them differently.</summary>
internal sealed class ServiceNumbers
{
    private readonly Dictionary<ImsService, int> _numbers;

    private ServiceNumbers(string text, Dictionary<ImsService, int> numbers)
    {
        Text = text;
        _numbers = numbers;
    }

    /// <summary>What it was made from.</summary>
    public string Text { get; }

    public int Of(ImsService service) => _numbers.GetValueOrDefault(service, (int)service);

    /// <summary>Reads <c>Cid=107;Normal=99</c>; what is not named keeps its number.</summary>
    /// <exception cref="ArgumentException">A name is unknown, or a number is none.</exception>
    public static ServiceNumbers Parse(string text)
    {
        var numbers = new Dictionary<ImsService, int>();
        foreach (var entry in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split('=', StringSplitOptions.TrimEntries);
            if (parts.Length != 2
                || !Enum.TryParse<ImsService>(parts[0], ignoreCase: true, out var service)
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new ArgumentException($"no service number: '{entry}'; services: {string.Join(", ", Enum.GetNames<ImsService>())}");
            numbers[service] = number;
        }
        return new(text, numbers);
    }
}
