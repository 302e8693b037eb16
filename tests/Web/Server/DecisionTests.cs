using System.Net;
using System.Text.Json;
using Bpp.Tests.Web.Support;
using WebClient = Bpp.Tests.Web.Support.WebClient;

namespace Bpp.Tests.Web.Server;

/// <summary>Decisions by HTTP: each is one step that can be taken back, in one tab or in two.</summary>
public sealed class DecisionTests(WebFixture web) : IClassFixture<WebFixture>
{
    private List<long> Photos(int count, int skip) => web.Query($"select photo_id from photos where path not like 'names/%' order by path limit {count} offset {skip}", row => row.GetInt64(0));

    [Theory]
    [InlineData("favourite", "1", "favourite", "true")]
    [InlineData("rate", "4", "rating", "4")]
    [InlineData("label", "Red", "label", "Red")]
    [InlineData("include", null, "state", "include")]
    [InlineData("exclude", null, "state", "exclude")]
    public async Task Decide_UndoRedo_ShowOnTheCard(string action, string? value, string property, string expected)
    {
        using var client = await web.ClientAsync();
        var id = Photos(1, 0)[0];
        var before = await Card(client, id, property);
        var done = await client.DecideAsync(action, value, id);
        Assert.Equal(expected, await Card(client, id, property), ignoreCase: true);
        Assert.False(string.IsNullOrEmpty(done.GetProperty("words").GetString()));
        var batch = done.GetProperty("batch").GetString();
        Assert.Equal(batch, (await client.DoneAsync("/api/undo", new { batch })).GetProperty("batch").GetString());
        Assert.Equal(before, await Card(client, id, property));
        await client.DoneAsync("/api/redo", new { batch });
        Assert.Equal(expected, await Card(client, id, property), ignoreCase: true);
        await client.DoneAsync("/api/undo", new { });
        Assert.Equal(before, await Card(client, id, property));
    }

    [Theory]
    [InlineData("hide", "hidden")]
    [InlineData("trash", "trash")]
    public async Task Decide_ThatTakesAway_MovesBetweenLists(string action, string list)
    {
        using var client = await web.ClientAsync();
        var ids = Photos(2, 3);
        var total = await Total(client, "library");
        await client.DecideAsync(action, action == "hide" ? "1" : null, [.. ids]);
        Assert.Equal(total - 2, await Total(client, "library"));
        Assert.Equal(2, await Total(client, list));
        await client.DecideAsync(action == "hide" ? "hide" : "restore", action == "hide" ? "0" : null, [.. ids]);
        Assert.Equal(total, await Total(client, "library"));
        Assert.Equal(0, await Total(client, list));
    }

    [Fact]
    public async Task Decide_TheSameTwice_IsNoSecondStep()
    {
        using var client = await web.ClientAsync();
        var id = Photos(1, 6)[0];
        await client.DecideAsync("tag", "twice", id);
        var version = web.Library.Version;
        Assert.Equal(JsonValueKind.Null, (await client.DecideAsync("tag", "twice", id)).GetProperty("batch").ValueKind);
        Assert.Equal(version, web.Library.Version);
    }

