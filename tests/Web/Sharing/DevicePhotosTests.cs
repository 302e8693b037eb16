using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bpp.Engine.Export.Stripping;
using Bpp.Engine.Organise;
using Bpp.Engine.Sharing;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Sharing;

/// <summary>What a trusted device sees and may do.</summary>
public sealed class DevicePhotosTests(ShareSite site) : IClassFixture<ShareSite>
{
    [Fact]
    public async Task Photos_OfEveryKind_TellNoPathsAndNames()
    {
        using var phone = site.Client();
        await site.TrustAsync(phone, new DeviceGrant(true, [], []));
        foreach (var path in new[] { "/api/photos", "/api/photos?kind=picks", "/api/albums", "/api/people", "/api/me" })
        {
            var text = await phone.GetStringAsync(path);
            Assert.DoesNotContain(site.Web.Photos, text, StringComparison.Ordinal);
            Assert.DoesNotContain(".jpg\"", text.Replace("640.jpg\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }

        var photo = (await ShareSite.PhotosAsync(phone))[0];
        Assert.Equal(["day", "favourite", "hash", "height", "id", "rating", "state", "width"], photo.EnumerateObject().Select(property => property.Name).Order());
        using var picture = await phone.GetAsync($"/media/{photo.GetProperty("hash").GetString()}/320.jpg");
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        Assert.Null(StripVerifier.Leftover(await picture.Content.ReadAsByteArrayAsync()));
    }

    [Theory]
    [InlineData("trashed")]
    [InlineData("hidden")]
    [InlineData("sensitive")]
    public async Task Photos_PutAway_AreNotShown(string how)
    {
        using var phone = site.Client();
        await site.TrustAsync(phone);
        var photo = (await ShareSite.PhotosAsync(phone))[0];
        var (id, hash) = (photo.GetProperty("id").GetInt64(), photo.GetProperty("hash").GetString());
        var editor = new PhotoEditor(site.Web.Database, TimeProvider.System);
        _ = how switch
        {
            "trashed" => editor.Trash([id]),
            "hidden" => editor.Hide([id], true),
            _ => editor.Tag([id], "sensitive"),
        };
        site.Web.Library.Touch();
        Assert.DoesNotContain(await ShareSite.PhotosAsync(phone), other => other.GetProperty("id").GetInt64() == id);
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync($"/media/{hash}/320.jpg"), "not_found");
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync($"/media/{hash}/original"), "not_found");
    }

    [Theory]
    [InlineData("kind=trash")]
    [InlineData("kind=hidden")]
    [InlineData("kind=album&name=album_hidden")]
    [InlineData("kind=album&name=album_trash")]
    [InlineData("kind=album&name=decisions.events")]
    [InlineData("kind=search&name=cat")]
    public async Task Photos_OfListsThatAreNotForDevices_AreNotThere(string query)
    {
        using var phone = site.Client();
        await site.TrustAsync(phone);
        using var answer = await phone.GetAsync("/api/photos?" + query);
        if (answer.IsSuccessStatusCode)
            Assert.Equal(0, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetInt32());
        else
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Photos_LimitedToAnAlbum_ShowsOnlyItAndNothingElse()
    {
        using var phone = site.Client();
        var device = await site.TrustAsync(phone);
        var photos = await ShareSite.PhotosAsync(phone);
        var (inside, outside) = (photos[0], photos[1]);
        new AlbumEditor(site.Web.Database, TimeProvider.System).Create("Shared", null, [inside.GetProperty("id").GetInt64()]);
        site.Web.Library.Touch();
        var album = site.Web.Scalar<string>("select album_key from manual_albums where title = 'Shared'")!;
        site.Book.Approve(device.Id, new DeviceGrant(true, [album], []));
        Assert.Equal([inside.GetProperty("id").GetInt64()], (await ShareSite.PhotosAsync(phone)).Select(photo => photo.GetProperty("id").GetInt64()));
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync($"/media/{outside.GetProperty("hash").GetString()}/320.jpg"), "not_found");
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.PostAsJsonAsync("/api/decide", new { action = "favourite", id = outside.GetProperty("id").GetInt64(), value = 1 }), "not_found");
        var shelf = Assert.Single(JsonDocument.Parse(await phone.GetStringAsync("/api/albums")).RootElement.EnumerateArray());
        Assert.Equal("Shared", shelf.GetProperty("title").GetString());
        site.Book.Approve(device.Id, new DeviceGrant(true, ["a-gone"], []));
        Assert.Empty(await ShareSite.PhotosAsync(phone));
    }

