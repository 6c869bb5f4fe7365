using System.Text;

namespace TelephonyOps.Recordings;

/// <summary>Makes a name for the disk out of a name from a server, which may try to leave the folder.</summary>
public static class LocalFileName
{
    // Windows' rules hold everywhere: an archive made on one system is copied to another.
    static readonly char[] s_forbidden = [.. "<>:\"/\\|?*".ToCharArray(), .. Enumerable.Range(0, 32).Select(code => (char)code), '\u007f'];
    static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    // The shortest limit there is: 255 bytes on Linux, of which a partial's ending takes some.
    const int MostBytes = 240;

    /// <summary>The last part of the name, with what a file name may not hold replaced by an underscore.</summary>
    /// <exception cref="TelephonyException"><see cref="TelephonyErrorKind.InvalidArgument"/>: nothing usable is left.</exception>
    public static string From(string serverName)
    {
        ArgumentNullException.ThrowIfNull(serverName);
        var leaf = serverName[(serverName.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = string.Concat(leaf.Select(c => s_forbidden.Contains(c) || char.IsSurrogate(c) ? '_' : c)).TrimEnd(' ', '.');
        if (s_devices.Contains(name.Split('.')[0].TrimEnd(' '), StringComparer.OrdinalIgnoreCase)) name = "_" + name;
        if (name.Trim('_', '.', ' ').Length > 0 && Encoding.UTF8.GetByteCount(name) <= MostBytes) return name;
        throw new TelephonyException(TelephonyErrorKind.InvalidArgument, Texts.UnusableFileName.With(serverName)) { RecommendedAction = Texts.UnusableFileNameAction, Target = serverName };
    }
}
