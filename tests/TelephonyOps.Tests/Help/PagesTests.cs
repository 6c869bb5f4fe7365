using System.Text.RegularExpressions;
using TelephonyOps.Capabilities;
using TelephonyOps.Docs;
using TelephonyOps.Docs.Coverage;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Pages;
using TelephonyOps.Providers;

namespace TelephonyOps.Tests.Help;

/// <summary>The pages of this repository.</summary>
public sealed partial class PagesTests
{
    public static TheoryData<string> Commands => [.. CommandReader.All.Select(command => command.Name)];

    [Fact]
    public void Every_exported_command_is_one_that_help_knows()
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "TelephonyOps.psd1"));
        var exported = CommandName().Matches(manifest).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(exported, CommandReader.All.Select(command => command.Name));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_a_page_with_prose_for_everything_and_two_examples(string name)
    {
        var command = CommandReader.All.Single(one => one.Name == name);
        var page = PageReader.ReadFile(PageFolder.PageOf(Repository.Pages, name));

        Assert.All(Page.Titles, title => Assert.NotNull(page.Section(title)));
        Assert.NotEmpty(page.Body(Page.Synopsis));
        Assert.NotEmpty(page.Body(Page.Description));
        Assert.All(command.Parameters, parameter => Assert.NotEmpty(page.ParameterProse(parameter.Name)));
        Assert.True(page.Section(Page.Examples)!.Parts.Count >= 2);
        Assert.All(command.OutputTypes, type => Assert.NotEmpty(page.Section(Page.Outputs)!.Part(type)!.Body));
    }

    [Fact]
    public void The_check_finds_nothing()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Tool.Run(["check"], output, errors);
        Assert.Equal("", output.ToString() + errors);
        Assert.Equal(0, code);
    }

    [Fact]
    public void Every_command_that_reaches_an_operation_has_a_page()
        => Assert.All(
            CapabilityCatalog.Matrix().SelectMany(row => row.Commands).Concat(ProviderRegistry.All.SelectMany(provider => provider.Operations).SelectMany(operation => operation.Commands)),
            command => Assert.True(File.Exists(Path.Combine(Repository.Pages, command.Split(' ')[0] + ".md")), command));

    [Fact]
    public void The_coverage_document_is_what_the_code_says()
        => Assert.Equal(CoverageDocument.Text(), File.ReadAllText(Tool.CoverageFile(Repository.Pages)));

    [GeneratedRegex("'([A-Z][a-z]+-Tel[A-Za-z]+)'")]
    private static partial Regex CommandName();
}