    [Fact]
    public async Task Decide_NeedsTheRight_AndIsRecordedAndUndoneUnderTheDevice()
    {
        using var phone = site.Client();
        var device = await site.TrustAsync(phone, name: "decider");
        var id = (await ShareSite.PhotosAsync(phone))[^1].GetProperty("id").GetInt64();
        await Refusal.IsAsync(HttpStatusCode.Forbidden, await phone.PostAsJsonAsync("/api/decide", new { action = "favourite", id, value = 1 }), "view_only");
        site.Book.Approve(device.Id, new DeviceGrant(true, [], []));
        foreach (var (action, value) in new (string, int?)[] { ("favourite", 1), ("rate", 4), ("include", null) })
            Assert.True((await phone.PostAsJsonAsync("/api/decide", new { action, id, value })).IsSuccessStatusCode);
        var photo = (await ShareSite.PhotosAsync(phone)).Single(one => one.GetProperty("id").GetInt64() == id);
        Assert.Equal((true, 4, "include"), (photo.GetProperty("favourite").GetBoolean(), photo.GetProperty("rating").GetInt32(), photo.GetProperty("state").GetString()));
        Assert.Equal(3, site.Web.Scalar<long>("select count(*) from decisions.events where actor = $1", device.Actor));

        var mine = site.Web.Scalar<string>("select batch from decisions.events where actor = $1 order by event_id desc limit 1", device.Actor);
        Assert.True((await phone.PostAsJsonAsync("/api/undo", new { batch = mine })).IsSuccessStatusCode);
        Assert.Equal(JsonValueKind.Null, (await ShareSite.PhotosAsync(phone)).Single(one => one.GetProperty("id").GetInt64() == id).GetProperty("state").ValueKind);
    }

    [Fact]
    public async Task Undo_OfTheOwnersDecision_Refuses()
    {
        using var phone = site.Client();
        await site.TrustAsync(phone, new DeviceGrant(true, [], []), "meddler");
        var id = (await ShareSite.PhotosAsync(phone))[^1].GetProperty("id").GetInt64();
        var batch = new PhotoEditor(site.Web.Database, TimeProvider.System).Label([id], "red");
        Assert.NotNull(batch);
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.PostAsJsonAsync("/api/undo", new { batch }), "not_found");
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.PostAsJsonAsync("/api/undo", new { batch = (string?)null }), "not_found");
    }

    [Theory]
    [InlineData("trash")]
    [InlineData("hide")]
    [InlineData("tag")]
    [InlineData("crown")]
    [InlineData(null)]
    public async Task Decide_MoreThanADeviceMay_Refuses(string? action)
    {
        using var phone = site.Client();
        await site.TrustAsync(phone, new DeviceGrant(true, [], []));
        var id = (await ShareSite.PhotosAsync(phone))[0].GetProperty("id").GetInt64();
        await Refusal.IsAsync(HttpStatusCode.BadRequest, await phone.PostAsJsonAsync("/api/decide", new { action, id }), "refused");
    }

    [Fact]
    public async Task Original_AsTheOwnerChose()
    {
        await using var own = await OwnSite.StartAsync();
        using var phone = own.Site.Client();
        await own.Site.TrustAsync(phone);
        var located = own.Site.Web.Scalar<string>("select sha256 from photos where latitude is not null and format = 'jpeg' order by photo_id limit 1")!;
        var address = $"/media/{located}/original";
        await Refusal.IsAsync(HttpStatusCode.NotFound, await phone.GetAsync(address), "not_found");

        own.Site.Book.Set(own.Site.Book.Settings with { Pictures = SharedPictures.Stripped });
        Assert.Null(StripVerifier.Leftover(await phone.GetByteArrayAsync(address)));

        own.Site.Book.Set(own.Site.Book.Settings with { Pictures = SharedPictures.Originals });
        var whole = await phone.GetByteArrayAsync(address);
        Assert.Equal(located, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(whole)));
        Assert.NotNull(StripVerifier.Leftover(whole));
        Assert.Contains(own.Site.Book.Log.Entries, entry => entry.What == AccessKind.Downloaded);
    }
}
