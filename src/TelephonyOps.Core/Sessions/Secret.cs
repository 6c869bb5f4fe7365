using System.Diagnostics;

namespace TelephonyOps;

/// <summary>A password on its way to the vendor. It shows itself only to <see cref="Reveal"/>, so that no log, exception or debugger view prints it by accident.</summary>
[DebuggerDisplay("***")]
public sealed class Secret
{
    readonly string _value;

    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public string Reveal() => _value;

    public override string ToString() => "***";
}
