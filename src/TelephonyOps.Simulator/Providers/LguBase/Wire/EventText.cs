using System.Text;

namespace TelephonyOps.Simulator.Providers.LguBase.Wire;

/// <summary>Builds <c>NAME|KEY:value|KEY:value</c> (section 1, event body): no separator at the end.</summary>
internal sealed class EventText(string name)
{
    private readonly StringBuilder _text = new(name);

    public EventText Add(string key, string value)
    {
        _text.Append('|').Append(key).Append(':').Append(value);
        return this;
    }

    public EventText Add(string token)
    {
        _text.Append('|').Append(token);
        return this;
    }

    public override string ToString() => _text.ToString();
}
