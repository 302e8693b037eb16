using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bpp.Engine.Sharing;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Sharing;

/// <summary>How a device becomes known, over TLS, and ceases to be.</summary>
public sealed class PairingTests(ShareSite site) : IClassFixture<ShareSite>
{
    [Fact]
    public async Task Pair_ThenApprove_ShowsPhotos()
    {
        using var phone = site.Client();
        await Refusal.IsAsync(HttpStatusCode.Unauthorized, await phone.GetAsync("/api/photos"), "unknown");
        var device = await site.AskAsync(phone, "Emma’s phone");
        Assert.Equal("Emma’s phone", device.Name);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.GetAsync("/api/photos"), "pending");
        Assert.Equal("pending", await StateAsync(phone));
        site.Book.Approve(device.Id, DeviceGrant.ViewAll);
        Assert.Equal("trusted", await StateAsync(phone));
        Assert.NotEmpty(await ShareSite.PhotosAsync(phone));
        Assert.NotNull(site.Book.Current(device.Id)!.LastSeenAt);
    }

    [Fact]
    public async Task Pair_Cookie_IsHostBoundHttpOnlyAndStrict_AndStoredHashedOnly()
    {
        using var phone = site.Client(cookies: false);
        using var answer = await phone.PostAsJsonAsync("/api/pair", new { code = site.Book.Codes.Issue(), name = "phone" });
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-bpp-device=", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        var stored = await File.ReadAllTextAsync(Path.Combine(site.Book.Folder, "sharing.json"));
        Assert.DoesNotContain(cookie.Split('=', ';')[1], stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pair_ReplayedCode_Refuses()
    {
        await using var own = await OwnSite.StartAsync();
        var code = own.Site.Book.Codes.Issue();
        using var phone = own.Site.Client();
        using var first = await phone.PostAsJsonAsync("/api/pair", new { code, name = "a" });
        Assert.True(first.IsSuccessStatusCode);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.PostAsJsonAsync("/api/pair", new { code, name = "b" }), "bad_code");
        Assert.Contains(own.Site.Book.Log.Entries, entry => entry.What == AccessKind.WrongCode);
    }

    [Fact]
    public async Task Revoke_EndsTheStreamAndEveryRequest()
    {
        using var phone = site.Client();
        var device = await site.TrustAsync(phone);
        using var stream = await phone.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        var reading = stream.Content.ReadAsStringAsync();
        site.Book.Revoke(device.Id);
        Assert.Contains("event: revoked", await reading.WaitAsync(TimeSpan.FromSeconds(3)), StringComparison.Ordinal);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.GetAsync("/api/photos"), "revoked");
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.GetAsync("/api/events"), "revoked");
        Assert.Equal("revoked", await StateAsync(phone));
    }

    [Fact]
    public async Task Approve_WithOtherRights_EndsTheStreamSoThatThePageAsksAnew()
    {
        using var phone = site.Client();
        var device = await site.TrustAsync(phone);
        using var stream = await phone.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        var reading = stream.Content.ReadAsStringAsync();
        site.Book.Approve(device.Id, new DeviceGrant(true, [], []));
        Assert.Contains("event: granted", await reading.WaitAsync(TimeSpan.FromSeconds(3)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotate_EndsLinksAndRequests_KeepsTrusted()
    {
        await using var own = await OwnSite.StartAsync();
        using var phone = own.Site.Client();
        await own.Site.TrustAsync(phone);
        using var other = own.Site.Client();
        await own.Site.AskAsync(other, "other");
        var code = own.Site.Book.Codes.Issue();
        own.Site.Book.Rotate();
        await Refusal.IsAsync(HttpStatusCode.Unauthorized, await other.GetAsync("/api/photos"), "unknown");
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await other.PostAsJsonAsync("/api/pair", new { code, name = "x" }), "bad_code");
        Assert.True((await phone.GetAsync("/api/photos")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Me_UnknownKey_IsTakenBack()
    {
        using var phone = site.Client(cookies: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Add("Cookie", "__Host-bpp-device=" + new string('a', 64));
        using var answer = await phone.SendAsync(request);
        Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    private static async Task<string?> StateAsync(HttpClient phone) =>
        JsonDocument.Parse(await phone.GetStringAsync("/api/me")).RootElement.GetProperty("state").GetString();
}
