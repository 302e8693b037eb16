using Bpp.Tests.Storage;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>Boxes drawn and corrected over HTTP.</summary>
public sealed class FaceBoxEndpointTests
{
    private static readonly object Box = new { x = 0.6, y = 0.2, width = 0.2, height = 0.3 };

    [Fact]
    public async Task Draw_NamedAtOnce_IsOneStepOfUndo()
    {
        await using var site = await PeopleSite.StartAsync([0], []);
        var photo = PhotoOf(site, 2);
        var answer = await site.DoneAsync("/api/faces/draw", new { photo, box = Box, name = "Grandma" });

        Assert.Equal("2.jpg", site.People.PhotosOf("Grandma"));
        var face = Assert.Single((await site.JsonAsync($"/api/photos/{photo}/people")).GetProperty("faces").EnumerateArray());
        Assert.Equal(answer.GetProperty("face").GetInt64(), face.GetProperty("face_id").GetInt64());
        Assert.Equal(0.6, face.GetProperty("x").GetDouble(), 3);

        await site.UndoAsync(answer);
        Assert.Equal("", site.People.PhotosOf("Grandma"));
        Assert.Empty((await site.JsonAsync($"/api/photos/{photo}/people")).GetProperty("faces").EnumerateArray());
    }

    [Fact]
    public async Task DrawAndMove_OfSomebodyKnown_KeepsThePersonAndShowsAnotherPicture()
    {
        await using var site = await PeopleSite.StartAsync([0], []);
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = "Emma" });
        var photo = PhotoOf(site, 2);
        var drawn = await site.DoneAsync("/api/faces/draw", new { photo, box = Box, person = site.People.KeyOn(1) });
        var before = await PictureAsync(site, photo);
        var moved = await site.DoneAsync("/api/faces/move", new { face = drawn.GetProperty("face").GetInt64(), box = new { x = 0.5, y = 0.2, width = 0.25, height = 0.3 } });

        Assert.Equal(drawn.GetProperty("face").GetInt64(), moved.GetProperty("face").GetInt64());
        Assert.Equal(site.People.KeyOn(1), moved.GetProperty("person").GetString());
        Assert.Equal("1.jpg 2.jpg", site.People.PhotosOf("Emma"));
        Assert.NotEqual(before, await PictureAsync(site, photo));
    }

    [Theory]
    [InlineData(0.9, 0.2, 0.2, 0.3)]
    [InlineData(-0.1, 0.2, 0.2, 0.3)]
    [InlineData(0.1, 0.2, 0.001, 0.3)]
    [InlineData(0.1, 0.2, 1e300, 0.3)]
    public async Task Draw_ImpossibleBox_IsRefused(double x, double y, double width, double height)
    {
        await using var site = await PeopleSite.StartAsync([0], []);
        var box = new { x, y, width, height };

        Assert.Equal(400, (await site.PostAsync("/api/faces/draw", new { photo = PhotoOf(site, 2), box })).Status);
        Assert.Equal(400, (await site.PostAsync("/api/faces/move", new { face = site.People.FaceOn(1), box })).Status);
        Assert.Equal(0, site.People.Database.Scalar<long>("select count(*) from decisions.events"));
    }

    [Fact]
    public async Task Draw_UnknownPhotoPersonOrNoBox_IsRefused()
    {
        await using var site = await PeopleSite.StartAsync([0], []);
        var photo = PhotoOf(site, 2);

        Assert.Equal(400, (await site.PostAsync("/api/faces/draw", new { photo = 99, box = Box })).Status);
        Assert.Equal(400, (await site.PostAsync("/api/faces/draw", new { photo, box = Box, person = "p0000000000" })).Status);
        Assert.Equal(400, (await site.PostAsync("/api/faces/draw", new { photo })).Status);
        Assert.Equal(400, (await site.PostAsync("/api/faces/move", new { face = 99, box = Box })).Status);
    }

    private static async Task<string> PictureAsync(PeopleSite site, long photo) =>
        (await site.JsonAsync($"/api/photos/{photo}/people")).GetProperty("faces")[0].GetProperty("picture").GetString()!;

    private static long PhotoOf(PeopleSite site, int photo) => site.People.Database.Scalar<long>($"select photo_id from photos where path = '{photo}.jpg'");
}
