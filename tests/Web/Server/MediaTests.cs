using System.Net;
using System.Net.Http.Headers;
using Bpp.Tests.Support;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>Pictures: only those of the library, only from where it knows them, and for ever the same.</summary>
public sealed class MediaTests(WebFixture web) : IClassFixture<WebFixture>
{
    private string Hash(string path) => web.Scalar<string>("select sha256 from facts.files where path = $1", path) ?? throw new InvalidOperationException($"{path} is not in the library");

    private (string Path, string Hash) Any(int skip) => web.Query($"select path, sha256 from photos where format = 'jpeg' and path not like 'names/%' order by path limit 1 offset {skip}", row => (row.GetString(0), row.GetString(1)))[0];

    [Theory]
    [InlineData("320.jpg", "image/jpeg")]
    [InlineData("1600.jpg", "image/jpeg")]
    [InlineData("full", "image/jpeg")]
    [InlineData("original", "application/octet-stream")]
    public async Task Media_OfAPhoto_MayBeKeptForEver(string what, string type)
    {
        using var client = await web.ClientAsync();
        using var answer = await client.GetAsync($"/media/{Any(0).Hash}/{what}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("private", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length > 500);
    }

    [Fact]
    public async Task Original_OfAnyName_IsADownloadAndByteEqual()
    {
        using var client = await web.ClientAsync();
        foreach (var name in SamplePhotos.HostileNames)
        {
            using var answer = await client.GetAsync($"/media/{Hash($"names/{name}")}/original");
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(web.Photos, "names", name)), await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Media_AskedInParts_GivesThePart()
    {
        using var client = await web.ClientAsync();
        var (path, hash) = Any(0);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{hash}/original") { Headers = { Range = new RangeHeaderValue(10, 19) } };
        using var answer = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal((await File.ReadAllBytesAsync(Path.Combine(web.Photos, path)))[10..20], await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Video_InAPhotosFile_IsServedInParts()
    {
        using var client = await web.ClientAsync();
        var (path, hash) = Any(1);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(web.Photos, path));
        await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync($"/media/{hash}/video"), "not_found");
        try
        {
            web.Scalar<long>("insert into facts.embedded_videos select photo_id, 100, 200 from facts.photos where sha256 = $1", hash);
            using var whole = await client.GetAsync($"/media/{hash}/video");
            Assert.Equal("video/mp4", whole.Content.Headers.ContentType?.MediaType);
            Assert.Equal(bytes[100..300], await whole.Content.ReadAsByteArrayAsync());

            using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{hash}/video") { Headers = { Range = new RangeHeaderValue(190, 5000) } };
            using var part = await client.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal("bytes 190-199/200", part.Content.Headers.ContentRange?.ToString());
            Assert.Equal(bytes[290..300], await part.Content.ReadAsByteArrayAsync());

            web.Scalar<long>("update facts.embedded_videos set length = $1::varchar::bigint", $"{bytes.Length - 99}");
            await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync($"/media/{hash}/video"), "not_found");
        }
        finally
        {
            web.Scalar<long>("delete from facts.embedded_videos");
        }
    }

    [Theory]
    [InlineData("/media/0000000000000000000000000000000000000000000000000000000000000000/320.jpg")]
    [InlineData("/media/0000000000000000000000000000000000000000000000000000000000000000/full")]
    [InlineData("/media/..%2f..%2f..%2fetc%2fpasswd/full")]
    [InlineData("/media/..%2f..%2f..%2fetc%2fpasswd/320.jpg")]
    [InlineData("/media/..%2f..%2fetc%2fpasswd/original")]
    [InlineData("/media/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/media/nothash/original")]
    [InlineData("/media/AAAA000000000000000000000000000000000000000000000000000000000000/original")]
    [InlineData("/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/css/..%2f..%2fbpp.dll")]
    [InlineData("/css/..%5c..%5cbpp.dll")]
    [InlineData("/api/export/..%2f..%2fdata/download")]
    [InlineData("/api/export/00000000000000000000000000000000/download")]
    public async Task Media_ThatIsNotOurs_IsNotThere(string path)
    {
        using var client = await web.ClientAsync();
        await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync(path), "not_found");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(319)]
    [InlineData(100000)]
    public async Task Thumbnail_OfAnotherSize_IsNotMade(int size)
    {
        using var client = await web.ClientAsync();
        await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync($"/media/{Any(0).Hash}/{size}.jpg"), "not_found");
    }

    [SkippableFact]
    public async Task Media_OfALinkThatLeavesTheSource_IsNotThere()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights there");
        using var elsewhere = new TempFolder();
        using var client = await web.ClientAsync();

        // The file itself is now a link, and the folder of another one is.
        var (file, fileHash) = Any(1);
        var (other, otherHash) = web.Query("select path, sha256 from photos where path like '2025/04%' order by path limit 1", row => (row.GetString(0), row.GetString(1)))[0];
        File.Move(Path.Combine(web.Photos, file), elsewhere["secret.jpg"]);
        File.CreateSymbolicLink(Path.Combine(web.Photos, file), elsewhere["secret.jpg"]);
        var folder = Path.GetDirectoryName(Path.Combine(web.Photos, other))!;
        Directory.Move(folder, elsewhere["folder"]);
        Directory.CreateSymbolicLink(folder, elsewhere["folder"]);

        foreach (var hash in (string[])[fileHash, otherHash])
            await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync($"/media/{hash}/original"), "not_found");
    }

    [Fact]
    public async Task Media_OfAFileThatIsGone_SaysHowToGetItBack()
    {
        using var client = await web.ClientAsync();
        var (path, hash) = Any(2);
        File.Move(Path.Combine(web.Photos, path), Path.Combine(web.Photos, "moved.bin"));
        Assert.Contains("disk", await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync($"/media/{hash}/full"), "not_found"), StringComparison.Ordinal);
    }
}
