using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Centrex.Wire;

/// <summary>Which of LISTINFO's three values are printed as text: it differs from command to command (7.4, 19.4, 22.6).</summary>
internal enum ListInfoStyle
{
    /// <summary>Numbers throughout.</summary>
    Numbers,

    /// <summary>The page as text, the rest as numbers.</summary>
    PageAsText,

    /// <summary>Text throughout.</summary>
    Text,
}

/// <summary>One page of a list.</summary>
internal sealed record Paging(long Page, int Size, long Total, ListInfoStyle Style) : PageWindow(Page, Size, Total)
{
    public void Write(PhpJson json)
    {
        _ = Style == ListInfoStyle.Numbers ? json.Number("page", Page) : json.Text("page", Page);
        _ = Style == ListInfoStyle.Text
            ? json.Text("numperpage", Size).Text("total", Total)
            : json.Number("numperpage", Size).Number("total", Total);
    }
}
