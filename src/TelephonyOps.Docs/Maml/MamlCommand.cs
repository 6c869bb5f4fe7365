using System.Xml;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Pages;
using TelephonyOps.Docs.Text;

namespace TelephonyOps.Docs.Maml;

/// <summary>One command's element of the help file.</summary>
sealed class MamlCommand(XmlWriter xml, CommandFacts command, Page page)
{
    const string CommandSpace = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    const string MamlSpace = "http://schemas.microsoft.com/maml/2004/10";
    const string DevSpace = "http://schemas.microsoft.com/maml/dev/2004/10";

    public void Write()
    {
        xml.WriteStartElement("command", "command", CommandSpace);
        xml.WriteAttributeString("xmlns", "maml", null, MamlSpace);
        xml.WriteAttributeString("xmlns", "dev", null, DevSpace);
        Command("details", () =>
        {
            Command("name", command.Name);
            Command("verb", command.Verb);
            Command("noun", command.Noun);
            Paragraphs("description", page.Body(Page.Synopsis));
        });
        Paragraphs("description", page.Body(Page.Description));
        Command("syntax", () => command.Sets.ToList().ForEach(SyntaxItem));
        Command("parameters", () =>
        {
            foreach (var parameter in command.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)) Parameter(parameter, parameter.Uses[0], inSyntax: false);
        });
        Command("inputTypes", () => Types("inputType", Page.Inputs, command.InputTypes));
        Command("returnValues", () => Types("returnValue", Page.Outputs, command.OutputTypes));
        Maml("alertSet", () => Paragraphs("alert", page.Body(Page.Notes)));
        Command("examples", () => (page.Section(Page.Examples)?.Parts ?? []).ToList().ForEach(Example));
        Command("relatedLinks", Links);
        xml.WriteEndElement();
    }

    void SyntaxItem(string set) => Command("syntaxItem", () =>
    {
        Maml("name", command.Name);
        foreach (var (parameter, use) in command.InSet(set)) Parameter(parameter, use, inSyntax: true);
    });

    void Parameter(ParameterFacts parameter, ParameterUse use, bool inSyntax)
    {
        xml.WriteStartElement("parameter", CommandSpace);
        Flag("required", use.IsRequired);
        Flag("variableLength", true);
        Flag("globbing", parameter.SupportsWildcards);
        xml.WriteAttributeString("pipelineInput", use.PipelineText);
        xml.WriteAttributeString("position", use.PositionText.ToLowerInvariant());
        xml.WriteAttributeString("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none");
        Maml("name", parameter.Name);
        Paragraphs("description", page.ParameterProse(parameter.Name));
        if (inSyntax && parameter.AcceptedValues.Count > 0) Command("parameterValueGroup", () => parameter.AcceptedValues.ToList().ForEach(value => Value(value, parameter, false)));

        // A switch has no value in a syntax line.
        else if (!inSyntax || !parameter.IsSwitch) Value(parameter.TypeName, parameter, !parameter.IsSwitch);
        Dev("type", () =>
        {
            Maml("name", parameter.TypeName);
            Maml("uri", "");
        });
        Dev("defaultValue", parameter.DefaultValue);
        xml.WriteEndElement();
    }

    void Value(string text, ParameterFacts parameter, bool required)
    {
        xml.WriteStartElement("parameterValue", CommandSpace);
        Flag("required", required);
        Flag("variableLength", parameter.TypeName.EndsWith("[]", StringComparison.Ordinal));
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    void Types(string element, string section, IReadOnlyList<string> types)
    {
        foreach (var type in types.DefaultIfEmpty("None"))
        {
            Command(element, () =>
            {
                Dev("type", () => Maml("name", type));
                Paragraphs("description", page.Section(section)?.Part(type)?.Body ?? "");
            });
        }
    }

    void Example(Section part) => Command("example", () =>
    {
        var pieces = PlainText.Pieces(part.Body).ToList();
        Maml("title", $"--------- {part.Title} ---------");

        // What is typed and what comes out stand together; the words follow.
        Dev("code", string.Join("\n\n", pieces.Where(piece => piece.IsPreformatted).Select(piece => piece.Text)));
        Dev("remarks", () =>
        {
            Paragraphs(pieces.Where(piece => !piece.IsPreformatted));

            // The engine puts nothing between two examples.
            Maml("para", "");
        });
    });

    void Links()
    {
        foreach (var (text, target) in PageLinks.Of(page.Body(Page.RelatedLinks)))
        {
            Maml("navigationLink", () =>
            {
                Maml("linkText", text);
                Maml("uri", target.StartsWith("http", StringComparison.Ordinal) ? target : "");
            });
        }
    }

    void Paragraphs(string element, string markdown) => Maml(element, () => Paragraphs(PlainText.Pieces(markdown)));

    void Paragraphs(IEnumerable<TextPiece> pieces)
    {
        // The items of a list stay together: paragraphs are set apart by blank lines.
        var list = new List<string>();
        foreach (var piece in pieces)
        {
            if (!piece.IsListItem) Flush();
            if (piece.IsListItem) list.AddRange(Lines.Wrap(piece.Text, piece.Lead, Lines.HelpWidth));
            else Maml("para", piece.IsPreformatted ? piece.Text : string.Join('\n', Lines.Wrap(piece.Text, "", Lines.HelpWidth)));
        }
        Flush();

        void Flush()
        {
            if (list.Count > 0) Maml("para", string.Join('\n', list));
            list.Clear();
        }
    }

    void Flag(string name, bool value) => xml.WriteAttributeString(name, value ? "true" : "false");

    void Command(string name, Action content) => Element(name, CommandSpace, content);

    void Command(string name, string text) => xml.WriteElementString(name, CommandSpace, text);

    void Maml(string name, Action content) => Element(name, MamlSpace, content);

    void Maml(string name, string text) => xml.WriteElementString(name, MamlSpace, text);

    void Dev(string name, Action content) => Element(name, DevSpace, content);

    void Dev(string name, string text) => xml.WriteElementString(name, DevSpace, text);

    void Element(string name, string space, Action content)
    {
        xml.WriteStartElement(name, space);
        content();
        xml.WriteEndElement();
    }
}
