using TelephonyOps.Docs;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Pages;

namespace TelephonyOps.Tests.Help;

/// <summary>Bringing pages to what the code says.</summary>
public sealed class UpdateTests
{
    [Fact]
    public void What_is_right_is_left_alone()
    {
        using var pages = new PageCopy();
        Assert.Equal((0, ""), pages.Run("update"));
    }

    [Fact]
    public void Facts_are_put_right_and_prose_stays()
    {
        using var pages = new PageCopy();
        var before = File.ReadAllText(pages.Page("Save-TelRecording"));
        pages.Spoil("Save-TelRecording", "Type: SwitchParameter", "Type: Boolean");
        pages.Spoil("Save-TelRecording", "[-Path] <String>", "[-Where] <String>");
        pages.Spoil("Save-TelRecording", "Aliases: PSPath", "Aliases:");
        Assert.Equal((0, $"Save-TelRecording: brought up to date{Environment.NewLine}"), pages.Run("update"));
        Assert.Equal(before, File.ReadAllText(pages.Page("Save-TelRecording")));
    }

    [Fact]
    public void A_parameter_that_the_page_lacks_starts_with_shared_prose_or_a_marker()
    {
        using var pages = new PageCopy();
        pages.Spoil("Save-TelRecording", "### -Force", "### -Gone");
        pages.Spoil("Save-TelRecording", "### -Session", "### -Lost");
        var (_, output) = pages.Run("update");
        Assert.Contains("Save-TelRecording: prose to be written", output, StringComparison.Ordinal);
        var page = PageReader.ReadFile(pages.Page("Save-TelRecording"));
        Assert.Equal("{{ Fill Force description }}", page.ParameterProse("Force"));
        Assert.StartsWith("The sessions to act on", page.ParameterProse("Session"), StringComparison.Ordinal);
        Assert.Null(page.Section(Page.Parameters)!.Part("-Gone"));
        Assert.Equal(1, pages.Run("check").Code);
    }

    [Fact]
    public void A_new_page_has_every_section_and_is_refused_until_it_is_written()
    {
        using var pages = new PageCopy();
        File.Delete(pages.Page("Send-TelMessage"));
        var (_, output) = pages.Run("update");
        Assert.Contains("Send-TelMessage: new page", output, StringComparison.Ordinal);
        var page = PageReader.ReadFile(pages.Page("Send-TelMessage"));
        Assert.Equal(Page.Titles, page.Sections.Select(section => section.Title));
        Assert.StartsWith("Providers: Centrex, Dcs, ", page.Body(Page.Notes), StringComparison.Ordinal);
        Assert.Contains("Send-TelMessage: prose is missing", pages.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_a_section_of_its_own_is_not_overwritten()
    {
        using var pages = new PageCopy();
        pages.Spoil("Get-TelUser", "## NOTES", "## REMARKS");
        var before = File.ReadAllText(pages.Page("Get-TelUser"));
        var (code, output) = pages.Run("update");
        Assert.Equal(1, code);
        Assert.Contains("Get-TelUser.md: there is no section 'REMARKS'", output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(pages.Page("Get-TelUser")));
    }

    [Fact]
    public void Syntax_is_written_as_the_engine_writes_it()
    {
        var command = new CommandFacts
        {
            Verb = "Save",
            Noun = "Thing",
            DefaultSet = "Path",
            Sets = ["Path", "Stream"],
            OutputTypes = [],
            Parameters =
            [
                new ParameterFacts { Name = "AsStream", TypeName = "SwitchParameter", IsSwitch = true, Uses = [new ParameterUse("Stream", true, null, false, false)] },
                new ParameterFacts { Name = "Path", TypeName = "String", Uses = [new ParameterUse("Path", false, 1, false, false)] },
                new ParameterFacts { Name = "Thing", TypeName = "Thing", Uses = [new ParameterUse(CommandFacts.AllSets, true, 0, true, false)] },
                new ParameterFacts { Name = "WithAVeryLongNameThatFillsTheLine", TypeName = "String", Uses = [new ParameterUse("Path", false, null, false, false)] },
                new ParameterFacts { Name = "Kind", TypeName = "String", Uses = [new ParameterUse("Path", true, null, false, false)] },
            ],
        };
        Assert.Equal(
            """
            ### Path (Default)

            ```
            Save-Thing [-Thing] <Thing> [[-Path] <String>] -Kind <String> [-WithAVeryLongNameThatFillsTheLine <String>]
             [<CommonParameters>]
            ```

            ### Stream

            ```
            Save-Thing [-Thing] <Thing> -AsStream [<CommonParameters>]
            ```
            """.ReplaceLineEndings("\n"),
            SyntaxText.Section(command));
    }

    [Fact]
    public void A_parameter_that_its_sets_use_differently_has_a_block_for_each_use()
    {
        var parameter = new ParameterFacts
        {
            Name = "Kind",
            TypeName = "WebhookKind[]",
            AcceptedValues = ["Ring", "Sms"],
            Uses = [new ParameterUse("A", true, 0, true, false), new ParameterUse("B", false, null, false, true), new ParameterUse("C", false, null, false, true)],
        };
        var blocks = ParameterBlock.Text(parameter);
        Assert.Contains("Parameter Sets: A\nAliases:\nAccepted values: Ring, Sms\n\nRequired: True\nPosition: 0\nDefault value: None\nAccept pipeline input: True (ByValue)", blocks, StringComparison.Ordinal);
        Assert.Contains("Parameter Sets: B, C\nAliases:\nAccepted values: Ring, Sms\n\nRequired: False\nPosition: Named\nDefault value: None\nAccept pipeline input: True (ByPropertyName)", blocks, StringComparison.Ordinal);
        Assert.Equal("It says.", ParameterBlock.Prose($"It says.\n\n{blocks}"));
    }
}
