using TelephonyOps.Core.Tests.LgRest;

namespace TelephonyOps.Core.Tests.Dcs;

/// <summary>The 15 operations.</summary>
public sealed class EveryOperationTests : EveryOperationTests<DcsOperation>
{
    [Fact]
    public void There_are_15() => Assert.Equal(15, DcsOperation.Operations.Count);
}
