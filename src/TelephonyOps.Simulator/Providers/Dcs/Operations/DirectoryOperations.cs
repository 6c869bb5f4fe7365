using TelephonyOps.Simulator.Http;

namespace TelephonyOps.Simulator.Providers.Dcs.Operations;

/// <summary>Chapters 2 and 3: the user and the phone book.</summary>
internal static class DirectoryOperations
{
    private const string NotForwarded = "착신전환 없음";
    private const string OwnNumber = "본인 VoIP번호";

    public static SimulatedResponse UserInfo(OperationContext context)
    {
        var account = context.Account;
        var forwarding = account.Forward is { } number
            ? context.Knobs.Text("forward-text").Replace("{number}", number, StringComparison.Ordinal)
            : NotForwarded;
        return context.Answers.Ok(json => json
            .Text("USERID", account.Id)
            .Text("USERNAME", account.Name)
            .Text("EXTENSION", account.Extension)
            .Text("VOIP_TEL", account.Number)
            .Text("ORGNUMBER", "")
            .Text("GROUP", "SSW")
            .Text("FORWARDING", forwarding)
            .Text("PREVENT", "")
            .Text("FORCE_CIDNUM", account.IsNumberHidden ? "O" : OwnNumber)
            .Text("HHP_NUMBER", "없음"));
    }

    public static SimulatedResponse PhoneBook(OperationContext context)
    {
        var contacts = context.Account.Contacts;
        return context.Answers.Page(context.Page(contacts.Total), (json, index) =>
        {
            var row = contacts[index];
            json.Text("GROUPNAME", row.Group).Text("NAME", row.Name).Text("TELINDEX", row.DefaultIndex);
            for (var place = 1; place <= DcsContact.Most; place++)
            {
                var isThere = place <= row.Numbers.Count;
                // In 3.4 a number's type is its place.
                json.Text($"TEL{place}NUM", isThere ? row.Numbers[place - 1] : "").Text($"TEL{place}TYPE", isThere ? $"{place}" : "");
            }
        });
    }
}
