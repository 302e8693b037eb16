using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Bpp.Engine.Sharing;
using Bpp.Tests.Web.Support;
using Bpp.Web.Hosting;
using Bpp.Web.Media;
using Bpp.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Web.Sharing;

/// <summary>The owner's server over the sample library, and the one for devices beside it, on free ports of 127.0.0.1.</summary>
public sealed class ShareSite : IAsyncLifetime, IDisposable
{
    private ShareServer? _server;

    public WebFixture Web { get; } = new();

    public ShareBook Book => ShareBook.Of(Web.Library.Folder, TimeProvider.System);

    internal ShareServer Server => _server!;

    /// <summary>Where devices reach it, without a slash at the end.</summary>
    public string Address => Server.Addresses[0].ToString().TrimEnd('/');

    public Task InitializeAsync() => StartAsync(TrustedProxies.None);

    /// <summary>Ends the server for devices as a computer that falls asleep would.</summary>
    public async Task StopAsync() => await Server.DisposeAsync();

    /// <summary>Has it listen again where it did.</summary>
    public async Task StartAgainAsync() => _server = await ListenAsync(TrustedProxies.None, new ShareSettings(true, new Uri(Address).Port, true));

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await Web.DisposeAsync();
    }

    public void Dispose() => Web.Dispose();

    internal async Task StartAsync(TrustedProxies proxies, bool encrypted = true)
    {
        await Web.InitializeAsync();
        _server = await ListenAsync(proxies, new ShareSettings(true, 0, encrypted));
    }

    /// <summary>A device without a screen, with cookies of its own. It knows the certificate by its fingerprint, as a person would.</summary>
    public HttpClient Client(bool cookies = true) => new(Handler(cookies)) { BaseAddress = new Uri(Address) };

    public HttpClientHandler Handler(bool cookies = true) => new()
    {
        UseCookies = cookies,
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown is not null && IsOurs(shown),
    };

    /// <summary>Whether a certificate has the fingerprint that the owner's screen shows.</summary>
    public bool IsOurs(X509Certificate2 shown)
    {
        using var certificate = ShareCertificate.LoadOrMake(Book.Folder, TimeProvider.System);
        return ShareCertificate.FingerprintOf(shown) == ShareCertificate.FingerprintOf(certificate);
    }

    /// <summary>Asks to be let in with a good link.</summary>
    public async Task<SharedDevice> AskAsync(HttpClient phone, string name = "phone")
    {
        using var answer = await phone.PostAsJsonAsync("/api/pair", new { code = Book.Codes.Issue(), name });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var words = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("words").GetString();
        return Book.Devices.Single(device => device.Words == words);
    }

    /// <summary>A device that was let in.</summary>
    public async Task<SharedDevice> TrustAsync(HttpClient phone, DeviceGrant? grant = null, string name = "phone") =>
        Book.Approve((await AskAsync(phone, name)).Id, grant ?? DeviceGrant.ViewAll);

    internal static async Task<List<JsonElement>> PhotosAsync(HttpClient phone, string query = "") =>
        [.. JsonDocument.Parse(await phone.GetStringAsync($"/api/photos?count=200{query}")).RootElement.GetProperty("photos").EnumerateArray()];

    private Task<ShareServer> ListenAsync(TrustedProxies proxies, ShareSettings settings) =>
        ShareServer.StartAsync(Web.Library, Web.Services.GetRequiredService<Thumbnails>(), Book, settings, [IPAddress.Loopback], proxies, CancellationToken.None);
}
