using System.Text;
using TelephonyOps.Docs.Facts;

namespace TelephonyOps.Docs.Pages;

/// <summary>A page's SYNTAX section.</summary>
static class SyntaxText
{
    const int Width = 110;

    public static string Section(CommandFacts command)
    {
        if (command.Sets is [CommandFacts.AllSets]) return Block(command, CommandFacts.AllSets);
        return string.Join("\n\n", command.Sets.Select(set => $"### {set}{(set == command.DefaultSet ? " (Default)" : "")}\n\n{Block(command, set)}"));
    }

    static string Block(CommandFacts command, string set)
    {
        var text = new StringBuilder("```\n").Append(command.Name);
        var column = command.Name.Length;
        foreach (var part in command.InSet(set).Select(pair => Part(pair.Parameter, pair.Use)).Append("[<CommonParameters>]"))
        {
            if (column + part.Length + 1 > Width)
            {
                text.Append('\n');
                column = 0;
            }
            text.Append(' ').Append(part);
            column += part.Length + 1;
        }
        return text.Append("\n```").ToString();
    }

    static string Part(ParameterFacts parameter, ParameterUse use)
    {
        var name = use.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var whole = parameter.IsSwitch ? name : $"{name} <{parameter.TypeName}>";
        return use.IsRequired ? whole : $"[{whole}]";
    }
}
