using System.Net;
using System.Net.Http.Json;
using Bpp.Engine.Cli;
using Bpp.Tests.Web.Support;
using Bpp.Web;
using Bpp.Web.Hosting;

namespace Bpp.Tests.Web.Server;

/// <summary>Who may ask, and what every answer says about itself.</summary>
public sealed class GuardTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("192.168.0.7")]
    public async Task Request_ForAnotherHost_IsMisdirected(string host)
    {
        using var client = await web.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var answer = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("bpp-token", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("[::1]")]
    public async Task Request_ForThisMachine_IsAnswered(string host)
    {
        using var client = await web.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/list") { Headers = { Host = host } };
        using var answer = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/picks")]
    [InlineData("/sql")]
    [InlineData("/api/list")]
    [InlineData("/css/app.css")]
    [InlineData("/no/such/page")]
    [InlineData("/api/list?sort=sideways")]
    public async Task Answer_OfAnyKind_SaysHowItMayBeUsed(string path)
    {
        using var client = await web.ClientAsync();
        using var answer = await client.GetAsync(path);
        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
        var policy = Header("Content-Security-Policy");
        foreach (var part in new[] { "default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "connect-src 'self'" })
            Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Cookie_OfTheForms_IsForOurPagesOnly()
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(web.Address) };
        using var answer = await http.GetAsync("/activity");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    public async Task Post_FromAnotherSite_IsRefusedEvenWithToken(string header, string value)
    {
        using var client = await web.ClientAsync();
        var before = web.Scalar<long>("select count(*) from decisions.events");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/decide") { Content = JsonContent.Create(new { action = "favourite", ids = new[] { 1 }, value = "1" }) };
        request.Headers.Add("X-Bpp-Token", client.Token);
        request.Headers.Add(header, value);
        using var answer = await client.Http.SendAsync(request);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, answer, "cross_site");
        Assert.Equal(before, web.Scalar<long>("select count(*) from decisions.events"));
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, "http://evil.example")]
    public async Task Post_FromAnotherSiteWithoutToken_IsRefusedAsSuch(string? site, string? origin)
    {
        using var client = await web.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/decide") { Content = JsonContent.Create(new { action = "trash", ids = new[] { 1 } }) };
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Write_WithoutOrWithAWrongToken_IsRefusedEverywhere()
    {
        using var client = await web.ClientAsync();
        var writes = WebRoutes.Of(web.Services).Where(route => route.Method != HttpMethod.Get && route.Method != HttpMethod.Head).ToList();
        Assert.Contains((HttpMethod.Post, "/api/decide"), writes);
        foreach (var (method, path) in writes)
        {
            foreach (var token in (string?[])[null, client.Token[..^6] + "AAAAAA"])
            {
                using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(new { }) };
                if (token is not null)
                    request.Headers.Add("X-Bpp-Token", token);
                using var answer = await client.Http.SendAsync(request);
                await Refusal.IsAsync(HttpStatusCode.BadRequest, answer, "stale_page");
            }
        }
    }

    [Fact]
    public async Task Token_OfAnotherVisitor_IsRefused()
    {
        using var client = await web.ClientAsync();
        using var other = await web.ClientAsync();
        using var answer = await client.PostAsync("/api/undo", new { }, other.Token);
        await Refusal.IsAsync(HttpStatusCode.BadRequest, answer, "stale_page");
    }

    [Theory]
    [InlineData("/api/decide")]
    [InlineData("/api/undo")]
    [InlineData("/api/settings")]
    [InlineData("/api/albums")]
    [InlineData("/api/import")]
    [InlineData("/api/export")]
    public async Task Get_OfWhatChanges_IsNotAllowed(string path)
    {
        using var client = await web.ClientAsync();
        using var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
    }

    [Fact]
    public async Task Get_OfEveryAddress_ChangesNothing()
    {
        using var client = await web.ClientAsync();
        var (events, version) = (web.Scalar<long>("select count(*) from decisions.events"), web.Library.Version);
        foreach (var path in WebRoutes.Of(web.Services).Select(route => route.Path).Where(path => path != "/api/events").Distinct())
        {
            using var answer = await client.GetAsync(path);
            Assert.True((int)answer.StatusCode < 500, $"{path} answered {(int)answer.StatusCode}");
        }

        Assert.Equal(events, web.Scalar<long>("select count(*) from decisions.events"));
        Assert.Equal(version, web.Library.Version);
    }

    [Fact]
    public async Task Start_OnABusyPort_NamesItsHolder()
    {
        var port = new Uri(web.Address).Port;
        var refused = await Assert.ThrowsAsync<UserException>(() => WebServer.StartAsync(new ServedLibrary(web.Library.Folder, web.Database, TimeProvider.System), new ServerOptions(port), CancellationToken.None));
        Assert.Contains($"127.0.0.1:{port}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--port", refused.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"process {Environment.ProcessId} ", refused.Message, StringComparison.Ordinal);
    }
}