    public static TheoryData<string, string> Mistakes() => new()
    {
        { "/api/decide", """{"action":"explode","ids":[1]}""" },
        { "/api/decide", """{"action":"rate","ids":[1],"value":"6"}""" },
        { "/api/decide", """{"action":"rate","ids":[1],"value":"many"}""" },
        { "/api/decide", """{"action":"label","ids":[1],"value":"mauve"}""" },
        { "/api/decide", """{"action":"tag","ids":[1],"value":" "}""" },
        { "/api/decide", """{"action":"favourite","ids":[]}""" },
        { "/api/decide", """{"action":"favourite"}""" },
        { "/api/decide", """{"action":"favourite","ids":[999999]}""" },
        { "/api/decide", """{"action":"favourite","ids":"all"}""" },
        { "/api/decide", """{"action":""" },
        { "/api/decide", "null" },
        { "/api/decide", "" },
        { "/api/albums", """{"title":""}""" },
        { "/api/albums/a-none/rename", """{"title":"x"}""" },
        { "/api/albums/a-none/photos", """{"ids":[1]}""" },
        { "/api/settings", """{"nothing":"1"}""" },
        { "/api/settings", """{"max_per_day":"-1"}""" },
        { "/api/sql", """{"sql":"drop table facts.photos"}""" },
        { "/api/sql", """{"sql":"select * from read_text('/etc/passwd')"}""" },
        { "/api/sql", """{"sql":"copy photos to '/tmp/x.csv'"}""" },
        { "/api/sql", """{"sql":""}""" },
        { "/api/import", """{"folders":[]}""" },
        { "/api/import", """{"folders":["/etc"]}""" },
        { "/api/import", """{"uploads":["000000000000000000000000"],"in_place":true}""" },
        { "/api/export", """{"ids":[1],"mode":"teleport","folder":"/etc"}""" },
        { "/api/export", """{"ids":[1],"folder":"/etc"}""" },
        { "/api/export", """{"ids":[1],"max_size":-3}""" },
        { "/api/uploads", """{"name":"","size":1}""" },
        { "/api/uploads", """{"name":"a.jpg","size":-1}""" },
        { "/api/uploads", """{"name":"a.jpg","size":99999999999999}""" },
        { "/api/presets", """{"name":"","values":"x"}""" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Post_OfAMistake_IsRefusedInWords_AndChangesNothing(string path, string body)
    {
        using var client = await web.ClientAsync();
        var events = web.Scalar<long>("select count(*) from decisions.events");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Bpp-Token", client.Token);
        using var answer = await client.Http.SendAsync(request);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        await Refusal.IsAsync(answer.StatusCode, answer);
        Assert.Equal(events, web.Scalar<long>("select count(*) from decisions.events"));
    }

    [Fact]
    public async Task TwoClients_DecidingAtOnce_LoseNothing()
    {
        using var one = await web.ClientAsync();
        using var two = await web.ClientAsync();
        var ids = Photos(12, 8);
        await Task.WhenAll(ids.Select((id, index) => (index % 2 == 0 ? one : two).DecideAsync("tag", "together", id)));
        Assert.Equal(ids.Count, await Total(one, "tag&name=together"));
        await Task.WhenAll(ids.Select((_, index) => (index % 2 == 0 ? one : two).DoneAsync("/api/undo", new { })));
        Assert.Equal(0, await Total(two, "tag&name=together"));
    }

    [Fact]
    public async Task Undo_OfAStepTheOtherTabTookBack_SaysSoOrDoesNothing()
    {
        using var one = await web.ClientAsync();
        using var two = await web.ClientAsync();
        var id = Photos(1, 21)[0];
        var batch = (await one.DecideAsync("favourite", "1", id)).GetProperty("batch").GetString();
        await one.DoneAsync("/api/undo", new { batch });
        var before = web.Library.Version;
        using var answer = await two.PostAsync("/api/undo", new { batch });
        Assert.True((int)answer.StatusCode < 500);
        Assert.Equal("False", await Card(two, id, "favourite"));
        Assert.Equal(before, web.Library.Version);
    }

    [Theory]
    [InlineData("delete from facts.photos")]
    [InlineData("select 1; drop table facts.photos")]
    [InlineData("select * from read_csv('/etc/passwd')")]
    [InlineData("copy photos to '/tmp/x'")]
    [InlineData("attach '/tmp/x.db'")]
    public async Task Sql_ThatDoesMoreThanRead_IsRefused(string sql)
    {
        using var client = await web.ClientAsync();
        using var answer = await client.PostAsync("/api/sql", new { sql });
        await Refusal.IsAsync(HttpStatusCode.BadRequest, answer);
    }

    [Fact]
    public async Task Sql_ThatOnlyReads_AnswersColumnsAndRows()
    {
        using var client = await web.ClientAsync();
        var answer = await client.DoneAsync("/api/sql", new { sql = "select photo_id, file_name from photos order by photo_id limit 3" });
        Assert.Equal(3, answer.GetProperty("rows").GetArrayLength());
        Assert.Equal(2, answer.GetProperty("columns").GetArrayLength());
    }

    private static async Task<string> Card(WebClient client, long id, string property) => (await client.JsonAsync($"/api/cards?ids={id}"))[0].GetProperty(property).ToString();

    private static async Task<int> Total(WebClient client, string kind) => (await client.JsonAsync($"/api/list?kind={kind}")).GetProperty("total").GetInt32();
}
