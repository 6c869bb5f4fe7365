using System.Globalization;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Providers.SkbIms.Telephony;

namespace TelephonyOps.Simulator.Providers.SkbIms;

/// <summary>The subscriber that every run begins with.</summary>
internal static class SampleSubscriber
{
    private const long FirstNumber = 7080001101;

    // Four months: past the three that a password serves.
    private const int ExpiredDays = 120;

    private static readonly ImsService[] s_basic =
        [ImsService.ClickCall, ImsService.SendSms, ImsService.RecvSms, ImsService.Cid, ImsService.AbsNoti, ImsService.Normal, ImsService.GetServiceInfo];

    public static (List<PhoneLine> Lines, List<ImsUser> Users) Make(SkbImsState state)
    {
        var knobs = state.Simulation.Knobs;
        var now = state.Simulation.Clock.GetUtcNow();
        var lines = Enumerable.Range(0, knobs.Int("numbers"))
            .Select(index => new PhoneLine((FirstNumber + index).ToString("D11", CultureInfo.InvariantCulture)))
            .ToList();
        var users = Enumerable.Range(1, Math.Min(knobs.Int("users"), lines.Count))
            .Select(number => new ImsUser(
                $"user{number.ToString(CultureInfo.InvariantCulture)}", Password(number), lines[number - 1].Number, now.AddDays(-1), "every service"))
            .ToList();
        var last = lines[^1].Number;
        users.Add(new("limited", Password(101), last, now.AddDays(-1), "click call, SMS, CID and missed calls only; no recording")
        {
            Missing = [.. Enum.GetValues<ImsService>().Except(s_basic)],
            CanRecord = false,
        });
        users.Add(new("expired", Password(102), last, now.AddDays(-ExpiredDays), "password older than three months"));
        return (lines, users);

        string Password(int index) => knobs.Text("password") is { Length: > 0 } all
            ? all
            : $"Ims!{state.Values.Below(1_000_000, index).ToString("D6", CultureInfo.InvariantCulture)}";
    }
}
