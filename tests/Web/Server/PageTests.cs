using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bpp.Tests.Web.Support;
using WebClient = Bpp.Tests.Web.Support.WebClient;

namespace Bpp.Tests.Web.Server;

/// <summary>Every page, as HTML and as its JSON twin; what is not there; names that would be markup.</summary>
public sealed class PageTests(WebFixture web) : IClassFixture<WebFixture>
{
    public static TheoryData<string> Pages() => [.. WebPages.All, "/photos/album/album_top_rated", "/welcome", "/search?q=sharp"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_AsHtmlAndAsJson_IsThere(string path)
    {
        using var client = await web.ClientAsync();
        using var page = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*(src=|application/json))|\sstyle=""", html);
        Assert.DoesNotMatch(@"<\w[^<>""]*(""[^""]*""[^<>""]*)*\son\w+=", html); // a handler in a tag; the names of some photos speak of them in quotes
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(JsonValueKind.Object, (await Twin(client, path)).ValueKind);
    }

    [Fact]
    public async Task PhotoDayAndCompare_OfRealIds_AreThere()
    {
        using var client = await web.ClientAsync();
        var photos = web.Query("select photo_id, strftime(day, '%Y-%m-%d') from photos where day is not null order by photo_id limit 2", row => (Id: row.GetInt64(0), Day: row.GetString(1)));
        foreach (var path in (string[])[$"/photo/{photos[0].Id}", $"/photos/day/{photos[0].Day}", $"/compare?ids={photos[0].Id},{photos[1].Id}"])
        {
            Assert.Contains("<h1", await client.TextAsync(path), StringComparison.Ordinal);
            Assert.NotEqual(JsonValueKind.Undefined, (await Twin(client, path)).ValueKind);
        }
    }

    [Theory]
    [InlineData("de", "Ein Feld „blah“ gibt es nicht")]
    [InlineData("en", "there is no field 'blah'")]
    public async Task Search_NotUnderstood_SaysWhyInTheReadersLanguage(string language, string words)
    {
        using var client = await web.ClientAsync();
        client.Http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        Assert.Contains(words, WebUtility.HtmlDecode(await client.TextAsync("/search?q=blah:3")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_InGerman_IsNamedByItsDaysInGerman()
    {
        using var client = await web.ClientAsync();
        client.Http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("de"));
        var (id, began) = web.Query("select memory_id, began from memories where month(began) <> 4 limit 1", row => (row.GetInt64(0), row.GetDateTime(1)))[0];
        var heading = (await client.TextAsync($"/photos/memory/{id}")).Split("<h1>")[1].Split("</h1>")[0];
        Assert.StartsWith(began.ToString("%d", System.Globalization.CultureInfo.InvariantCulture) + ". ", WebUtility.HtmlDecode(heading), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForAProgram_IsJsonWithoutBeingAskedTwice()
    {
        using var client = await web.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/picks") { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } } };
        using var answer = await client.Http.SendAsync(request);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("picks").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/photos/nothing")]
    [InlineData("/photos/album/album_of_nobody")]
    [InlineData("/photos/album/album_top_rated;drop table facts.photos")]
    [InlineData("/photo/999999")]
    [InlineData("/photo/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/api/list?kind=nothing")]
    [InlineData("/js/nothing.js")]
    public async Task Address_OfNothing_IsNotFoundInBothShapes(string path)
    {
        using var client = await web.ClientAsync();
        await Refusal.IsAsync(HttpStatusCode.NotFound, await client.GetAsync(path), "not_found");
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/html") } } };
        using var page = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("<h1>Not here</h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/list?sort=sideways", "sideways")]
    [InlineData("/api/list?sort=1", "1")]
    [InlineData("/api/list?filter=nice", "nice")]
    [InlineData("/api/list?stacks=maybe", "maybe")]
    [InlineData("/api/list?from=yesterday", "yesterday")]
    [InlineData("/api/list?until=2026-13-01", "2026-13-01")]
    [InlineData("/?filter=%3Cscript%3E", "<script>")]
    [InlineData("/api/picks?default_selection_k=-1", "default_selection_k")]
    [InlineData("/api/picks?blur_weight=much", "blur_weight")]
    [InlineData("/api/map?bounds=a,b,c,d&cell=1", "a,b,c,d")]
    [InlineData("/api/map?bounds=1,2,3,4&cell=0", "cell")]
    [InlineData("/api/folders?path=/etc", "/etc")]
    [InlineData("/api/list/cards?offset=first", "")]
    [InlineData("/api/cards", "")]
    [InlineData("/api/map", "")]
    public async Task Address_ThatCannotBe_IsRefusedByName(string path, string named)
    {
        using var client = await web.ClientAsync();
        Assert.Contains(named, await Refusal.IsAsync(HttpStatusCode.BadRequest, await client.GetAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_ThatWouldBeMarkup_IsTextOnEveryPage()
    {
        using var client = await web.ClientAsync();
        var ids = web.Query("select photo_id from all_photos where path like 'names/%' order by photo_id", row => row.GetInt64(0));
        Assert.Equal(SamplePhotos.HostileNames.Count, ids.Count);
        const string Tag = "<b onmouseover=alert(1)>&\"'";
        await client.DecideAsync("tag", Tag, [.. ids]);
        var album = await client.DoneAsync("/api/albums", new { title = "</title><script>alert(1)</script>", ids });
        Assert.True(album.GetProperty("ok").GetBoolean());
        var key = web.Scalar<string>("select max(album_key) from manual_albums");
        string[] pages =
        [
            .. WebPages.All, $"/photos/album/{key}", $"/photos/tag/{Uri.EscapeDataString(Tag)}", $"/compare?ids={string.Join(',', ids.Take(8))}",
            .. ids.Select(id => $"/photo/{id}"), .. ids.Select(id => $"/photo/{id}?handler=panel"), "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        ];
        foreach (var page in pages)
        {
            var html = await client.TextAsync(page);
            foreach (var markup in (string[])["<img src=x", "<svg onload", "<b onmouseover", "<script>alert"])
                Assert.False(html.Contains(markup, StringComparison.OrdinalIgnoreCase), $"{page} shows {markup} as markup");
        }

        Assert.Contains(SamplePhotos.HostileNames[4], (await client.JsonAsync($"/api/cards?ids={string.Join(',', ids)}")).EnumerateArray().Select(card => card.GetProperty("name").GetString()));
    }

    private static Task<JsonElement> Twin(WebClient client, string path) => client.JsonAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=json");
}
