using System.Globalization;
using System.Text;

namespace TelephonyOps.Simulator.Providers.LgRest;

/// <summary>
/// JSON the way PHP's encoder writes it, which is what the documents' samples show: <c>\/</c> for a slash,
/// and what is not ASCII as <c>\uXXXX</c> or as it is.
/// </summary>
internal sealed class PhpJson(bool escapesUnicode = true)
{
    private readonly StringBuilder _text = new(1024);
    private bool _comma;

    public PhpJson Open(string? name = null) => Begin(name, '{');

    public PhpJson Close() => End('}');

    public PhpJson OpenList(string? name = null) => Begin(name, '[');

    public PhpJson CloseList() => End(']');

    public PhpJson Text(string name, string value)
    {
        Name(name);
        Quote(value);
        _comma = true;
        return this;
    }

    public PhpJson Text(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    public PhpJson Number(string name, long value)
    {
        Name(name);
        _text.Append(CultureInfo.InvariantCulture, $"{value}");
        _comma = true;
        return this;
    }

    public PhpJson Null(string name)
    {
        Name(name);
        _text.Append("null");
        _comma = true;
        return this;
    }

    /// <summary>A list of objects, one for each row of the page.</summary>
    public PhpJson Rows(string name, PageWindow page, Action<PhpJson, long> row)
    {
        OpenList(name);
        for (var index = page.First; index < page.First + page.Count; index++)
        {
            Open();
            row(this, index);
            Close();
        }
        return CloseList();
    }

    public override string ToString() => _text.ToString();

    private PhpJson Begin(string? name, char bracket)
    {
        if (name is not null)
            Name(name);
        else
            Separate();
        _text.Append(bracket);
        _comma = false;
        return this;
    }

    private PhpJson End(char bracket)
    {
        _text.Append(bracket);
        _comma = true;
        return this;
    }

    private void Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(':');
    }

    private void Separate()
    {
        if (_comma)
            _text.Append(',');
        _comma = false;
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\' or '/':
                    _text.Append('\\').Append(character);
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case < ' ':
                case > '~' when escapesUnicode:
                    _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    _text.Append(character);
                    break;
            }
        }
        _text.Append('"');
    }
}
