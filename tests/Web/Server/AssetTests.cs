using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>Our own scripts, styles, fonts and pictures.</summary>
public sealed partial class AssetTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Asset_WithVersion_IsKeptForEver_WithoutIsAskedAgain()
    {
        using var client = await web.ClientAsync();
        using var versioned = await client.GetAsync("/css/app.css?v=1");
        Assert.Contains("immutable", versioned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var plain = await client.GetAsync("/css/app.css");
        Assert.True(plain.Headers.CacheControl!.NoCache);
        Assert.NotNull(plain.Headers.ETag);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/css/app.css") { Headers = { IfNoneMatch = { plain.Headers.ETag! } } };
        using var unchanged = await client.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Pages_AndAnswers_AreNeverKept()
    {
        using var client = await web.ClientAsync();
        foreach (var path in (string[])["/", "/picks", "/api/list", "/api/jobs"])
        {
            using var answer = await client.GetAsync(path);
            Assert.True(answer.Headers.CacheControl!.NoStore, path);
        }
    }

    [Fact]
    public async Task Asset_OfEveryPage_IsThere_AndOurOwn()
    {
        using var client = await web.ClientAsync();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in WebPages.All)
            named.UnionWith(Named().Matches(await client.TextAsync(page)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(path => !path.StartsWith("/media/", StringComparison.Ordinal)));
        Assert.All(named, path => Assert.StartsWith("/", path, StringComparison.Ordinal));
        var pending = new Queue<string>(named.Select(path => path.Split('#')[0]));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var text = await client.TextAsync(path);
            var imported = path.Contains(".js", StringComparison.Ordinal) && !path.Contains("/lib/codemirror", StringComparison.Ordinal) && !path.StartsWith("/lib/", StringComparison.Ordinal) ? Import().Matches(text)
                : path.Contains(".css", StringComparison.Ordinal) ? Url().Matches(text)
                : (IEnumerable<Match>)[];
            foreach (var to in imported.Select(match => match.Groups[1].Value).Where(to => !to.StartsWith("data:", StringComparison.Ordinal) && !to.StartsWith('#')))
                pending.Enqueue(new Uri(new Uri("http://bpp" + path), to).PathAndQuery);
        }

        Assert.True(seen.Count > 20, $"only {seen.Count} assets were found");
    }

    [Fact]
    public async Task Asset_AskedForCompressed_IsCompressed()
    {
        using var client = await web.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/css/app.css") { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
        using var answer = await client.Http.SendAsync(request);
        Assert.Contains("gzip", answer.Content.Headers.ContentEncoding);
    }

    [GeneratedRegex("<(?:script|link|img|use|source)[^>]+(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("(?:from|import)\\s*\\(?\"(\\.[^\"]+)\"")]
    private static partial Regex Import();

    [GeneratedRegex("url\\(\"?([^\")]+)\"?\\)")]
    private static partial Regex Url();
}
