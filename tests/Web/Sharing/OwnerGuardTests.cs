using System.Net;
using Bpp.Engine.Cli;
using Bpp.Tests.Web.Support;
using Bpp.Web;
using Bpp.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Web.Sharing;

/// <summary>The owner's pages are this machine's, whatever it listens on; proxies count only when they were named.</summary>
public sealed class OwnerGuardTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.168.0.5", true)]
    [InlineData("192.168.0.7", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.17.0.1", true)]
    [InlineData("::ffff:172.17.0.1", true)]
    [InlineData("::ffff:172.18.0.1", false)]
    public async Task Connection_FromAnAddress(string remote, bool isOwner)
    {
        var passed = false;
        var guard = new OwnerGuard(
            _ =>
            {
                passed = true;
                return Task.CompletedTask;
            },
            new ServerOptions { Proxies = TrustedProxies.Parse(["172.17.0.0/16"]) });
        using var services = new ServiceCollection().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Connection.LocalIpAddress = IPAddress.Parse("192.168.0.5");
        context.Response.Body = new MemoryStream();
        await guard.InvokeAsync(context);
        Assert.Equal((isOwner, isOwner ? 200 : 403), (passed, context.Response.StatusCode));
    }

    [Fact]
    public async Task ForwardedHeaders_OfATrustedProxy_AreBelieved()
    {
        await using var server = await WebServer.StartAsync(
            new ServedLibrary(web.Library.Folder, web.Database, TimeProvider.System),
            new ServerOptions { MoreHosts = ["photos.example"], Proxies = TrustedProxies.Parse(["127.0.0.0/8"]) },
            CancellationToken.None);
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "photos.example"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await StatusAsync(http, "evil.example"));
    }

    [Fact]
    public async Task ForwardedHeaders_OfAnybodyElse_AreNotRead()
    {
        using var http = new HttpClient { BaseAddress = new Uri(web.Address) };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "evil.example"));
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("10.0.0.0/40")]
    [InlineData("")]
    public void TrustedProxy_ThatIsNoRange_IsRefused(string range) =>
        Assert.Contains("--trusted-proxy", Assert.Throws<UserException>(() => TrustedProxies.Parse([range])).Message, StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string forwardedHost)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/list");
        request.Headers.Add("X-Forwarded-Host", forwardedHost);
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
