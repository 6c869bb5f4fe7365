using System.Text;
using TelephonyOps.Docs.Text;

namespace TelephonyOps.Docs.About;

/// <summary>An about topic as Get-Help shows it: text of a fixed width, whose fifth line is the synopsis.</summary>
static class AboutTopic
{
    public const int Width = 78;
    const string Indent = "    ";

    public static string Text(string markdown)
    {
        var text = new StringBuilder();
        TextPiece? before = null;
        foreach (var piece in PlainText.Pieces(markdown))
        {
            // A heading sits on its text, the items of a list on each other.
            if (before is not null && before.Level is not 1 and not 2 && !(piece.IsListItem && before.IsListItem)) text.Append('\n');
            else if (before?.Level == 1) text.Append('\n');
            Append(text, piece);
            before = piece;
        }
        return text.ToString();
    }

    static void Append(StringBuilder text, TextPiece piece)
    {
        switch (piece.Level)
        {
            case 1:
                text.Append("TOPIC\n").Append(Indent).Append(piece.Text).Append('\n');
                break;
            case 2:
                text.Append(piece.Text.ToUpperInvariant()).Append('\n');
                break;
            case 3:
                text.Append("  ").Append(piece.Text).Append('\n');
                break;
            default:
                var lines = piece.IsPreformatted ? piece.Text.Split('\n').Select(line => Indent + Indent + line) : Lines.Wrap(piece.Text, Indent + piece.Lead, Width);
                foreach (var line in lines) text.Append(line.TrimEnd()).Append('\n');
                break;
        }
    }
}
