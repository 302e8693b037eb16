using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Bpp.Engine.Sharing;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Sharing;

/// <summary>The owner's side: switching at run time, the page Share and what its buttons send.</summary>
public sealed class ShareRunnerTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Switch_OnAndOff_WithoutARestart()
    {
        using var client = await web.ClientAsync();
        var book = ShareBook.Of(web.Library.Folder, TimeProvider.System);
        book.Set(ShareSettings.Off with { Port = FreePort(), Addresses = ["127.0.0.1"] });
        using (var off = await client.PostAsync("/api/share/link", new { }))
            await Refusal.IsAsync(HttpStatusCode.BadRequest, off, "refused");

        using (var on = await client.PostAsync("/api/share/on", new { }))
            Assert.True(on.IsSuccessStatusCode, await on.Content.ReadAsStringAsync());
        var address = Assert.Single(book.State!.Listening);
        using var link = await client.PostAsync("/api/share/link", new { });
        var told = JsonDocument.Parse(await link.Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith($"{address}#code=", told.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Contains("<svg", told.GetProperty("qr").GetString(), StringComparison.Ordinal);
        using var phone = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => ShareCertificate.FingerprintOf(certificate!) == told.GetProperty("fingerprint").GetString() });
        Assert.Contains("/page.js", await phone.GetStringAsync(address), StringComparison.Ordinal);

        using (var off = await client.PostAsync("/api/share/off", new { }))
            Assert.True(off.IsSuccessStatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => phone.GetStringAsync(address));
    }

    [Fact]
    public async Task On_WithABusyPort_SaysWhoHasIt_AndAnotherPortHelps()
    {
        await using var own = new OwnWeb();
        await own.Web.InitializeAsync();
        using var client = await own.Web.ClientAsync();
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var book = ShareBook.Of(own.Web.Library.Folder, TimeProvider.System);
        book.Set(ShareSettings.Off with { Port = ((IPEndPoint)busy.LocalEndpoint).Port, Addresses = ["127.0.0.1"] });
        using (var refused = await client.PostAsync("/api/share/on", new { }))
            Assert.Contains("--port", await Refusal.IsAsync(HttpStatusCode.BadRequest, refused, "refused"), StringComparison.Ordinal);
        using var helped = await client.PostAsync("/api/share/settings", new { port = FreePort() });
        Assert.True(helped.IsSuccessStatusCode, await helped.Content.ReadAsStringAsync());
        Assert.NotEmpty(book.State!.Listening);
    }

    [Fact]
    public async Task Page_TellsWhoWaits_AndApproveLetsIn()
    {
        using var client = await web.ClientAsync();
        var book = ShareBook.Of(web.Library.Folder, TimeProvider.System);
        var device = book.Request("Noah's tablet", "192.168.0.9", "Firefox")!.Value.Device;
        var page = await client.Http.GetStringAsync("/share");
        Assert.Contains("Noah&#x27;s tablet", page, StringComparison.Ordinal);
        Assert.Contains(device.Words, page, StringComparison.Ordinal);
        using var approved = await client.PostAsync("/api/share/approve", new { id = device.Id, pick = true, albums = new[] { "top rated" } });
        Assert.True(approved.IsSuccessStatusCode, await approved.Content.ReadAsStringAsync());
        Assert.Equal((DeviceState.Trusted, true, "album_top_rated"), (book.Current(device.Id)!.State, book.Current(device.Id)!.Grant.CanPick, book.Current(device.Id)!.Grant.Albums[0]));
        using var unknown = await client.PostAsync("/api/share/approve", new { id = device.Id, pick = true, albums = new[] { "no such album" } });
        await Refusal.IsAsync(HttpStatusCode.BadRequest, unknown, "refused");
        var twin = JsonDocument.Parse(await client.Http.GetStringAsync("/share?format=json")).RootElement;
        Assert.Equal("trusted", twin.GetProperty("devices")[0].GetProperty("state").GetString());
        Assert.False(twin.ToString().Contains("key_hash", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pictures", "everything")]
    [InlineData("pictures", "7")]
    public async Task Settings_OutOfRange_AreRefused(string key, string value)
    {
        using var client = await web.ClientAsync();
        using var answer = await client.PostAsync("/api/share/settings", new Dictionary<string, string> { [key] = value });
        await Refusal.IsAsync(HttpStatusCode.BadRequest, answer, "refused");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class OwnWeb : IAsyncDisposable
    {
        public WebFixture Web { get; } = new();

        public async ValueTask DisposeAsync()
        {
            await Web.DisposeAsync();
            Web.Dispose();
        }
    }
}
