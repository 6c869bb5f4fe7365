using System.Text;
using System.Xml;
using TelephonyOps.Docs.Facts;
using TelephonyOps.Docs.Pages;

namespace TelephonyOps.Docs.Maml;

/// <summary>The help file of all commands. Facts come from the code, prose from the pages; a command without a page is left to the engine's own syntax help.</summary>
static class MamlDocument
{
    public static string Text(IEnumerable<CommandFacts> commands, IReadOnlyDictionary<string, Page> pages)
    {
        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("helpItems", "http://msh");
            xml.WriteAttributeString("schema", "maml");
            foreach (var command in commands)
            {
                if (pages.TryGetValue(command.Name, out var page)) new MamlCommand(xml, command, page).Write();
            }
            xml.WriteEndElement();
        }
        return text.ToString() + "\n";
    }

    /// <summary>The declaration names the encoding of the writer.</summary>
    sealed class Utf8Writer : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
