using System.Net;
using System.Text.Json;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>The rule builder by HTTP: preview, suggestions, saving, opening again, and an album that broke.</summary>
public sealed class RuleTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly object Raw = new { all = new object[] { new { field = "is_raw", @operator = "is", value = true } } };
    private static readonly object NotRaw = new { all = new object[] { new { field = "is_raw", @operator = "is", value = false } } };

    [Fact]
    public async Task Preview_OfRules_CountsAndShowsAndIsNoDecision()
    {
        using var client = await web.ClientAsync();
        var version = web.Library.Version;
        var answer = await client.DoneAsync("/api/rules/preview", new { rules = NotRaw });
        Assert.Equal(web.Scalar<long>("select count(*) from photos where not is_raw"), answer.GetProperty("count").GetInt64());
        Assert.InRange(answer.GetProperty("cards").GetArrayLength(), 1, 16);
        var sql = answer.GetProperty("sql").GetString()!;
        Assert.Equal(answer.GetProperty("count").GetInt64(), web.Scalar<long>($"select count(*) from ({sql})"));
        Assert.Equal(version, web.Library.Version);
        await Refusal.IsAsync(HttpStatusCode.BadRequest, await client.PostAsync("/api/rules/preview", new { }));
        using var wrong = await client.PostAsync("/api/rules/preview", new { rules = new { all = new object[] { new { field = "scor", @operator = "is", value = 1 } } } });
        Assert.Contains("did you mean score", await Refusal.IsAsync(HttpStatusCode.BadRequest, wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ThenEdit_IsOneAlbumWithHistory()
    {
        using var client = await web.ClientAsync();
        var made = await client.DoneAsync("/api/rules/save", new { title = "Ruled", rules = Raw });
        var key = made.GetProperty("album").GetString();
        Assert.NotNull(made.GetProperty("batch").GetString());
        Assert.Contains($"/albums/rules/{key}", await client.TextAsync("/albums"), StringComparison.Ordinal);
        Assert.Contains($"/albums/rules/{key}", await client.TextAsync($"/photos/album/{key}"), StringComparison.Ordinal);
        var page = await client.JsonAsync($"/albums/rules/{key}?format=json");
        Assert.Equal("is_raw", page.GetProperty("rules").GetProperty("all")[0].GetProperty("field").GetString());
        Assert.Equal(JsonValueKind.Null, (await client.DoneAsync("/api/rules/save", new { album = key, title = "Ruled", rules = Raw })).GetProperty("batch").ValueKind);
        await client.DoneAsync("/api/rules/save", new { album = key, title = "Not ruled", rules = NotRaw });
        Assert.Equal(2, web.Scalar<long>("select max(version) from sql_album_versions where album_key = $1", key));
        Assert.Equal("rules", web.Scalar<string>("select form from sql_albums where title = 'Not ruled'"));
        using var nobody = await client.GetAsync("/albums/rules/qnothing");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task Values_OfAField_AreWhatPhotosHave()
    {
        using var client = await web.ClientAsync();
        var photo = web.Scalar<long>("select min(photo_id) from photos");
        await client.DecideAsync("tag", "café noir", photo);
        foreach (var words in (string[])["", "CAFE", "ir"])
        {
            var found = await client.JsonAsync($"/api/rules/values?field=tag&q={words}");
            Assert.Contains(found.EnumerateArray(), one => one.GetProperty("value").GetString() == "café noir" && one.GetProperty("photos").GetInt64() == 1);
        }

        foreach (var field in Bpp.Engine.Organise.RuleFields.All.Where(field => field.Kind is Bpp.Engine.Organise.RuleKind.Text or Bpp.Engine.Organise.RuleKind.Texts))
            Assert.Equal(JsonValueKind.Array, (await client.JsonAsync($"/api/rules/values?field={field.Name}")).ValueKind);
        using var number = await client.GetAsync("/api/rules/values?field=score");
        await Refusal.IsAsync(HttpStatusCode.BadRequest, number);
    }

    [Fact]
    public async Task Page_OfABrokenAlbum_SaysWhyWhatIsNearAndWhereToMendIt()
    {
        using var client = await web.ClientAsync();
        var value = """{"title": "Old", "where": "camera_modell = 'x'"}""";
        new Bpp.Engine.Decisions.DecisionLog(web.Database, TimeProvider.System).Append([new Bpp.Engine.Decisions.DecisionEvent("album_sql", Subject: "qold", Value: value)], "owner");
        web.Library.Touch();
        var page = WebUtility.HtmlDecode(await client.TextAsync("/photos/album/qold"));
        Assert.Contains("Binder Error", page, StringComparison.Ordinal);
        Assert.Contains("Nearest to 'camera_modell': camera_model", page, StringComparison.Ordinal);
        Assert.Contains("/sql?q=select", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Albums_WithABrokenOne_MarkItWithReasonAndRemedy()
    {
        using var client = await web.ClientAsync();
        var value = """{"title": "Broken here", "where": "camera_modell = 'x'"}""";
        new Bpp.Engine.Decisions.DecisionLog(web.Database, TimeProvider.System).Append([new Bpp.Engine.Decisions.DecisionEvent("album_sql", Subject: "qmarked", Value: value)], "owner");
        web.Library.Touch();
        var albums = (await client.JsonAsync("/albums?format=json")).GetProperty("albums").EnumerateArray().ToList();
        Assert.Contains("Nearest to 'camera_modell': camera_model", albums.Single(album => album.GetProperty("name").GetString() == "qmarked").GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.All(albums.Where(album => album.GetProperty("kind").GetString() != "sql"), album => Assert.Equal(JsonValueKind.Null, album.GetProperty("problem").ValueKind));
        Assert.Contains("is-broken", await client.TextAsync("/albums"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definition_EditedOnItsPage_IsTriedKeptAndUndone()
    {
        using var client = await web.ClientAsync();
        var key = new Bpp.Engine.Organise.SqlAlbumEditor(web.Database, TimeProvider.System).Create("Edited here", Bpp.Engine.Organise.SqlAlbumDefinition.Where("format = 'jpeg'"));
        web.Library.Touch();
        Assert.Contains("data-form=\"where\"", await client.TextAsync($"/photos/album/{key}"), StringComparison.Ordinal);

        using var wrong = await client.PostAsync($"/api/albums/{key}/definition", new { form = "where", text = "formatt = 'png'" });
        Assert.Contains("Nearest to 'formatt': format", await Refusal.IsAsync(HttpStatusCode.BadRequest, wrong), StringComparison.Ordinal);
        using var unknown = await client.PostAsync($"/api/albums/{key}/definition", new { form = "rules", text = "{}" });
        await Refusal.IsAsync(HttpStatusCode.BadRequest, unknown);

        await client.DoneAsync($"/api/albums/{key}/definition", new { form = "where", text = "format = 'png'" });
        Assert.Equal("format = 'png'", web.Scalar<string>("select definition from sql_albums where album_key = $1", key));
        await client.DoneAsync("/api/undo", new { });
        Assert.Equal("format = 'jpeg'", web.Scalar<string>("select definition from sql_albums where album_key = $1", key));
    }
}
