using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bpp.Engine.Organise;
using Bpp.Engine.Sharing;
using Bpp.Tests.Web.Support;
using Bpp.Web.Media;
using Bpp.Web.Sharing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Sharing;

/// <summary>Devices against the server that is for them, over TLS, and what attackers would try.</summary>
public sealed class ShareServerTests : IAsyncLifetime, IDisposable
{
    private readonly WebFixture _site = new();
    private ShareServer _server = null!;
    private ShareBook _book = null!;

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        _book = ShareBook.Of(_site.Library.Folder);
        _server = await ShareServer.StartAsync(_site.Library, _site.Services.GetRequiredService<Thumbnails>(), _book, new ShareSettings(true, 0, true), IPAddress.Loopback, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _site.DisposeAsync();
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Pair_ThenApprove_ShowsPhotosWithoutPaths()
    {
        using var phone = Client();
        var asked = await PairAsync(phone);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.GetAsync("/api/photos"), "pending");
        var device = Assert.Single(_book.Devices(TimeProvider.System));
        Assert.Equal(asked.GetProperty("words").GetString(), device.Words);
        _book.Approve(device.Id, DeviceGrant.ViewAll, TimeProvider.System);
        var text = await phone.GetStringAsync("/api/photos");
        Assert.DoesNotContain(_site.Photos, text, StringComparison.Ordinal);
        var photo = JsonDocument.Parse(text).RootElement.GetProperty("photos")[0];
        Assert.Equal(["day", "favourite", "hash", "id"], photo.EnumerateObject().Select(property => property.Name).Order());
        using var picture = await phone.GetAsync($"/media/{photo.GetProperty("hash").GetString()}/320.jpg");
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Pair_Cookie_IsHostBoundHttpOnlyAndStrict()
    {
        using var phone = Client(cookies: false);
        using var answer = await phone.PostAsJsonAsync("/api/pair", new { code = _book.Codes.Issue(), name = "phone" });
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-bpp-device=", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        var stored = await File.ReadAllTextAsync(Path.Combine(_book.Folder, "sharing.json"));
        Assert.DoesNotContain(cookie.Split('=', ';')[1], stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pair_ReplayedCode_Refuses()
    {
        var code = _book.Codes.Issue();
        using var phone = Client();
        using var first = await phone.PostAsJsonAsync("/api/pair", new { code, name = "a" });
        Assert.True(first.IsSuccessStatusCode);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.PostAsJsonAsync("/api/pair", new { code, name = "b" }), "bad_code");
    }

    [Fact]
    public async Task Pair_GuessedCodes_LocksOut()
    {
        using var thief = Client();
        for (var guess = 0; guess < 5; guess++)
            await Refusal.IsAsync(HttpStatusCode.Forbidden, await thief.PostAsJsonAsync("/api/pair", new { code = $"{guess:x32}", name = "x" }), "bad_code");
        await Refusal.IsAsync(HttpStatusCode.TooManyRequests, await thief.PostAsJsonAsync("/api/pair", new { code = _book.Codes.Issue(), name = "x" }), "locked_out");
    }

    [Fact]
    public void Request_Thousand_KeepsAFew()
    {
        var let = Enumerable.Range(0, 1000).Count(index => _book.Request($"d{index}", "10.0.0.1", "x", TimeProvider.System) is not null);
        Assert.Equal(ShareBook.MostPending, let);
    }

    [Fact]
    public async Task Revoke_EndsTheStreamAndEveryRequest()
    {
        using var phone = Client();
        var device = await TrustAsync(phone, DeviceGrant.ViewAll);
        using var stream = await phone.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        var reading = stream.Content.ReadAsStringAsync();
        _book.Revoke(device.Id, TimeProvider.System);
        Assert.EndsWith("event: revoked\ndata: 1\n\n", await reading, StringComparison.Ordinal);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.GetAsync("/api/photos"), "revoked");
        Assert.Contains("revoked", await phone.GetStringAsync("/api/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotate_EndsLinksAndRequests_KeepsTrusted()
    {
        using var phone = Client();
        await TrustAsync(phone, DeviceGrant.ViewAll);
        using var other = Client();
        await PairAsync(other);
        var code = _book.Codes.Issue();
        _book.Rotate();
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await other.PostAsJsonAsync("/api/pair", new { code, name = "x" }), "bad_code");
        await Refusal.IsAsync(HttpStatusCode.Unauthorized, await other.GetAsync("/api/photos"), "unknown");
        Assert.True((await phone.GetAsync("/api/photos")).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("trashed")]
    [InlineData("hidden")]
    [InlineData("sensitive")]
    public async Task Photos_PutAway_AreNotShown(string how)
    {
        using var phone = Client();
        await TrustAsync(phone, DeviceGrant.ViewAll);
        var photo = (await PhotosAsync(phone))[0];
        var (id, hash) = (photo.GetProperty("id").GetInt64(), photo.GetProperty("hash").GetString());
        var editor = new PhotoEditor(_site.Database, TimeProvider.System);
        _ = how switch
        {
            "trashed" => editor.Trash([id]),
            "hidden" => editor.Hide([id], true),
            _ => editor.Tag([id], "sensitive"),
        };
        Assert.DoesNotContain(await PhotosAsync(phone), other => other.GetProperty("id").GetInt64() == id);
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync($"/media/{hash}/320.jpg"), "not_found");
    }

    [Fact]
    public async Task Photos_LimitedToAnAlbum_ShowsOnlyIt()
    {
        using var phone = Client();
        var device = await TrustAsync(phone, DeviceGrant.ViewAll);
        var hash = (await PhotosAsync(phone))[0].GetProperty("hash").GetString();
        _book.Approve(device.Id, new DeviceGrant(false, ["a-none"], []), TimeProvider.System);
        Assert.Empty(await PhotosAsync(phone));
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync($"/media/{hash}/320.jpg"), "not_found");
    }

    [Fact]
    public async Task Favourite_NeedsTheRight_AndIsRecordedUnderTheDevice()
    {
        using var phone = Client();
        var device = await TrustAsync(phone, DeviceGrant.ViewAll);
        var id = (await PhotosAsync(phone))[0].GetProperty("id").GetInt64();
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.PostAsJsonAsync("/api/favourite", new { id, value = true }), "view_only");
        _book.Approve(device.Id, new DeviceGrant(true, [], []), TimeProvider.System);
        Assert.True((await phone.PostAsJsonAsync("/api/favourite", new { id, value = true })).IsSuccessStatusCode);
        Assert.Equal("device:phone", _site.Scalar<string>("select actor from decisions.events order by event_id desc limit 1"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    [InlineData("10.9.8.7")]
    public async Task AnyRequest_ForeignHost_Refuses(string host)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        await Refusal.IsAsync(HttpStatusCode.MisdirectedRequest, await client.SendAsync(request));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Change_FromAnotherSite_Refuses(string method)
    {
        using var phone = Client();
        await TrustAsync(phone, new DeviceGrant(true, [], []));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/favourite") { Content = JsonContent.Create(new { id = 1, value = true }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.SendAsync(request), "cross_site");
    }

    [Fact]
    public async Task OwnerAddresses_TrustedDevice_AreNotThere()
    {
        using var phone = Client();
        await TrustAsync(phone, new DeviceGrant(true, [], []));
        var mine = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText).ToHashSet();
        foreach (var (method, path) in WebRoutes.Of(_site.Services).Where(route => !mine.Contains(route.Path) && !route.Path.StartsWith("/media/", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await phone.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{method} {path}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public void Endpoints_All_DeclareARight()
    {
        var endpoints = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<RequiresRight>()));
    }

    [Fact]
    public async Task Pair_OversizedBody_Refuses()
    {
        using var client = Client();
        using var answer = await client.PostAsJsonAsync("/api/pair", new { code = new string('a', 100_000), name = "x" });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private HttpClient Client(bool cookies = true) => new(new HttpClientHandler
    {
        UseCookies = cookies,
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate is not null && File.Exists(Path.Combine(_book.Folder, "certificate.pfx")),
    }) { BaseAddress = _server.Address };

    private async Task<JsonElement> PairAsync(HttpClient phone)
    {
        using var answer = await phone.PostAsJsonAsync("/api/pair", new { code = _book.Codes.Issue(), name = "phone" });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<SharedDevice> TrustAsync(HttpClient phone, DeviceGrant grant)
    {
        await PairAsync(phone);
        return _book.Approve(_book.Devices(TimeProvider.System)[0].Id, grant, TimeProvider.System);
    }

    private static async Task<List<JsonElement>> PhotosAsync(HttpClient phone) =>
        [.. JsonDocument.Parse(await phone.GetStringAsync("/api/photos")).RootElement.GetProperty("photos").EnumerateArray()];
}
