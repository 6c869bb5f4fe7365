using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;

namespace TelephonyOps.Simulator.Providers.SkbIms.Operations;

/// <summary>Section 2.4: registration by a number that is sent to the phone, and new passwords.</summary>
internal static class RegistrationOperations
{
    // 2.4.1 (second): a password is not used again within six months.
    private const int ReuseMonths = 6;

    public static int SendAuthNumber(ImsCall call)
    {
        var number = call.Text(0);
        if (!Rules.IsNumber(number))
            return ImsCode.InvalidNumber;
        if (call.State.FindLine(number) is null)
            return call.Refuse(ImsCode.InvalidNumber, number);
        return call.Accept(() =>
        {
            call.State.MakeAuthNumber(number);
            call.Result(number1: number);
        });
    }

    public static int CreateUser(ImsCall call)
    {
        var (id, password, number) = (call.Text(0), call.Text(1), call.Text(2));
        var state = call.State;
        if (Check(call) is var code and not ImsCode.Success)
            return code;
        if (state.FindUser(id) is not null)
            return call.Refuse(ImsCode.UserAlreadyAdded);
        if (state.FindLine(number) is null)
            return call.Refuse(ImsCode.InvalidNumber);
        if (!state.TakeAuthNumber(number, call.Text(3)))
            return call.Refuse(ImsCode.InvalidAuthNumber);
        if (state.Users.Count(user => user.Number == number) >= call.Knobs.Int("users-per-number"))
            return call.Refuse(ImsCode.MaxUsersOfNumber);
        return call.Accept(() =>
        {
            state.AddUser(id, password, number);
            call.Result(number1: number);
        });
    }

    public static int ChangePassword(ImsCall call)
    {
        var (id, password, number) = (call.Text(0), call.Text(1), call.Text(2));
        var (state, now) = (call.State, call.State.Simulation.Clock.GetUtcNow());
        if (Check(call) is var code and not ImsCode.Success)
            return code;
        if (state.FindUser(id) is not { } user)
            return call.Refuse(ImsCode.InvalidId);
        if (user.Number != number)
            return call.Refuse(ImsCode.InvalidNumber);
        if (!state.TakeAuthNumber(number, call.Text(3)))
            return call.Refuse(ImsCode.InvalidAuthNumber);
        if (user.HasUsed(password, now.AddMonths(-ReuseMonths)))
            return call.Refuse(ImsCode.PasswordReuse);
        return call.Accept(() =>
        {
            user.ChangePassword(password, now);
            call.Result(number1: number);
        });
    }

    private static int Check(ImsCall call)
    {
        if (call.Text(0).Length == 0)
            return ImsCode.InvalidId;
        if (!Rules.IsNumber(call.Text(2)))
            return ImsCode.InvalidNumber;
        return Rules.Password(call.Text(1)) is var code and not ImsCode.Success ? call.Breach("weak-password", code) : ImsCode.Success;
    }
}
