using TelephonyOps.Docs.About;
using TelephonyOps.Docs.Text;

namespace TelephonyOps.Tests.Help;

/// <summary>Text on a console.</summary>
public sealed class TextTests
{
    [Fact]
    public void Lines_break_at_blanks_and_line_up_behind_their_lead()
        => Assert.Equal(["- one two", "  three", "  four"], Lines.Wrap("one two three\nfour", "- ", 9));

    [Fact]
    public void A_word_that_does_not_fit_has_a_line_of_its_own()
        => Assert.Equal(["a", "muchtoolong", "b"], Lines.Wrap("a muchtoolong b", "", 5));

    [Theory]
    [InlineData("Kim", 3)]
    [InlineData("김하은", 6)]
    [InlineData("고객/VIP", 8)]
    [InlineData("…", 1)]
    public void Hangul_takes_two_columns(string text, int columns) => Assert.Equal(columns, Lines.Columns(text));

    [Fact]
    public void An_about_topic_has_headings_lists_code_and_tables()
    {
        const string Markdown = """
            # about_Something

            ## Short description

            A line.

            ## Long description

            Some `words`
            and more.

            - first
            - second

            ### Part

            | a | b |
            |---|---|
            | 1 | two |

            ```powershell
            Get-TelUser |
                Out-Null
            ```
            """;
        Assert.Equal(
            """
            TOPIC
                about_Something

            SHORT DESCRIPTION
                A line.

            LONG DESCRIPTION
                Some words and more.

                - first
                - second

              Part

                    a  b
                    -  ---
                    1  two

                    Get-TelUser |
                        Out-Null

            """.ReplaceLineEndings("\n"),
            AboutTopic.Text(Markdown));
    }
}
