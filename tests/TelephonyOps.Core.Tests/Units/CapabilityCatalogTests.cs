using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers;

namespace TelephonyOps.Core.Tests.Units;

public sealed class CapabilityCatalogTests
{
    [Fact]
    public void Every_declared_operation_is_reached_through_a_capability_that_the_session_has()
    {
        foreach (var provider in ProviderRegistry.All)
        {
            Assert.Equal(provider.Operations.Count, provider.Operations.Select(operation => operation.Name).Distinct().Count());
            foreach (var operation in provider.Operations)
            {
                Assert.NotEmpty(operation.Commands);
                if (operation.Capability is { } capability) Assert.True(capability.IsAssignableFrom(provider.SessionType), $"{provider.Name} {operation.Name}");
            }
        }
    }

    [Fact]
    public void The_matrix_has_a_row_for_every_provider_and_capability()
    {
        var matrix = CapabilityCatalog.Matrix().ToList();
        Assert.Equal(ProviderRegistry.All.Count * CapabilityCatalog.All.Count, matrix.Count);
        var dialing = Assert.Single(matrix, row => row is { Provider: "Centrex", Name: "Dialing" });
        Assert.True(dialing.IsSupported);
        Assert.Equal(["clickdial"], dialing.Operations);
        Assert.Equal(["Invoke-TelDial"], dialing.Commands);
        Assert.False(Assert.Single(matrix, row => row is { Provider: "Centrex", Name: "CallTransfer" }).IsSupported);
        Assert.All(matrix, row => Assert.Equal(row.IsSupported, row.Commands.Count > 0));
        Assert.Equal(["Watch-TelEvent", "Wait-TelEvent", "Register-TelEvent"], Assert.Single(matrix, row => row is { Provider: "Centrex", Name: "EventSource" }).Commands);
    }

    [Fact]
    public async Task What_a_provider_lacks_names_those_that_have_it()
    {
        await using var session = new FakeSession();
        var error = Fails.With(TelephonyErrorKind.NotSupported, () => session.Require<IInboundCalls>());
        Assert.True(error.IsCapabilityMissing);
        Assert.Contains("Fake", error.Message, StringComparison.Ordinal);
        Assert.Contains("InboundCalls", error.Message, StringComparison.Ordinal);
        Assert.Contains("Centrex", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["EventSource"], session.Capabilities);
    }

    [Fact]
    public async Task Connecting_refuses_an_unknown_provider_and_a_foreign_option_before_anything_is_sent()
    {
        var unknown = await Assert.ThrowsAsync<TelephonyException>(() => Connect("Nortel", new ConnectOptions()));
        Assert.Equal((TelephonyErrorKind.InvalidArgument, "Nortel"), (unknown.Kind, unknown.Target));
        Assert.Contains("Centrex", unknown.Message, StringComparison.Ordinal);

        var foreign = await Assert.ThrowsAsync<TelephonyException>(() => Connect("centrex", new ConnectOptions { ByteOrder = "Big" }));
        Assert.Equal((TelephonyErrorKind.InvalidArgument, "ByteOrder"), (foreign.Kind, foreign.Target));

        static Task Connect(string provider, ConnectOptions options) => ProviderRegistry.ConnectAsync(provider, options, Rig.Token);
    }
}
