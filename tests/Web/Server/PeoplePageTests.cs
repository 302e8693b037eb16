using System.Net;
using Bpp.Tests.Imaging;
using Bpp.Tests.Storage;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

public sealed class PeoplePageTests
{
    [Fact]
    public async Task Person_KnownAndUnknown_IsShownOrMissing()
    {
        await using var site = await PeopleSite.StartAsync([0], [0, 1], [0, 1], [1]);
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = "Emma" });
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(4), name = "Noah" });
        var key = site.People.KeyOn(1);

        var twin = await site.JsonAsync($"/people/{key}?format=json");
        Assert.Equal("Emma", twin.GetProperty("person").GetProperty("name").GetString());
        Assert.Equal(3, twin.GetProperty("photos").GetInt32());
        Assert.Equal("Noah", twin.GetProperty("together")[0].GetProperty("name").GetString());
        Assert.Contains("<h1>Emma</h1>", await site.TextAsync($"/people/{key}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/people/p0")).StatusCode);
    }

    [Fact]
    public async Task Review_Names_AsksForThoseInMostPhotosFirst()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [0], [0], [1], [1], [1], [1], [1]);
        var twin = await site.JsonAsync("/people/review?mode=names&format=json");

        Assert.Equal(2, twin.GetProperty("open").GetInt64());
        Assert.Equal(site.People.KeyOn(5), twin.GetProperty("questions")[0].GetProperty("a").GetProperty("person").GetProperty("key").GetString());
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(5), name = "Noah" });
        Assert.Equal(1, (await site.JsonAsync("/people/review?mode=names&format=json")).GetProperty("open").GetInt64());
    }

    [Fact]
    public async Task Review_Pairs_ClosestFirstAndGoneWhenJudged()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [1], [1], [2], [2]);
        var keys = new[] { site.People.KeyOn(1)!, site.People.KeyOn(3)!, site.People.KeyOn(5)! }.Order(StringComparer.Ordinal).ToArray();
        site.People.Execute($"delete from facts.person_pairs; insert into facts.person_pairs values ('{keys[0]}', '{keys[1]}', 0.4), ('{keys[1]}', '{keys[2]}', 0.5)");
        var twin = await site.JsonAsync("/people/review?format=json");

        Assert.Equal(2, twin.GetProperty("open").GetInt64());
        Assert.Equal(keys[2], twin.GetProperty("questions")[0].GetProperty("b").GetProperty("person").GetProperty("key").GetString());
        Assert.Equal(2, twin.GetProperty("questions")[0].GetProperty("a").GetProperty("faces").GetArrayLength());
        Assert.Contains("id=\"questions\"", await site.TextAsync("/people/review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InPhoto_FacesAndATaggedPerson_AreTold()
    {
        await using var site = await PeopleSite.StartAsync([0, 1], [0], [1]);
        var photo = site.People.Database.Scalar<long>("select photo_id from photos where path = '1.jpg'");
        await site.DoneAsync("/api/people/tag", new { photo, person = "Grandma", there = true });
        var people = await site.JsonAsync($"/api/photos/{photo}/people");

        Assert.Equal([site.People.FaceOn(1), site.People.FaceOn(1, 1)], people.GetProperty("faces").EnumerateArray().Select(face => face.GetProperty("face_id").GetInt64()));
        Assert.Equal("Grandma", people.GetProperty("others")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task FacePicture_OfAPhoto_IsMadeOnceAndConfined()
    {
        await using var site = await PeopleSite.StartAsync([0]);
        var hash = new string('a', 64);
        Directory.CreateDirectory(site.People.Folder.PhotosFolder);
        await File.WriteAllBytesAsync(Path.Combine(site.People.Folder.PhotosFolder, "one.jpg"), ImageFiles.Encode(Engine.Imaging.ConvertFormat.Jpeg, 800, 600));
        site.People.Execute(
            $"insert into facts.sources (source_id, root) values (77, ''); update facts.photos set sha256 = '{hash}', source_id = 77, path = 'one.jpg', width = 800, height = 600; delete from facts.files; insert into facts.files values (77, 'one.jpg', 1, timestamp '2020-01-01', '{hash}')");
        var face = site.People.FaceIds().Single();

        using var first = await site.GetAsync($"/media/{hash}/face/{face}.jpg");
        Assert.Equal("image/jpeg", first.Content.Headers.ContentType!.MediaType);
        var made = Assert.Single(Directory.GetFiles(Path.Combine(site.People.Folder.CacheFolder, "faces"), "*", SearchOption.AllDirectories));
        Assert.StartsWith(hash, Path.GetFileName(made), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/media/{hash}/face/{face + 1}.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/media/{new string('b', 64)}/face/{face}.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/media/..%2f..%2fdata/face/{face}.jpg")).StatusCode);
    }
}
