using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelephonyOps.Capabilities;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Providers;
using TelephonyOps.Simulator.Faults;

namespace TelephonyOps.Core.Tests.Centrex;

/// <summary>Connecting, and the bad input that an administrator gives first.</summary>
public sealed class ConnectTests
{
    [Fact]
    public async Task Connecting_probes_the_account_once_and_fills_the_session()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        var session = rig.Session;
        Assert.Equal((SessionState.Connected, "854", "07012340001", "Centrex"), (session.State, session.Device, session.Account, session.Provider));
        Assert.Equal(rig.Simulator.Server, session.Server);
        Assert.Equal(TimeSpan.FromHours(9), session.ConnectedAt.Offset);
        Assert.Equal(session.ConnectedAt, session.LastActivity);
        Assert.Null(session.ApiVersion);
        Assert.Null(session.ByteOrder);
        Assert.Contains("Dialing", session.Capabilities);
        Assert.DoesNotContain("CallTransfer", session.Capabilities);
        Assert.Equal(1, rig.Done("userinfo"));

        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await session.ProbeAsync(Rig.Token);
        Assert.Equal(TimeSpan.FromMinutes(1), session.LastActivity - session.ConnectedAt);
    }

    [Theory]
    [InlineData("070-1234-0001")]
    [InlineData(" 070 1234 0001 ")]
    public async Task An_account_may_be_typed_with_hyphens_and_blanks(string account)
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        await using var session = await rig.ConnectAsync(change: options => options with { Account = account });
        Assert.Equal("07012340001", session.Account);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_changes_nothing()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(change: options => options with { Password = new Secret("wrong") }));
        Assert.Equal("1004", error.VendorCode);
        Assert.False(error.IsTransient);
        Assert.Equal(1, rig.Asked("userinfo"));
        await Eventually.HoldsAsync(() => rig.Simulator.Connections.Open == 0);
    }

    [Fact]
    public async Task An_unknown_account_is_said_to_be_unknown()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(change: options => options with { Account = "07099999999" }));
        Assert.Equal("1003", error.VendorCode);
        Assert.Equal(1, rig.Asked("userinfo"));
    }

    [Theory]
    [InlineData("070-ABCD-0001")]
    [InlineData("")]
    public async Task A_number_with_letters_is_refused_before_the_wire(string account)
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        var error = await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => rig.ConnectAsync(change: options => options with { Account = account }));
        Assert.Equal(account, error.Target);
        Assert.Equal(0, rig.Simulator.Connections.Total);
    }

    [Fact]
    public async Task An_unknown_host()
    {
        var error = await Fails.WithAsync(TelephonyErrorKind.Unavailable, () => ProviderRegistry.ConnectAsync(
            "Centrex", new ConnectOptions { Server = "no-such-host.invalid", Account = "07012340001", Time = ManualTime.Skipping() }, Rig.Token));
        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_self_signed_certificate_is_refused_with_its_hash_and_nothing_is_sent()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(change: options => options with { CertificateThumbprint = null }));
        Assert.Contains(rig.Simulator.Thumbprint!, error.Message, StringComparison.Ordinal);
        Assert.Contains("-CertificateThumbprint", error.RecommendedAction, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Equal(rig.Simulator.ServerUri.Authority, error.Target);
        Assert.Empty(rig.Simulator.Counters.Received);
    }

    [Fact]
    public async Task Another_certificate_than_the_pinned_one_is_refused_and_nothing_is_sent()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        var error = await Fails.WithAsync(TelephonyErrorKind.Authentication, () => rig.ConnectAsync(change: options => options with { CertificateThumbprint = new string('A', 64) }));
        Assert.Contains(rig.Simulator.Thumbprint!, error.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Simulator.Counters.Received);
    }

    [Fact]
    public async Task A_pin_in_sha1_with_colons_and_small_letters_connects_and_so_does_skipping_the_check()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        string sha1;
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync("127.0.0.1", rig.Simulator.ServerUri.Port, Rig.Token);
            await using var tls = new System.Net.Security.SslStream(client.GetStream(), false, (_, shown, _, _) => shown!.GetCertHashString(HashAlgorithmName.SHA256) == rig.Simulator.Thumbprint);
            await tls.AuthenticateAsClientAsync("127.0.0.1");
            using var certificate = X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData());
            sha1 = certificate.GetCertHashString(HashAlgorithmName.SHA1);
        }
        var spelled = string.Join(':', sha1.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        await using var pinned = await rig.ConnectAsync(change: options => options with { CertificateThumbprint = spelled });
        await using var skipped = await rig.ConnectAsync(change: options => options with { CertificateThumbprint = null, SkipCertificateCheck = true });
        Assert.Equal(2, rig.Done("userinfo"));
    }

    [Theory]
    [InlineData("http://centrex.uplus.co.kr")]
    [InlineData("centrex uplus")]
    public async Task A_bad_address_is_refused_before_anything_is_resolved(string server)
        => await Fails.WithAsync(TelephonyErrorKind.InvalidArgument, () => ProviderRegistry.ConnectAsync("Centrex", new ConnectOptions { Server = server, Account = "07012340001" }, Rig.Token));

    [Fact]
    public async Task An_account_of_type_a_connects_and_only_its_downloads_are_refused()
    {
        await using var rig = await Rig.StartAsync("Centrex", CentrexRig.Options() with { Account = 2 });
        var recording = await rig.Need<IRecordings>().ListRecordingsAsync(new TimedListRequest(), Rig.Token).FirstAsync(Rig.Token);
        await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.Need<IRecordingDownload>().OpenRecordingAsync(recording.FileName, Rig.Token));
        await Fails.WithAsync(TelephonyErrorKind.Permission, () => rig.Need<IRecordingRemoval>().RemoveRecordingAsync(recording.FileName, Rig.Token));
        Assert.Empty(rig.Line().Recordings.RemovedNames);
    }

    [Fact]
    public async Task A_connection_that_breaks_once_is_no_reason_to_fail()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        rig.Simulator.Faults.Add(new Fault { Operation = "userinfo", Kind = FaultKind.DropBefore });
        await using var session = await rig.ConnectAsync();
        Assert.Equal(2, rig.Asked("userinfo"));
    }

    [Fact]
    public async Task A_failed_connection_leaves_no_socket_and_cancelling_ends_it()
    {
        await using var rig = await Rig.StartUnconnectedAsync("Centrex", CentrexRig.Options());
        rig.Simulator.Faults.Add(new Fault { Operation = "userinfo", Kind = FaultKind.Hang });
        using var cancel = new CancellationTokenSource();
        var connecting = ProviderRegistry.ConnectAsync("Centrex", rig.OptionsFor(0), cancel.Token);
        await Eventually.HoldsAsync(() => rig.Asked("userinfo") == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Soon());
        await Eventually.HoldsAsync(() => rig.Simulator.Connections.Open == 0);
    }

    [Fact]
    public async Task G12_closing_leaves_no_socket_and_is_safe_twice()
    {
        await using var rig = await CentrexRig.StartSmallAsync();
        Assert.True(rig.Simulator.Connections.Open > 0);
        await rig.Session.DisposeAsync();
        await rig.Session.DisposeAsync();
        await Eventually.HoldsAsync(() => rig.Simulator.Connections.Open == 0);
        Assert.Equal(SessionState.Disconnected, rig.Session.State);
        Assert.Equal(0, rig.Time.Waiting);
    }
}
