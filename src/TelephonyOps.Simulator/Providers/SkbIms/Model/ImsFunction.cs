using TelephonyOps.Simulator.Providers.SkbIms.Codes;

namespace TelephonyOps.Simulator.Providers.SkbIms.Model;

/// <summary>What has to be there before a function does anything.</summary>
internal enum Needs
{
    Nothing,
    Host,
    Login,
}

/// <summary>One export of the library.</summary>
/// <param name="Name">The export's name.</param>
/// <param name="Texts">Names of its text parameters, in order.</param>
/// <param name="Numbers">Names of its number parameters, in order.</param>
/// <param name="Needs">What it needs.</param>
/// <param name="Service">The service that the subscription must have, and that the result comes from.</param>
/// <param name="ResultType">The type of the event that tells the result.</param>
/// <param name="Run">Checks the arguments and takes the request.</param>
internal sealed record ImsFunction(
    string Name, string[] Texts, string[] Numbers, Needs Needs, ImsService Service, int ResultType, Func<ImsCall, int> Run)
{
    // 2.2.2 and 2.7.1 know no "host not connected".
    public int WithoutHost => Name is "IMS_Logout" or "IMS_GetRest" ? ImsCode.UserNotLogin : ImsCode.HostNotConnected;
}
