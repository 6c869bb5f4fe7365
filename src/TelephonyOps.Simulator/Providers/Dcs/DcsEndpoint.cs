using System.Globalization;
using TelephonyOps.Simulator.Hosting;
using TelephonyOps.Simulator.Http;
using TelephonyOps.Simulator.Providers.LgRest;

namespace TelephonyOps.Simulator.Providers.Dcs;

/// <summary>The running DCS system.</summary>
internal sealed class DcsEndpoint(DcsState state, Politeness politeness, HttpFront front) : LgRestEndpoint<DcsAccount>(state, politeness, front)
{
    protected override string OwnActions => "forward";

    public override object Summarize() => new
    {
        days = state.Days.Select(day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
        accounts = state.Accounts.Select(account => new
        {
            id = account.Id,
            extension = account.Extension,
            number = account.Number,
            call = account.DescribeCall(),
            dialled = account.Dialled,
            sent = account.Sent.Count,
            forward = account.Forward,
            contacts = account.Contacts.Total,
            made = account.Outbound.Added,
            taken = account.Inbound.Added,
            recorded = account.Recordings.Added,
        }),
    };

    protected override string NoteOf(DcsAccount line) => line.Access switch
    {
        DcsAccess.NoDownload => "may not download recordings",
        DcsAccess.None => "no permission",
        _ when line.Id != line.Extension => "the id must be percent-encoded",
        _ => "everything",
    };

    protected override object? ActOwn(string action, ActionArguments arguments)
    {
        if (action != "forward")
            return null;
        var account = CallActions.Account(state, arguments, "account");
        account.Forward = arguments.Text("to") is { Length: > 0 } destination ? destination : null;
        return new { forward = account.Forward };
    }
}
