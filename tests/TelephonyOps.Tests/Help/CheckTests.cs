using TelephonyOps.Docs;

namespace TelephonyOps.Tests.Help;

/// <summary>What the check refuses, each on a copy of the pages that is spoilt in one place.</summary>
public sealed class CheckTests
{
    [Theory]
    [InlineData("Type: UInt64", "Type: Int32", "the page is not what the code says")]
    [InlineData("The vendor's own wording", "{{ Fill something }}", "prose is missing: {{ Fill something }}")]
    [InlineData("Asks the vendor. With no forwarding set", "Set-TelNothing sets. With no forwarding set", "it names Set-TelNothing")]
    [InlineData("[Clear-TelForward](Clear-TelForward.md)", "[Clear-TelForward](Nowhere.md)", "it links to Nowhere.md")]
    [InlineData("Get-TelSession | Get-TelForward |", "Get-TelSession | Get-TelForward -Colour red |", "Get-TelForward has no parameter -Colour.")]
    [InlineData("### Example 2: Which lines are forwarded", "### Which lines are forwarded", "not 'Example 2: …'")]
    [InlineData("### Example 2: Which lines are forwarded", "Which lines are forwarded", "1 examples; 2 are the least")]
    [InlineData("## NOTES", "## REMARKS", "there is no section 'REMARKS'")]
    [InlineData("Calls that nobody answers go to 01012345678.", "", "example 1 does not say what comes out")]
    [InlineData("Asks the vendor. With no", "```yaml\nWith no", "the page is not what the code says")]
    public void A_spoilt_page_is_named_with_what_is_wrong(string text, string by, string problem)
    {
        Refused(pages => pages.Spoil(text.StartsWith("Type: UInt64", StringComparison.Ordinal) ? "Get-TelContact" : "Get-TelForward", text, by), problem);
    }

    [Fact]
    public void A_required_parameter_is_described_as_if_it_could_be_left_out()
        => Refused(pages => pages.Spoil("Set-TelForward", "The number that calls go to.", "Without it nothing happens."), "-To is required, and its prose says what happens without it");

    [Fact]
    public void A_page_is_missing() => Refused(pages => File.Delete(pages.Page("Get-TelUser")), "Get-TelUser: there is no page");

    [Fact]
    public void A_page_outlived_its_command()
        => Refused(pages => File.Copy(pages.Page("Get-TelUser"), pages.Page("Get-TelGhost")), "Get-TelGhost: no such command any more");

    [Fact]
    public void The_coverage_document_is_stale()
        => Refused(pages => File.AppendAllText(Tool.CoverageFile(pages.Folder), "more\n"), "coverage.md: not what the code says");

    [Fact]
    public void A_line_of_an_about_topic_is_too_wide()
        => Refused(
            pages => File.AppendAllText(Path.Combine(pages.Folder, "about_TelephonyOps.md"), $"\n```powershell\n{new string('x', 71)}\n```\n"),
            "a line has 79 characters, 78 are allowed");

    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("check", "a", "b")]
    [InlineData("maml", "a")]
    public void Wrong_arguments_show_the_usage(params string[] arguments)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, Tool.Run(arguments, TextWriter.Null, errors));
        Assert.Contains("TelephonyOps.Docs update", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        using var errors = new StringWriter();
        Assert.Equal(1, Tool.Run(["maml", Path.Combine(Path.GetTempPath(), "telephonyops-no-such-folder"), "x.xml"], TextWriter.Null, errors));
        Assert.Contains("There is no folder", errors.ToString(), StringComparison.Ordinal);
    }

    static void Refused(Action<PageCopy> spoil, string problem)
    {
        using var pages = new PageCopy();
        spoil(pages);
        var (code, output) = pages.Run("check");
        Assert.Equal(1, code);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }
}
