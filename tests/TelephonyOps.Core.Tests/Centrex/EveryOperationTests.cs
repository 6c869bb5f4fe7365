using TelephonyOps.Core.Tests.LgRest;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>The 28 operations.</summary>
public sealed class EveryOperationTests : EveryOperationTests<CentrexOperation>
{
    [Fact]
    public void There_are_28() => Assert.Equal(28, CentrexOperation.Operations.Count);
}
