using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Units;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("centrex.uplus.co.kr", "https://centrex.uplus.co.kr:10443/")]
    [InlineData("centrex.uplus.co.kr:443", "https://centrex.uplus.co.kr/")]
    [InlineData("centrex.uplus.co.kr:8443", "https://centrex.uplus.co.kr:8443/")]
    [InlineData("https://centrex.uplus.co.kr", "https://centrex.uplus.co.kr:10443/")]
    [InlineData("https://centrex.uplus.co.kr/", "https://centrex.uplus.co.kr:10443/")]
    [InlineData("https://centrex.uplus.co.kr:443/", "https://centrex.uplus.co.kr/")]
    [InlineData("https://centrex.uplus.co.kr:8443/RestApi/", "https://centrex.uplus.co.kr:8443/")]
    [InlineData("HTTPS://Centrex.Uplus.co.kr:8443", "https://centrex.uplus.co.kr:8443/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("[::1]:8443", "https://[::1]:8443/")]
    [InlineData("192.0.2.10", "https://192.0.2.10:10443/")]
    public void A_uri_or_host_with_or_without_port(string text, string address) => Assert.Equal(address, ServerAddress.ParseHttps(text, 10443).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("https://")]
    [InlineData("ftp://host")]
    [InlineData("host:port")]
    [InlineData("host:99999")]
    [InlineData("ho st")]
    [InlineData("https://host/?q=1")]
    public void What_is_no_address_is_refused_with_the_input_as_target(string text)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => ServerAddress.ParseHttps(text, 443));
        Assert.Equal(text, error.Target);
        Assert.NotNull(error.RecommendedAction);
    }

    [Theory]
    [InlineData("http://centrex.uplus.co.kr")]
    [InlineData("http://192.0.2.10:8080")]
    public void A_password_never_crosses_the_network_readable(string text)
        => Assert.Contains("unencrypted", Fails.With(TelephonyErrorKind.InvalidArgument, () => ServerAddress.ParseHttps(text, 443)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://user:Canary!7f3a+secret/pw@host")]
    [InlineData("https://user:Canary!7f3a@host")]
    [InlineData("user:Canary!7f3a@host")]
    [InlineData("http://user:Canary!7f3a@host:80/")]
    public void G6_a_password_in_the_address_is_refused_and_not_shown(string text)
    {
        var error = Fails.With(TelephonyErrorKind.InvalidArgument, () => ServerAddress.ParseHttps(text, 443));
        Canary.AssertAbsentIn(error, "Canary!7f3a");
    }
}
