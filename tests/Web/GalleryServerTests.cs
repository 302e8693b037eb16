using System.Net;
using Bpp.Engine.Cli;
using Bpp.Tests.Support;
using Bpp.Web;

namespace Bpp.Tests.Web;

public sealed class GalleryServerTests
{
    [Fact]
    public async Task Get_Root_IsTheGalleryUnderAStrictPolicy()
    {
        using var folder = Exported();
        await using var server = await GalleryServer.StartAsync(folder.Path, 0, default);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(server.Address);

        Assert.Equal("<p>gallery</p>", await answer.Content.ReadAsStringAsync());
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(server.Address.IsLoopback);
    }

    [Theory]
    [InlineData("GET", "/", "evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("POST", "/", "127.0.0.1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/.bpp/data/bpp.duckdb", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/..%2f..%2fetc/passwd", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/%2e%2e/%2e%2e/etc/passwd", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/notes.unknown", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/", "127.0.0.1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/photo.jpg", "127.0.0.1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/photo.jpg", "127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Request_NotForThePage_IsRefused(string method, string path, string host, HttpStatusCode expected)
    {
        using var folder = Exported();
        await using var server = await GalleryServer.StartAsync(folder.Path, 0, default);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Address, path));
        request.Headers.Host = host;

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/photo.jpg", "image/jpeg")]
    [InlineData("/report.json", "application/json")]
    public async Task Get_ExportedFile_HasItsTypeAndIsNotSniffed(string path, string type)
    {
        using var folder = Exported();
        await using var server = await GalleryServer.StartAsync(folder.Path, 0, default);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(server.Address, path));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Start_PortTaken_SaysSo()
    {
        using var folder = Exported();
        await using var server = await GalleryServer.StartAsync(folder.Path, 0, default);

        var refused = await Assert.ThrowsAsync<UserException>(() => GalleryServer.StartAsync(folder.Path, server.Address.Port, default));

        Assert.Contains($"{server.Address.Port}", refused.Message, StringComparison.Ordinal);
    }

    private static TempFolder Exported()
    {
        var folder = new TempFolder();
        File.WriteAllText(folder["gallery.html"], "<p>gallery</p>");
        File.WriteAllText(folder["photo.jpg"], "pixels");
        File.WriteAllText(folder["report.json"], "{}");
        File.WriteAllText(folder["notes.unknown"], "no known type");
        Directory.CreateDirectory(folder[".bpp/data"]);
        File.WriteAllText(folder[".bpp/data/bpp.duckdb"], "secret");
        return folder;
    }
}
