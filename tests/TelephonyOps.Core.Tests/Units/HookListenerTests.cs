using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck.Fluent;
using TelephonyOps.Core.Tests.Support;
using TelephonyOps.Transport;

namespace TelephonyOps.Core.Tests.Units;

/// <summary>The small server for call-backs.</summary>
public sealed class HookListenerTests : IAsyncDisposable
{
    readonly ConcurrentQueue<(string Page, string Query)> _hooks = new();
    readonly HookListener _listener;

    public HookListenerTests() => _listener = new HookListener(IPAddress.Loopback, 0, "test-", [], Take);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Theory]
    [InlineData("HTTP/1.1\r\nHost: x")]
    [InlineData("HTTP/1.0")]
    [InlineData("HTTP/1.1\r\nHost:")]
    [InlineData("HTTP/1.1\r\nHost: a\r\nHost: b\r\nX: y")]
    public async Task Http_1_0_and_1_1_with_or_without_a_host_are_taken(string rest)
    {
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await AskAsync($"GET {_listener.Folder}page.html?a=1&b=%41 {rest}\r\n\r\n"));
        Assert.Equal(("page.html", "a=1&b=%41"), Assert.Single(_hooks));
    }

    [Fact]
    public async Task A_proxys_absolute_form_means_the_same_page()
    {
        await AskAsync($"GET http://any.example:99{_listener.Folder}page.html?a=1 HTTP/1.1\r\n\r\n");
        Assert.Equal(("page.html", "a=1"), Assert.Single(_hooks));
    }

    [Fact]
    public async Task A_request_may_come_in_single_bytes()
    {
        using var client = await ConnectAsync();
        foreach (var value in Encoding.ASCII.GetBytes($"GET {_listener.Folder}page.html HTTP/1.1\r\n\r\n"))
        {
            await client.GetStream().WriteAsync(new[] { value }, Rig.Token);
        }
        Assert.StartsWith("HTTP/1.1 200", await ReadAsync(client.GetStream()));
    }

    [Fact]
    public async Task G11_no_random_bytes_get_through()
    {
        var folder = _listener.Folder;
        var inputs = Gen.OneOf(
            Hostile.Bytes,
            Hostile.Damaged($"GET {folder[..^1]}x/ring.html?sender=010 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /test-0000/ring.html?sender=1 HTTP/1.0\r\n\r\n"),
            Hostile.Text.Select(Encoding.UTF8.GetBytes)).ListOf(400).Sample(1)[0];
        var tried = 0;
        foreach (var input in inputs)
        {
            if (Encoding.Latin1.GetString(input).Contains(folder, StringComparison.Ordinal)) continue;
            tried++;
            Assert.DoesNotContain("200 OK", await AskAsync(input), StringComparison.Ordinal);
        }
        Assert.True(tried > 300);
        Assert.Empty(_hooks);
        await Eventually.HoldsAsync(() => _listener.Refused == tried);
        Assert.Contains("200 OK", await AskAsync($"GET {folder}page.html HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task G11_a_header_without_end_is_cut_off()
    {
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {_listener.Folder}page.html HTTP/1.1\r\nX: "), Rig.Token);
        try
        {
            for (var piece = 0; piece < 100; piece++) await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 1_000)), Rig.Token);
        }
        catch (IOException)
        {
            // It was cut off while we were still writing, as it should be.
        }
        await Eventually.HoldsAsync(() => _listener.Refused == 1);
        Assert.Empty(_hooks);
    }

    [Fact]
    public async Task Silent_callers_do_not_keep_the_others_out_nor_the_listener_alive()
    {
        var silent = new List<TcpClient>();
        for (var caller = 0; caller < 40; caller++) silent.Add(await ConnectAsync());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => AskAsync($"GET {_listener.Folder}page.html?{number} HTTP/1.1\r\n\r\n"))).Soon();
        Assert.Equal(20, _hooks.Count);
        await _listener.DisposeAsync().AsTask().Soon();
        foreach (var client in silent)
        {
            Assert.Equal("", await ReadAsync(client.GetStream()));
            client.Dispose();
        }
    }

    [Fact]
    public async Task More_callers_than_places_wait_and_are_all_served()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => AskAsync($"GET {_listener.Folder}page.html?{number} HTTP/1.1\r\n\r\n"))).Soon();
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"{number}").Order(), _hooks.Select(hook => hook.Query).Order());
    }

    [Fact]
    public async Task Only_the_allowed_senders_are_heard()
    {
        await using var elsewhere = new HookListener(IPAddress.Loopback, 0, "test-", [IPAddress.Parse("192.0.2.1")], Take);
        await using var here = new HookListener(IPAddress.Loopback, 0, "test-", [IPAddress.Loopback, IPAddress.Parse("192.0.2.1")], Take);
        Assert.DoesNotContain("200 OK", await AskAsync($"GET {elsewhere.Folder}page.html HTTP/1.1\r\n\r\n", elsewhere.Port), StringComparison.Ordinal);
        Assert.Contains("200 OK", await AskAsync($"GET {here.Folder}page.html HTTP/1.1\r\n\r\n", here.Port), StringComparison.Ordinal);
        Assert.Single(_hooks);
        Assert.Equal(1, elsewhere.Refused);
    }

    [Fact]
    public async Task Each_listener_has_a_secret_of_its_own()
    {
        await using var other = new HookListener(IPAddress.Loopback, 0, "test-", [], Take);
        Assert.Matches("^/test-[0-9a-f]{32}/$", _listener.Folder);
        Assert.NotEqual(_listener.Folder, other.Folder);
        Assert.Contains("404", await AskAsync($"GET {other.Folder}page.html HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task G12_disposing_frees_the_port()
    {
        // A port that is free again may be another test's at once; that of one in five is not.
        for (var attempt = 1; ; attempt++)
        {
            var first = new HookListener(IPAddress.Loopback, 0, "test-", [], Take);
            var port = first.Port;
            await first.DisposeAsync();
            try
            {
                await using var again = new HookListener(IPAddress.Loopback, port, "test-", [], Take);
                Assert.Equal(port, again.Port);
                return;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < 5)
            {
                // Taken.
            }
        }
    }

    bool Take(string page, string query)
    {
        if (page != "page.html") return false;
        _hooks.Enqueue((page, query));
        return true;
    }

    Task<string> AskAsync(string request, int? port = null) => AskAsync(Encoding.Latin1.GetBytes(request), port);

    async Task<string> AskAsync(byte[] request, int? port = null)
    {
        using var client = await ConnectAsync(port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request, Rig.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return "";
        }
        return await ReadAsync(stream);
    }

    async Task<TcpClient> ConnectAsync(int? port = null)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port ?? _listener.Port, Rig.Token);
        return client;
    }

    static async Task<string> ReadAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return await reader.ReadToEndAsync(Rig.Token).Soon();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
