using System.Xml.Linq;
using TelephonyOps.Docs;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Maml;
using TelephonyOps.Docs.Pages;

namespace TelephonyOps.Tests.Help;

/// <summary>The file that Get-Help reads.</summary>
public sealed class MamlTests : IDisposable
{
    static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    readonly string _folder = Directory.CreateTempSubdirectory("telephonyops-maml-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_file_has_every_command_with_its_parameters_and_examples()
    {
        var help = Commands(Write());
        Assert.Equal(CommandReader.All.Select(command => command.Name), help.Keys.Order(StringComparer.Ordinal));
        foreach (var command in CommandReader.All)
        {
            var item = help[command.Name];
            Assert.Equal(command.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), Names(item.Element(s_command + "parameters")!));
            Assert.Equal(command.Sets.Count, item.Element(s_command + "syntax")!.Elements().Count());
            Assert.All(item.Descendants(s_command + "parameter"), parameter => Assert.NotEmpty(parameter.Element(s_maml + "description")!.Value));
            Assert.NotEmpty(item.Element(s_command + "details")!.Element(s_maml + "description")!.Value);
            Assert.NotEmpty(item.Element(s_maml + "description")!.Value);
            Assert.True(item.Element(s_command + "examples")!.Elements().Count() >= 2);
            Assert.All(item.Descendants(s_dev + "code"), code => Assert.NotEmpty(code.Value));
        }
        Assert.DoesNotContain("{{ Fill", File.ReadAllText(Path.Combine(_folder, HelpFile.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_set_has_its_own_parameters_only()
    {
        var items = Commands(Write())["Save-TelRecording"].Element(s_command + "syntax")!.Elements().ToList();
        Assert.Equal(["Recording", "Path", "LiteralPath", "Stream"], CommandReader.All.Single(command => command.Name == "Save-TelRecording").Sets);
        Assert.Contains("Path", Names(items[0]));
        Assert.DoesNotContain("LiteralPath", Names(items[0]));
        Assert.DoesNotContain("Force", Names(items[3]));
        var path = items[2].Elements(s_command + "parameter").Single(parameter => parameter.Element(s_maml + "name")!.Value == "LiteralPath");
        Assert.Equal(("true", "named", "True (ByPropertyName)"), (path.Attribute("required")!.Value, path.Attribute("position")!.Value, path.Attribute("pipelineInput")!.Value));
    }

    [Fact]
    public void The_about_topics_are_beside_it_and_no_line_is_wider_than_78()
    {
        Write();
        var topics = Directory.GetFiles(_folder, "about_*.help.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["about_TelephonyOps.help.txt", "about_TelephonyOps_Errors.help.txt", "about_TelephonyOps_Events.help.txt"], topics);
        Assert.All(Directory.GetFiles(_folder, "about_*.help.txt").SelectMany(File.ReadAllLines), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public void Prose_loses_its_markup_and_lists_stay_together()
    {
        var page = PageReader.Read(
            """
            # Get-TelUser

            ## SYNOPSIS

            Shows `it` & <that>.

            ## DESCRIPTION

            The **first** [link](Get-TelUser.md).

            - one
            - two

            ## EXAMPLES

            ### Example 1: Run

            ```powershell
            Get-TelUser
            ```

            ```text
            Id
            ```

            It comes.
            """.ReplaceLineEndings("\n"));
        var command = CommandReader.All.Single(one => one.Name == "Get-TelUser");
        var item = Commands(MamlDocument.Text([command], new Dictionary<string, Page> { [page.Name] = page }))["Get-TelUser"];
        Assert.Equal("Shows it & <that>.", item.Element(s_command + "details")!.Element(s_maml + "description")!.Value);
        Assert.Equal(["The first link.", "- one\n- two"], item.Element(s_maml + "description")!.Elements().Select(paragraph => paragraph.Value));
        var example = item.Element(s_command + "examples")!.Elements().Single();
        Assert.Equal("Get-TelUser\n\nId", example.Element(s_dev + "code")!.Value);
        Assert.Equal("It comes.", example.Element(s_dev + "remarks")!.Elements().First().Value);
    }

    string Write()
    {
        var file = Path.Combine(_folder, HelpFile.Name);
        Assert.Equal(0, Tool.Run(["maml", Repository.Pages, file], TextWriter.Null, TextWriter.Null));
        return File.ReadAllText(file);
    }

    static Dictionary<string, XElement> Commands(string maml)
        => XDocument.Parse(maml).Root!.Elements(s_command + "command").ToDictionary(item => item.Element(s_command + "details")!.Element(s_command + "name")!.Value);

    static IEnumerable<string> Names(XElement parent) => parent.Elements(s_command + "parameter").Select(parameter => parameter.Element(s_maml + "name")!.Value);
}
