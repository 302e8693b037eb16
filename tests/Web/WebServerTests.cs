using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bpp.Tests.Web;

/// <summary>The server as its clients meet it: pages, lists, decisions, pictures, and what it refuses.</summary>
public sealed partial class WebServerTests(ServedSamples samples) : IClassFixture<ServedSamples>
{
    public static TheoryData<string> Pages => ["/", "/photos/favourites", "/photos/trash", "/photos/album/album_top_rated", "/picks", "/duplicates", "/albums", "/tags", "/calendar", "/map", "/memories", "/sql", "/import", "/export", "/jobs", "/settings", "/activity", "/welcome", "/search?q=sharp"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_Asked_IsHtmlWithAPolicyAndHasAJsonTwin(string path)
    {
        using var client = samples.Client();
        using var page = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*(src=|application/json))|\son\w+=|style=""", html);
        using var twin = await client.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=json");
        Assert.Equal("application/json", twin.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await twin.Content.ReadAsStringAsync());
        Assert.NotEqual(JsonValueKind.Undefined, json.RootElement.ValueKind);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task Request_ForeignHost_IsMisdirected(string host)
    {
        using var client = samples.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, "http://evil.example")]
    public async Task Post_FromElsewhere_IsForbidden(string? site, string? origin)
    {
        using var client = new HttpClient { BaseAddress = samples.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/decide") { Content = JsonContent.Create(new { action = "trash", ids = new[] { 1 } }) };
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefused()
    {
        using var client = samples.Client();
        using var answer = await client.PostAsJsonAsync("/api/decide", new { action = "trash", ids = new[] { 1 } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("stale_page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
        using var client = samples.Client();
        using var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
    }

    [Fact]
    public async Task Decide_FavouriteAndUndo_ChangesTheCardAndBack()
    {
        using var client = await TokenClientAsync();
        var id = (await ListAsync(client))[0];
        using var done = await client.PostAsJsonAsync("/api/decide", new { action = "favourite", ids = new[] { id }, value = "1" });
        var answer = await done.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("favourite", answer.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.True((await CardAsync(client, id)).GetProperty("favourite").GetBoolean());
        using var undone = await client.PostAsJsonAsync("/api/undo", new { batch = answer.GetProperty("batch").GetString() });
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.False((await CardAsync(client, id)).GetProperty("favourite").GetBoolean());
    }

    [Theory]
    [InlineData("sort=sideways", "order")]
    [InlineData("filter=nonsense", "filter")]
    [InlineData("from=yesterday", "date")]
    public async Task List_UnknownValue_IsRefusedByName(string query, string word)
    {
        using var client = samples.Client();
        using var answer = await client.GetAsync($"/api/list?kind=library&{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(word, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_EveryOrder_HasEveryPhotoOnce()
    {
        using var client = samples.Client();
        var all = (await ListAsync(client)).Order().ToList();
        Assert.NotEmpty(all);
        foreach (var sort in new[] { "oldest", "best", "worst", "name", "largest", "added", "faces" })
            Assert.Equal(all, (await ListAsync(client, $"kind=library&sort={sort}")).Order());
        var head = await client.GetFromJsonAsync<JsonElement>("/api/list?kind=library");
        Assert.Equal(all.Count, head.GetProperty("total").GetInt32());
        Assert.Equal(all.Count, head.GetProperty("sections").EnumerateArray().Sum(section => section.GetProperty("count").GetInt32()));
        Assert.Equal(all.Count, (await client.GetByteArrayAsync("/api/list/aspects?kind=library")).Length);
        var window = await client.GetFromJsonAsync<JsonElement>("/api/list/cards?kind=library&offset=3&limit=4");
        Assert.Equal((await ListAsync(client)).Skip(3).Take(4), window.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Media_OfAPhoto_MayBeKeptForEver()
    {
        using var client = samples.Client();
        var card = await CardAsync(client, (await ListAsync(client))[0]);
        using var thumb = await client.GetAsync($"/media/{card.GetProperty("hash").GetString()}/320.jpg");
        Assert.Equal("image/jpeg", thumb.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", thumb.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/media/0000000000000000000000000000000000000000000000000000000000000000/320.jpg")]
    [InlineData("/media/..%2f..%2fetc%2fpasswd/320.jpg")]
    [InlineData("/media/..%2f..%2fetc%2fpasswd/original")]
    [InlineData("/photos/nonsense")]
    [InlineData("/photos/album/album_nonsense")]
    [InlineData("/photos/album/album_top_rated;drop table facts.photos")]
    [InlineData("/photo/999999")]
    [InlineData("/nowhere")]
    public async Task Get_WhatIsNotThere_IsNotFound(string path)
    {
        using var client = samples.Client();
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Sql_Writing_IsRefused()
    {
        using var client = await TokenClientAsync();
        using var read = await client.PostAsJsonAsync("/api/sql", new { sql = "select count(*) as n from photos" });
        Assert.Equal("n", (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("columns")[0].GetString());
        foreach (var sql in new[] { "delete from facts.photos", "select 1; drop table facts.photos", "select * from read_csv('/etc/passwd')", "copy photos to '/tmp/x'", "attach '/tmp/x.db'" })
        {
            using var answer = await client.PostAsJsonAsync("/api/sql", new { sql });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Folders_OutsideTheAllowed_AreRefused()
    {
        using var client = samples.Client();
        using var answer = await client.GetAsync("/api/folders?path=/etc");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_CutOff_GoesOnWhereItEnded()
    {
        using var client = await TokenClientAsync();
        using var begun = await client.PostAsJsonAsync("/api/uploads", new { name = "../../evil name.jpg", size = 6 });
        var upload = await begun.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("evil name.jpg", upload.GetProperty("name").GetString());
        var id = upload.GetProperty("id").GetString();
        using var first = await client.PutAsync($"/api/uploads/{id}?offset=0&size=6", new ByteArrayContent([1, 2, 3, 4]));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var wrong = await client.PutAsync($"/api/uploads/{id}?offset=0&size=6", new ByteArrayContent([1, 2]));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var again = await client.PostAsJsonAsync("/api/uploads", new { name = "evil name.jpg", size = 6 });
        Assert.Equal(4, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("received").GetInt64());
        using var tooMuch = await client.PutAsync($"/api/uploads/{id}?offset=4&size=6", new ByteArrayContent([5, 6, 7, 8, 9]));
        Assert.Equal(HttpStatusCode.BadRequest, tooMuch.StatusCode);
        using var tooLarge = await client.PostAsJsonAsync("/api/uploads", new { name = "large.jpg", size = (50L << 30) + 1 });
        Assert.Equal(HttpStatusCode.BadRequest, tooLarge.StatusCode);
        Assert.Contains("upload_max_gigabytes", await tooLarge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_Decision_ReachEveryPage()
    {
        using var client = await TokenClientAsync();
        using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var one = new StreamReader(await client.GetStreamAsync("/api/events", gone.Token));
        using var other = new StreamReader(await client.GetStreamAsync("/api/events", gone.Token));
        await HearAsync(one, "hello", gone.Token);
        await HearAsync(other, "hello", gone.Token);
        using var done = await client.PostAsJsonAsync("/api/decide", new { action = "rate", ids = new[] { (await ListAsync(client))[1] }, value = "4" }, gone.Token);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        await HearAsync(one, "changed", gone.Token);
        await HearAsync(other, "changed", gone.Token);
        await gone.CancelAsync();
    }

    private static async Task HearAsync(StreamReader stream, string name, CancellationToken gone)
    {
        while (await stream.ReadLineAsync(gone) is { } line)
        {
            if (line == $"event: {name}")
                return;
        }

        Assert.Fail($"the stream ended before {name}");
    }

    private static async Task<List<long>> ListAsync(HttpClient client, string query = "kind=library") => (await client.GetFromJsonAsync<List<long>>($"/api/list/ids?{query}"))!;

    private static async Task<JsonElement> CardAsync(HttpClient client, long id) => (await client.GetFromJsonAsync<JsonElement>($"/api/cards?ids={id}"))[0];

    /// <summary>A client that has opened a page and holds its token.</summary>
    private async Task<HttpClient> TokenClientAsync()
    {
        var client = samples.Client();
        var page = await client.GetStringAsync("/settings");
        client.DefaultRequestHeaders.Add("X-Bpp-Token", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value));
        return client;
    }

    [GeneratedRegex("name=\"bpp-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
