using TelephonyOps.Simulator.Providers.Centrex.Wire;

namespace TelephonyOps.Simulator.Providers.Centrex.Operations;

/// <summary>Chapters 6 and 11: the address book and the user.</summary>
internal static class DirectoryOperations
{
    public static string AddressList(OperationContext context)
    {
        var contacts = context.Account.Contacts;
        return Answer.Page(context.Paging(contacts.Total, ListInfoStyle.Numbers), (json, index) =>
        {
            var row = contacts[index];
            json.Text("NO", index + 1)
                .Text("NAME", row.Name)
                .Text("PHONE1", row.Phone)
                .Text("PHONE2", row.Mobile)
                .Text("GROUP_NAME", row.GroupName)
                .Text("GROUP_CODE", row.GroupCode)
                .Text("ETC", row.Memo);
        });
    }

    public static string UserInfo(OperationContext context)
    {
        var account = context.Account;
        return Answer.Ok(json => json
            .Text("NAME", account.Name)
            .Text("EXTEN", account.Extension)
            .Text("NUMBER070", account.Id)
            .Text("FORWARD_TYPE", account.Forward.Use)
            .Text("FORWARD_DATA", account.Forward.Number)
            .Text("FORWARD_STR", ForwardOperations.Describe(account.Forward)));
    }
}
