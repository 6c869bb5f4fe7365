using System.Collections.ObjectModel;
using System.Reflection;

namespace TelephonyOps.Docs.Facts;

/// <summary>Attributes as they stand in the metadata. The reference assembly's own attribute objects keep nothing that is put into them.</summary>
static class Declared
{
    public static IEnumerable<CustomAttributeData> All<T>(MemberInfo member) where T : Attribute
        => member.GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(T));

    public static CustomAttributeData? One<T>(MemberInfo member) where T : Attribute => All<T>(member).FirstOrDefault();

    /// <summary>A named argument, or the default of its type.</summary>
    public static T? Named<T>(this CustomAttributeData attribute, string name)
        => attribute.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => (T?)argument.TypedValue.Value).FirstOrDefault();

    /// <summary>The constructor's arguments, those of a params array one by one.</summary>
    public static IEnumerable<object?> Arguments(this CustomAttributeData attribute)
        => attribute.ConstructorArguments.SelectMany(argument => argument.Value is ReadOnlyCollection<CustomAttributeTypedArgument> list ? list.Select(item => item.Value) : [argument.Value]);
}
