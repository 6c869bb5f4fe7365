namespace TelephonyOps.Simulator.Providers.Ipecs.Smdr;

/// <summary>The <c>$regex</c> of 4.2: <c>*</c> for any characters, <c>?</c> for one, a backslash takes the next one as it is; the whole value must match.</summary>
internal sealed class Glob
{
    private readonly List<(char Character, Kind Kind)> _pattern = [];

    public Glob(string format)
    {
        for (var index = 0; index < format.Length; index++)
        {
            var character = format[index];
            if (character == '\\' && index + 1 < format.Length)
                _pattern.Add((format[++index], Kind.Exact));
            else
                _pattern.Add((character, character switch { '*' => Kind.Any, '?' => Kind.One, _ => Kind.Exact }));
        }
    }

    private enum Kind
    {
        Exact,
        One,
        Any,
    }

    public bool Matches(string text)
    {
        // The usual walk with one way back, to the last star: linear for the patterns that people write.
        int at = 0, part = 0, star = -1, retry = 0;
        while (at < text.Length)
        {
            if (part < _pattern.Count && _pattern[part].Kind == Kind.Any)
            {
                star = part++;
                retry = at;
            }
            else if (part < _pattern.Count && (_pattern[part].Kind == Kind.One || _pattern[part].Character == text[at]))
            {
                part++;
                at++;
            }
            else if (star >= 0)
            {
                part = star + 1;
                at = ++retry;
            }
            else
            {
                return false;
            }
        }
        while (part < _pattern.Count && _pattern[part].Kind == Kind.Any)
            part++;
        return part == _pattern.Count;
    }
}
