namespace TelephonyOps.Docs.Pages;

/// <summary>What stands where prose is missing; the check refuses it.</summary>
static class Marker
{
    const string Start = "{{ Fill ";

    public static string Of(string what) => $"{Start}{what} }}}}";

    public static bool IsIn(string text) => text.Contains(Start, StringComparison.Ordinal);
}
