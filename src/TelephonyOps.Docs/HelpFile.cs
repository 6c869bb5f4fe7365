namespace TelephonyOps.Docs;

/// <summary>The file that the engine looks for: the assembly's name and a suffix.</summary>
static class HelpFile
{
    public const string Name = "TelephonyOps.dll-Help.xml";
}
