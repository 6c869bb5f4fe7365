using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace TelephonyOps.Docs.Facts;

/// <summary>Reads the commands off the module's assembly. What it says is what the engine sees: both read the same attributes.</summary>
static class CommandReader
{
    /// <summary>Every command of the module, by name.</summary>
    public static IReadOnlyList<CommandFacts> All { get; } =
        [.. typeof(TelSimulator).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsDefined(typeof(CmdletAttribute), false)).Select(Read).OrderBy(command => command.Name, StringComparer.Ordinal)];

    public static CommandFacts Read(Type type)
    {
        var cmdlet = Declared.One<CmdletAttribute>(type)!;
        var fresh = Activator.CreateInstance(type)!;
        var declared = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.IsDefined(typeof(ParameterAttribute), false))
            .Select(property => ReadParameter(property, fresh));
        List<ParameterFacts> parameters = [.. declared, .. Added(cmdlet)];
        (fresh as IDisposable)?.Dispose();
        var sets = parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Where(set => set != CommandFacts.AllSets).Distinct();
        var defaultSet = cmdlet.Named<string>(nameof(CmdletAttribute.DefaultParameterSetName));
        var names = cmdlet.Arguments().Cast<string>().ToList();
        return new CommandFacts
        {
            Verb = names[0],
            Noun = names[1],
            DefaultSet = defaultSet,
            Sets = [.. sets.OrderBy(set => set != defaultSet).DefaultIfEmpty(CommandFacts.AllSets)],
            Parameters = parameters,
            OutputTypes = [.. Declared.All<OutputTypeAttribute>(type).SelectMany(output => output.Arguments()).OfType<Type>().Where(output => output != typeof(void)).Select(output => output.FullName!).Distinct()],
        };
    }

    static ParameterFacts ReadParameter(PropertyInfo property, object fresh)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var uses = Declared.All<ParameterAttribute>(property).Select(Use).ToList();
        var element = type.IsArray ? type.GetElementType()! : type;
        return new ParameterFacts
        {
            Name = property.Name,
            TypeName = type.Name,
            IsSwitch = type == typeof(SwitchParameter),
            Aliases = Declared.One<AliasAttribute>(property)?.Arguments().Cast<string>().ToList() ?? [],
            AcceptedValues = element.IsEnum ? Enum.GetNames(element) : [],
            DefaultValue = uses.Exists(use => !use.IsRequired) ? DefaultText(property.GetValue(fresh)) : "None",
            SupportsWildcards = property.IsDefined(typeof(SupportsWildcardsAttribute), false),
            Uses = uses,
            InputTypes = uses.Exists(use => use.ByValue) ? [.. Pipeable(element)] : [],
        };
    }

    static ParameterUse Use(CustomAttributeData attribute) => new(
        attribute.Named<string>(nameof(ParameterAttribute.ParameterSetName)) ?? CommandFacts.AllSets,
        attribute.Named<bool>(nameof(ParameterAttribute.Mandatory)),
        attribute.Named<int?>(nameof(ParameterAttribute.Position)),
        attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipeline)),
        attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipelineByPropertyName)));

    /// <summary>A parameter that is made from several types names them by its public constructors.</summary>
    static IEnumerable<string> Pipeable(Type element)
    {
        var sources = element.Namespace == "TelephonyOps.Binding"
            ? element.GetConstructors().Select(constructor => constructor.GetParameters()).Where(parameters => parameters.Length == 1).Select(parameters => parameters[0].ParameterType).ToList()
            : [element];
        return sources.Select(source => source.FullName!);
    }

    static string DefaultText(object? value) => value switch
    {
        null or "" => "None",
        SwitchParameter present => present.IsPresent.ToString(),
        string text => text,
        IEnumerable list => list.Cast<object>().Select(DefaultText).ToList() is { Count: > 0 } items ? string.Join(", ", items) : "None",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    /// <summary>What the engine adds to a command that asks for it.</summary>
    static IEnumerable<ParameterFacts> Added(CustomAttributeData cmdlet)
    {
        ParameterUse[] everywhere = [new(CommandFacts.AllSets, false, null, false, false)];
        if (cmdlet.Named<bool>(nameof(CmdletAttribute.SupportsPaging)))
        {
            yield return new ParameterFacts { Name = "IncludeTotalCount", TypeName = nameof(SwitchParameter), IsSwitch = true, DefaultValue = "False", Uses = everywhere };
            yield return new ParameterFacts { Name = "Skip", TypeName = nameof(UInt64), DefaultValue = "0", Uses = everywhere };
            yield return new ParameterFacts { Name = "First", TypeName = nameof(UInt64), DefaultValue = "None", Uses = everywhere };
        }
        if (cmdlet.Named<bool>(nameof(CmdletAttribute.SupportsShouldProcess)))
        {
            yield return new ParameterFacts { Name = "WhatIf", TypeName = nameof(SwitchParameter), IsSwitch = true, Aliases = ["wi"], DefaultValue = "False", Uses = everywhere };
            yield return new ParameterFacts { Name = "Confirm", TypeName = nameof(SwitchParameter), IsSwitch = true, Aliases = ["cf"], DefaultValue = "False", Uses = everywhere };
        }
    }
}
