using System.Globalization;
using TelephonyOps.Simulator.Providers.LguBase.Records;

namespace TelephonyOps.Simulator.Providers.LguBase.Operations;

/// <summary>3.24: LIST, ADD, MOD and DEL of one command.</summary>
internal static class AddressOperations
{
    private static readonly string[] s_phones = ["TELNUM1", "TELNUM2", "TELNUM3", "TELNUM4", "TELNUM5"];

    public static IEnumerable<string> Manage(OperationContext context) => context.Argument("CMD") switch
    {
        "LIST" => List(context),
        "ADD" => Done(context, Add(context)),
        "MOD" => Done(context, context.Line.Contacts.Replace(Read(context, context.Required("KEYIDX")))),
        "DEL" => Done(context, context.Line.Contacts.Remove(context.Required("KEYIDX"))),
        _ => throw new CommandRefusedException("CMD has a wrong value"),
    };

    // What the list command is given besides narrows it, as the sample page's form does with a number.
    private static IEnumerable<string> List(OperationContext context)
    {
        var phone = s_phones.Select(context.Argument).FirstOrDefault(value => value.Length > 0, "");
        var rows = context.Line.Contacts.Items
            .Where(contact => context.Argument("GRPNAME") is not { Length: > 0 } group || contact.Group == group)
            .Where(contact => contact.Name.Contains(context.Argument("PNAME"), StringComparison.Ordinal))
            .Where(contact => phone.Length == 0 || contact.Phones.Any(number => number.Contains(phone, StringComparison.Ordinal)))
            .Select(contact => contact.Row);
        return Parts.Of(context, rows, '|');
    }

    private static int Add(OperationContext context)
    {
        context.Line.Contacts.Add(Read(context, key: ""));
        return 1;
    }

    private static LguContact Read(OperationContext context, string key)
    {
        var isDefault = int.TryParse(context.Argument("DEFNUM"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 5;
        var contact = new LguContact(
            key,
            context.Argument("GRPNAME"),
            context.Required("PNAME"),
            [.. s_phones.Select(context.Argument)],
            isDefault ? number : 1,
            context.Argument("MEMO"));
        // A caret inside a value would be a column of its own in every later list.
        return contact.Row.Count(character => character == '^') == 9
            ? contact
            : throw new CommandRefusedException("a value holds a separator");
    }

    private static IEnumerable<string> Done(OperationContext context, int rows) =>
        [context.Result().Add($"{context.Argument("CMD")}^{rows.ToString(CultureInfo.InvariantCulture)}").ToString()];
}
