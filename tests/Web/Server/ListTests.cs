using System.Text.Json;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>What a grid asks for.</summary>
public sealed class ListTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Parts_OfOneList_AgreeWithEachOtherAndTheLibrary()
    {
        using var client = await web.ClientAsync();
        var total = web.Scalar<long>("select count(*) from photos");
        var head = await client.JsonAsync("/api/list");
        Assert.Equal(total, head.GetProperty("total").GetInt64());
        Assert.Equal(total, head.GetProperty("sections").EnumerateArray().Sum(section => section.GetProperty("count").GetInt64()));
        var ids = await Ids(client, "");
        Assert.Equal(total, ids.Distinct().Count());
        Assert.Equal(total, (await client.Http.GetByteArrayAsync("/api/list/aspects")).Length);
        Assert.Equal(ids, await Cards(client, "limit=500"));
    }

    [Theory]
    [InlineData("oldest")]
    [InlineData("best")]
    [InlineData("worst")]
    [InlineData("name")]
    [InlineData("largest")]
    [InlineData("added")]
    [InlineData("faces")]
    public async Task Ids_InAnyOrder_HaveEveryPhotoOnce(string sort)
    {
        using var client = await web.ClientAsync();
        Assert.Equal((await Ids(client, "")).Order(), (await Ids(client, $"?sort={sort}")).Order());
    }

    [Theory]
    [InlineData("offset=3&limit=4", 3, 4)]
    [InlineData("offset=-5&limit=2", 0, 2)]
    [InlineData("offset=999999&limit=5", int.MaxValue, 0)]
    [InlineData("offset=0&limit=-1", 0, 0)]
    [InlineData("offset=0&limit=2000000000", 0, 500)]
    public async Task Cards_OfAnyWindow_AreThatPartOfTheIds(string window, int skip, int take)
    {
        using var client = await web.ClientAsync();
        Assert.Equal((await Ids(client, "")).Skip(skip).Take(take), await Cards(client, window));
    }

    [Theory]
    [InlineData("newest", "photo_id in (select photo_id from photos)", "month is null, taken_at desc nulls last, path desc")]
    [InlineData("oldest", "true", "month is null, taken_at nulls last, path")]
    [InlineData("name", "true", "file_name, path")]
    [InlineData("largest", "true", "size desc, path")]
    public async Task Ids_InEachOrder_AreTheViewsOrder(string sort, string where, string order)
    {
        using var client = await web.ClientAsync();
        Assert.Equal(web.Query($"select photo_id from photos where {where} order by {order}, photo_id", row => row.GetInt64(0)), await Ids(client, $"?sort={sort}"));
    }

    [Fact]
    public async Task Ids_WithStacks_HaveOfEachBurstTheBest()
    {
        using var client = await web.ClientAsync();
        var best = web.Query(
            "select arg_max(burst.photo_id, score.score), any_value(burst.burst_id), count(*) from bursts as burst inner join photo_scores as score on score.photo_id = burst.photo_id group by burst.burst_id",
            row => (Photo: row.GetInt64(0), Burst: row.GetInt64(1), Shots: row.GetInt64(2)));
        Assert.NotEmpty(best);
        var single = web.Query("select photo_id from photos where photo_id not in (select photo_id from bursts)", row => row.GetInt64(0));
        Assert.Equal(single.Concat(best.Select(burst => burst.Photo)).Order(), (await Ids(client, "?stacks=yes")).Order());
        var cards = (await client.JsonAsync("/api/list/cards?stacks=yes&limit=500")).GetProperty("cards").EnumerateArray().Where(card => card.GetProperty("shots").GetInt32() > 0).ToList();
        Assert.Equal(best.Order(), cards.Select(card => (card.GetProperty("id").GetInt64(), card.GetProperty("burst").GetInt64(), card.GetProperty("shots").GetInt64())).Order());
        Assert.Equal(web.Scalar<long>("select count(*) from photos"), (await Ids(client, "?stacks=no")).Count);
    }

    [Fact]
    public async Task Ids_BestAndWorst_AreByScore()
    {
        using var client = await web.ClientAsync();
        foreach (var (sort, sign) in new[] { ("best", -1), ("worst", 1) })
        {
            var scores = (await client.JsonAsync($"/api/list/cards?limit=500&sort={sort}")).GetProperty("cards").EnumerateArray()
                .Select(card => card.GetProperty("score")).Where(score => score.ValueKind == JsonValueKind.Number).Select(score => sign * score.GetDouble()).ToList();
            Assert.Equal(scores.Order(), scores);
        }
    }

    [Fact]
    public async Task Ids_WithFiltersAndDates_AreThoseOnly()
    {
        using var client = await web.ClientAsync();
        var place = await Ids(client, "?filter=place&from=2025-04-01&until=2025-06-30&sort=oldest");
        Assert.Equal(web.Query("select photo_id from photos where latitude is not null and taken_at >= '2025-04-01' and taken_at < '2025-07-01' order by taken_at, path, photo_id", row => row.GetInt64(0)), place);
        Assert.NotEmpty(place);
        var picked = await Ids(client, "?filter=picked");
        Assert.Equal(web.Query("select photo_id from picks()", row => row.GetInt64(0)).Order(), picked.Order());
        Assert.Equal(await Ids(client, "?filter=place&filter=picked"), await Ids(client, "?filter=picked,place"));
        Assert.Empty(await Ids(client, "?filter=videos"));
    }

    [Fact]
    public async Task Lists_OfEveryKind_CountWhatTheirCardsShow()
    {
        using var client = await web.ClientAsync();
        var (camera, month, day) = web.Query("select camera_model, strftime(month, '%Y-%m'), strftime(day, '%Y-%m-%d') from photos where camera_model is not null and day is not null order by photo_id limit 1", row => (row.GetString(0), row.GetString(1), row.GetString(2)))[0];
        foreach (var list in (string[])["kind=picks", "kind=recent", "kind=favourites", "kind=trash", "kind=hidden", $"kind=camera&name={camera}", $"kind=month&name={month}", $"kind=day&name={day}", "kind=year&name=2025", "kind=album&name=album_recent", "kind=area&name=-90,-180,90,180"])
        {
            var total = (await client.JsonAsync($"/api/list?{list}")).GetProperty("total").GetInt32();
            Assert.Equal(total, (await Cards(client, $"{list}&limit=500")).Count);
            Assert.True(total > 0 || list is "kind=favourites" or "kind=trash" or "kind=hidden", list);
        }
    }

    [Theory]
    [InlineData("kind=month&name=never")]
    [InlineData("kind=day&name='; drop table facts.photos; --")]
    [InlineData("kind=year&name=99999999999999999999")]
    [InlineData("kind=area&name=1,2")]
    [InlineData("kind=tag&name=' or 1=1 --")]
    [InlineData("kind=album&name=a' or 'a'='a")]
    [InlineData("kind=memory&name=x")]
    [InlineData("kind=duplicates&name=1e400")]
    public async Task Lists_OfNamesThatAreNone_AreEmpty(string list)
    {
        using var client = await web.ClientAsync();
        Assert.Equal(0, (await client.JsonAsync($"/api/list?{Uri.EscapeDataString(list).Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal)}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Cards_ById_AreInTheirOrderAndOnlyThoseThatAre()
    {
        using var client = await web.ClientAsync();
        var ids = (await Ids(client, "")).Take(3).Reverse().ToList();
        var cards = await client.JsonAsync($"/api/cards?ids={ids[0]},999999,{ids[1]},x,{ids[2]}");
        Assert.Equal(ids, cards.EnumerateArray().Select(card => card.GetProperty("id").GetInt64()));
    }

    private static async Task<List<long>> Ids(WebClient client, string query) => [.. (await client.JsonAsync($"/api/list/ids{query}")).EnumerateArray().Select(id => id.GetInt64())];

    private static async Task<List<long>> Cards(WebClient client, string query) => [.. (await client.JsonAsync($"/api/list/cards?{query}")).GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("id").GetInt64())];
}
