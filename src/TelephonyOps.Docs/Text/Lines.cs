using System.Text;

namespace TelephonyOps.Docs.Text;

/// <summary>Breaks text into lines at its blanks.</summary>
static class Lines
{
    /// <summary>
    /// What fits on a console of 80 columns in every place of Get-Help. The engine breaks lines at blanks for six European languages only;
    /// for all others, Korean among them, in the middle of a word. Lines of this width need no break.
    /// </summary>
    public const int HelpWidth = 70;

    /// <summary>What of an example fits on that console; it stands further left.</summary>
    public const int ExampleWidth = 75;

    /// <param name="text">May hold line breaks of its own.</param>
    /// <param name="lead">What the first line begins with; the others line up behind it.</param>
    /// <param name="width">Columns, the lead included.</param>
    public static IEnumerable<string> Wrap(string text, string lead, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder(lead);
            var columns = lead.Length;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (columns > lead.Length && columns + 1 + Columns(word) > width)
                {
                    yield return line.ToString();
                    line.Clear().Append(' ', lead.Length);
                    columns = lead.Length;
                }
                if (columns > lead.Length)
                {
                    line.Append(' ');
                    columns++;
                }
                line.Append(word);
                columns += Columns(word);
            }
            yield return line.ToString();
            lead = new string(' ', lead.Length);
        }
    }

    /// <summary>How many columns a console needs; Hangul and Chinese characters take two.</summary>
    public static int Columns(string text) => text.Sum(character => character is (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\ua4cf') or (>= '\uac00' and <= '\ud7a3') or (>= '\uff00' and <= '\uff60') ? 2 : 1);
}
