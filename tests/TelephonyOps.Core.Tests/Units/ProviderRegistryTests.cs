using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>What no vendor takes is refused before any of them is asked.</summary>
public sealed class ProviderRegistryTests
{
    public static TheoryData<string, string> Spans => new()
    {
        { "Centrex", nameof(ConnectOptions.Timeout) },
        { "Dcs", nameof(ConnectOptions.DialTimeout) },
        { "Ipecs", nameof(ConnectOptions.ReconnectInterval) },
        { "LguBase", nameof(ConnectOptions.ReconnectInterval) },
        { "LguBase", nameof(ConnectOptions.HeartbeatInterval) },
        { "SkbIms", nameof(ConnectOptions.HeartbeatInterval) },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public async Task A_span_of_nothing_is_refused_by_its_name(string provider, string option)
    {
        foreach (var span in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-1) })
        {
            var options = new ConnectOptions { Server = "127.0.0.1", Account = "1" };
            options = option switch
            {
                nameof(ConnectOptions.Timeout) => options with { Timeout = span },
                nameof(ConnectOptions.DialTimeout) => options with { DialTimeout = span },
                nameof(ConnectOptions.ReconnectInterval) => options with { ReconnectInterval = span },
                _ => options with { HeartbeatInterval = span },
            };
            var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => ProviderRegistry.ConnectAsync(provider, options, Rig.Token));
            Assert.Equal(option, error.Target);
            Assert.Contains("-" + option, error.Message, StringComparison.Ordinal);
        }
    }
}
