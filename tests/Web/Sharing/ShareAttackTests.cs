using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bpp.Engine.Sharing;
using Bpp.Tests.Sharing;
using Bpp.Tests.Web.Support;
using Bpp.Web.Sharing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Web.Sharing;

/// <summary>What somebody on the same network would try. docs/security.md names these tests beside the defences they prove.</summary>
public sealed class ShareAttackTests(ShareSite site) : IClassFixture<ShareSite>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    [InlineData("10.9.8.7")]
    [InlineData("127.0.0.1.nip.io")]
    public async Task AnyRequest_ForeignHost_IsMisdirected(string host)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        await Refusal.IsAsync(HttpStatusCode.MisdirectedRequest, await client.SendAsync(request), "host");
    }

    [Theory]
    [InlineData("POST", "Sec-Fetch-Site", "cross-site")]
    [InlineData("PUT", "Sec-Fetch-Site", "cross-site")]
    [InlineData("PATCH", "Sec-Fetch-Site", "same-site")]
    [InlineData("DELETE", "Sec-Fetch-Site", "none")]
    [InlineData("OPTIONS", "Sec-Fetch-Site", "cross-site")]
    [InlineData("POST", "Origin", "https://evil.example")]
    [InlineData("POST", "Origin", "null")]
    public async Task Change_FromAnotherSite_Refuses(string method, string header, string value)
    {
        using var phone = site.Client();
        await site.TrustAsync(phone, new DeviceGrant(true, [], []));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/decide") { Content = JsonContent.Create(new { action = "favourite", id = 1, value = 1 }) };
        request.Headers.Add(header, value);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.SendAsync(request), "cross_site");
    }

    [Fact]
    public async Task Pair_TenThousandGuesses_AreLockedOutAndLoggedOnce()
    {
        await using var own = await OwnSite.StartAsync();
        using var thief = own.Site.Client(cookies: false);
        var code = own.Site.Book.Codes.Issue();
        var refused = 0;
        for (var guess = 0; guess < 10_000; guess++)
        {
            using var answer = await thief.PostAsJsonAsync("/api/pair", new { code = $"{guess:x32}", name = "x" });
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests);
            refused += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.InRange(refused, 9_900, 10_000);
        await Refusal.IsAsync(HttpStatusCode.TooManyRequests, await thief.PostAsJsonAsync("/api/pair", new { code, name = "x" }));
        Assert.Empty(own.Site.Book.Devices);
        Assert.Single(own.Site.Book.Log.Entries);
    }

    [Fact]
    public async Task TrustedDevice_WhileOthersAtItsAddressAreLockedOut_GoesOn()
    {
        await using var own = await OwnSite.StartAsync();
        using var phone = own.Site.Client();
        await own.Site.TrustAsync(phone);
        using var thief = own.Site.Client(cookies: false);
        for (var guess = 0; guess < 20; guess++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/photos");
            request.Headers.Add("Cookie", $"__Host-bpp-device={guess:x64}");
            using var answer = await thief.SendAsync(request);
            Assert.False(answer.IsSuccessStatusCode);
        }

        using var asked = await thief.PostAsJsonAsync("/api/pair", new { code = own.Site.Book.Codes.Issue(), name = "x" });
        await Refusal.IsAsync(HttpStatusCode.TooManyRequests, asked, "locked_out");
        Assert.True((await phone.GetAsync("/api/photos")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task StolenCookie_AfterRevoke_OpensNothing()
    {
        using var handler = site.Handler();
        handler.CookieContainer = new CookieContainer();
        using var phone = new HttpClient(handler) { BaseAddress = new Uri(site.Address) };
        var device = await site.TrustAsync(phone);
        var cookie = handler.CookieContainer.GetCookieHeader(new Uri(site.Address));
        using var thief = site.Client(cookies: false);
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True((await thief.GetAsync("/api/photos")).IsSuccessStatusCode);
        site.Book.Revoke(device.Id);
        foreach (var path in new[] { "/api/photos", "/api/albums", "/api/people", "/api/events", $"/media/{new string('a', 64)}/320.jpg" })
            await Refusal.IsAsync(HttpStatusCode.Forbidden, await thief.GetAsync(path), "revoked");
    }

    [Fact]
    public async Task ForgedForwardedHeaders_ChangeNothing()
    {
        using var phone = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/pair") { Content = JsonContent.Create(new { code = site.Book.Codes.Issue(), name = "forger" }) };
        request.Headers.Add("X-Forwarded-For", "10.1.2.3");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "http");
        using var answer = await phone.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("127.0.0.1", site.Book.Devices.First(device => device.Name == "forger").Address);
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/media/../../../../etc/passwd/320.jpg")]
    [InlineData("/media/..%2f..%2f..%2fetc%2fpasswd/original")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/..%5c..%5cbpp.dll")]
    [InlineData("/share/index.html")]
    [InlineData("/lib/icons.svg")]
    [InlineData("/css/app.css")]
    public async Task Traversal_OfAnyKind_FindsNothing(string path)
    {
        using var phone = site.Client();
        await site.TrustAsync(phone);
        var raw = await RawAsync($"GET {path} HTTP/1.1\r\nHost: {new Uri(site.Address).Authority}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[0134] ", raw);
    }

    [Fact]
    public async Task SymbolicLink_OutOfTheSource_IsNotFollowed()
    {
        await using var own = await OwnSite.StartAsync();
        using var phone = own.Site.Client();
        await own.Site.TrustAsync(phone);
        own.Site.Book.Set(own.Site.Book.Settings with { Pictures = SharedPictures.Originals });
        // Of a picture with copies another one would be given, rightly.
        var (hash, path) = own.Site.Web.Query("select any_value(sha256), any_value(path) from facts.files where sha256 in (select sha256 from photos where format = 'jpeg') group by sha256 having count(*) = 1 limit 1", row => (row.GetString(0), row.GetString(1)))[0];
        var file = Path.Combine(own.Site.Web.Photos, path);
        var secret = Path.Combine(own.Site.Book.Folder, "sharing.json");
        File.Move(file, file + ".away");
        File.CreateSymbolicLink(file, secret);
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync($"/media/{hash}/original"), "not_found");
    }

    [Fact]
    public async Task HeaderInjection_InNameAndBrowser_IsOnlyText()
    {
        using var phone = site.Client();
        phone.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "<script>alert(1)</script>\tx");
        using var answer = await phone.PostAsJsonAsync("/api/pair", new { code = site.Book.Codes.Issue(), name = "a\r\nSet-Cookie: x=1\u202e<img onerror=1>" });
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        var device = site.Book.Devices[0];
        Assert.DoesNotContain(device.Name + device.Browser, letter => char.IsControl(letter) || letter is '<' or '>' or '=' or ':' or '\u202e');
    }

    [Fact]
    public async Task OversizedBody_IsRefused()
    {
        using var client = site.Client();
        using var answer = await client.PostAsJsonAsync("/api/pair", new { code = new string('a', 100_000), name = "x" });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task SlowLoris_TakesItsOwnPlacesOnly()
    {
        await using var own = await OwnSite.StartAsync();
        var port = new Uri(own.Site.Address).Port;
        var held = new List<TcpClient?>();
        try
        {
            for (var i = 0; i < ConnectionLimit.MostEach * 2; i++)
                held.Add(await ConnectAsync(port));

            // Those beyond the limit are dropped at once, the others after five seconds without a handshake.
            await Task.WhenAll(held.OfType<TcpClient>().Select(IsOverAsync)).WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            held.ForEach(client => client?.Dispose());
        }

        using var phone = own.Site.Client();
        Assert.True((await phone.GetAsync("/")).IsSuccessStatusCode);
    }

    [Fact]
    public void ThousandPendingRequests_KeepAFew()
    {
        using var own = new OwnBook();
        var book = own.Book;
        var let = Enumerable.Range(0, 1000).Count(index => book.Request($"d{index}", "10.0.0.1", "x") is not null);
        Assert.Equal(ShareBook.MostPending, let);
        Assert.Equal(ShareBook.MostPending, book.Pending);
    }

    [Fact]
    public async Task OwnersAddresses_TrustedDevice_AreNotThere()
    {
        using var phone = site.Client();
        await site.TrustAsync(phone, new DeviceGrant(true, [], []));
        var mine = WebRoutes.Of(site.Server.Services).ToHashSet();
        var owners = WebRoutes.Of(site.Web.Services).Where(route => !mine.Contains(route)).ToList();
        Assert.Contains((HttpMethod.Post, "/api/share/approve"), owners);
        foreach (var (method, path) in owners)
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await phone.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{method} {path}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public void Endpoints_All_DeclareARight()
    {
        var endpoints = site.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<RequiresRight>()));
    }

    [Fact]
    public async Task Get_OfEveryAddress_ChangesNothing()
    {
        using var phone = site.Client();
        await site.TrustAsync(phone, new DeviceGrant(true, [], []));
        var events = site.Web.Scalar<long>("select count(*) from decisions.events");
        foreach (var path in WebRoutes.Of(site.Server.Services).Where(route => route.Method == HttpMethod.Get && route.Path != "/api/events").Select(route => route.Path))
        {
            using var answer = await phone.GetAsync(path);
            Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode}");
        }

        Assert.Equal(events, site.Web.Scalar<long>("select count(*) from decisions.events"));
    }

    [Fact]
    public async Task Flood_OfOneAddress_IsSlowedDown()
    {
        await using var own = await OwnSite.StartAsync();
        using var client = own.Site.Client();
        var slowed = 0;
        for (var i = 0; i < 4000 && slowed == 0; i++)
        {
            using var answer = await client.GetAsync("/api/me");
            slowed += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(1, slowed);
    }

    /// <summary>A connection that says nothing; null when it was dropped while it was being made.</summary>
    private static async Task<TcpClient?> ConnectAsync(int port)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return client;
        }
        catch (SocketException)
        {
            client.Dispose();
            return null;
        }
    }

    /// <summary>Waits until the other side has closed a connection.</summary>
    private static async Task IsOverAsync(TcpClient client)
    {
        try
        {
            Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]));
        }
        catch (IOException)
        {
            // Closed the hard way.
        }
    }

    /// <summary>Bytes as no client library would send them.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(site.Address).Port);
        await using var tls = new SslStream(client.GetStream(), false, (_, shown, _, _) => shown is X509Certificate2 certificate && site.IsOurs(certificate));
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        await tls.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(tls);
        return await reader.ReadToEndAsync();
    }
}
