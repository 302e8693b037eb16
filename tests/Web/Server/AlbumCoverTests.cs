using System.Net;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>The photos that stand for the albums that fill themselves.</summary>
public sealed class AlbumCoverTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Covers_OfSmartAlbums_AreTheirOwnBestPhotos()
    {
        using var client = await web.ClientAsync();
        var covers = (await client.JsonAsync("/api/albums/covers")).EnumerateObject().ToDictionary(cover => cover.Name, cover => cover.Value.GetString()!);

        Assert.Equal(1, web.Scalar<long>("select count(*) from album_all as member inner join photos using (photo_id) where sha256 = $1", covers["album_all"]));
        Assert.Equal(1, web.Scalar<long>("select count(*) from (select distinct photo_id from album_no_faces) inner join photos using (photo_id) where sha256 = $1", covers["album_no_faces"]));
        Assert.DoesNotContain("album_trash", covers.Keys);
        using var picture = await client.GetAsync($"/media/{covers["album_all"]}/320.jpg");
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
    }

    [Fact]
    public async Task Covers_WhereThereAreEnoughPhotos_Differ()
    {
        using var client = await web.ClientAsync();
        var covers = (await client.JsonAsync("/api/albums/covers")).EnumerateObject().Select(cover => cover.Value.GetString()).ToList();

        Assert.True(covers.Count > 2, $"{covers.Count} covers");
        Assert.True(covers.Distinct().Count() > covers.Count / 2, string.Join('\n', covers));
    }

    [Fact]
    public async Task Covers_OfWhatWasHidden_AreNotShown()
    {
        using var client = await web.ClientAsync();
        var hidden = web.Scalar<long>("select min(photo_id) from photos");
        await client.DecideAsync("hide", "1", hidden);
        Assert.Equal(1, web.Scalar<long>("select count(*) from album_hidden"));
        Assert.DoesNotContain("album_hidden", (await client.JsonAsync("/api/albums/covers")).EnumerateObject().Select(cover => cover.Name));
        await client.DecideAsync("hide", "0", hidden);
    }

    [Fact]
    public async Task Page_OfAlbums_HasAPlaceForEachCover()
    {
        using var client = await web.ClientAsync();
        var page = await client.TextAsync("/albums");
        foreach (var cover in (await client.JsonAsync("/api/albums/covers")).EnumerateObject())
            Assert.Contains($"data-cover-of=\"{cover.Name}\"", page, StringComparison.Ordinal);
    }
}
