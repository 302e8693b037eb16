using Bpp.Tests.Storage;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

public sealed class PeopleEndpointTests
{
    private static readonly int[][] Photos = [[0], [0], [0], [0], [1], [1], [1], [0, 1]];

    [Fact]
    public async Task Name_NewName_IsOneStepOfUndo()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        var answer = await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = " Emma " });

        Assert.Equal(site.People.KeyOn(1), answer.GetProperty("person").GetString());
        Assert.Equal(["Emma"], await NamesAsync(site));
        await site.UndoAsync(answer);
        Assert.Empty(await NamesAsync(site));
    }

    [Fact]
    public async Task Name_TakenByAnother_AsksWhetherTheyAreOne()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = "Emma" });
        var (status, answer) = await site.PostAsync("/api/people/name", new { person = site.People.KeyOn(5), name = "emma" });

        Assert.Equal(200, status);
        Assert.Equal(site.People.KeyOn(1), answer.GetProperty("taken").GetProperty("key").GetString());
        Assert.Equal(5, answer.GetProperty("taken").GetProperty("photos").GetInt64());
        await site.DoneAsync("/api/people/merge", new { into = site.People.KeyOn(1), others = new[] { site.People.KeyOn(5) } });
        Assert.Equal("1.jpg 2.jpg 3.jpg 4.jpg 5.jpg 6.jpg 7.jpg 8.jpg", site.People.PhotosOf("Emma"));
    }

    [Theory]
    [InlineData("dismiss", "dismissed_as", "not_interesting")]
    [InlineData("not_a_person", "dismissed_as", "not_a_person")]
    [InlineData("boost", "boosted", "true")]
    [InlineData("exclude", "excluded", "true")]
    public async Task Set_TwoPeople_IsOneStepOfUndo(string action, string column, string expected)
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        var sql = $"select string_agg({column}::varchar, ' ') from people where {column}::varchar is distinct from 'false'";
        var answer = await site.DoneAsync("/api/people/set", new { people = new[] { site.People.KeyOn(1), site.People.KeyOn(5) }, action });

        Assert.Equal($"{expected} {expected}", site.People.Database.Scalar<string>(sql));
        await site.UndoAsync(answer);
        Assert.Null(site.People.Database.Scalar<string>(sql));
    }

    [Fact]
    public async Task Set_RestoreAndUnknown_Work()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        await site.DoneAsync("/api/people/set", new { people = new[] { site.People.KeyOn(1) }, action = "dismiss" });
        var dismissed = (await site.JsonAsync("/people?shelf=dismissed&format=json")).GetProperty("people")[0];
        Assert.Equal("not_interesting", dismissed.GetProperty("dismissed_as").GetString());
        await site.DoneAsync("/api/people/set", new { people = new[] { dismissed.GetProperty("key").GetString() }, action = "restore" });

        Assert.Equal(0, site.People.Database.Scalar<long>("select count(*) from people where dismissed_as is not null"));
        Assert.Equal(400, (await site.PostAsync("/api/people/set", new { people = new[] { "nobody" }, action = "boost" })).Status);
        Assert.Equal(400, (await site.PostAsync("/api/people/set", new { people = new[] { site.People.KeyOn(1) }, action = "praise" })).Status);
        Assert.Equal(400, (await site.PostAsync("/api/people/set", new { people = Array.Empty<string>(), action = "boost" })).Status);
    }

    [Fact]
    public async Task Assign_ByKeyByNameAndToNobody_MovesFaces()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = "Emma" });
        var emma = site.People.KeyOn(1)!;
        var noah = await site.DoneAsync("/api/faces/assign", new { faces = new[] { site.People.FaceOn(2), site.People.FaceOn(3) }, name = "Noah" });
        Assert.Equal("2.jpg 3.jpg", site.People.PhotosOf("Noah"));

        await site.DoneAsync("/api/faces/assign", new { faces = new[] { site.People.FaceOn(4) }, name = "noah" });
        await site.DoneAsync("/api/faces/assign", new { faces = new[] { site.People.FaceOn(2) }, person = emma });
        Assert.Equal("3.jpg 4.jpg", site.People.PhotosOf("Noah"));
        Assert.Equal(noah.GetProperty("person").GetString(), site.People.KeyOn(3));

        await site.DoneAsync("/api/faces/unassign", new { faces = new[] { site.People.FaceOn(3) } });
        await site.DoneAsync("/api/faces/dismiss", new { faces = new[] { site.People.FaceOn(4) } });
        Assert.Equal("", site.People.PhotosOf("Noah"));
        var split = await site.DoneAsync("/api/faces/assign", new { faces = new[] { site.People.FaceOn(1) } });
        Assert.NotEqual(emma, split.GetProperty("person").GetString());
    }

    [Fact]
    public async Task Differ_Judged_IsAskedNoMore()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        await site.DoneAsync("/api/people/differ", new { a = site.People.KeyOn(1), b = site.People.KeyOn(5) });

        Assert.Equal(1, site.People.Database.Scalar<long>("select count(*) from active_events where kind = 'people_differ'"));
    }

    [Fact]
    public async Task Tag_PersonWithoutAFace_IsInThePhoto()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        var photo = site.People.Database.Scalar<long>("select photo_id from photos where path = '5.jpg'");
        await site.DoneAsync("/api/people/tag", new { photo, person = "Grandma", there = true });
        Assert.Equal("5.jpg", site.People.PhotosOf("Grandma"));
        await site.DoneAsync("/api/people/tag", new { photo, person = "Grandma", there = false });
        Assert.Equal("", site.People.PhotosOf("Grandma"));
    }

    [Fact]
    public async Task Avatar_Chosen_IsShown()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        var answer = await site.DoneAsync("/api/people/avatar", new { person = site.People.KeyOn(1), face = site.People.FaceOn(8) });

        Assert.Equal(site.People.FaceOn(8), site.People.Database.Scalar<long>($"select avatar_face_id from people where person_key = '{answer.GetProperty("person").GetString()}'"));
    }

    [Fact]
    public async Task Faces_OfAPersonAndTheirSuggestions_AreListed()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = "Emma" });

        Assert.Equal(5, (await site.JsonAsync($"/api/people/{site.People.KeyOn(1)}/faces")).GetArrayLength());
        Assert.Equal("Emma", (await site.JsonAsync($"/api/faces/{site.People.FaceOn(5)}/suggestions"))[0].GetProperty("name").GetString());
        Assert.Equal("Emma", (await site.JsonAsync("/api/people/significant"))[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Page_HostileName_IsWrittenAsText()
    {
        await using var site = await PeopleSite.StartAsync(Photos);
        await site.DoneAsync("/api/people/name", new { person = site.People.KeyOn(1), name = "<img src=x onerror=alert(1)>" });

        var page = await site.TextAsync("/people");
        Assert.Contains("&lt;img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("data-key=", await site.TextAsync("/people?handler=cards&shelf=known&q=IMG"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=", await site.TextAsync("/people?handler=cards&shelf=known&q=zzz"), StringComparison.Ordinal);
        Assert.Equal(400, (int)(await site.GetAsync("/people?shelf=nowhere")).StatusCode);
    }

    private static async Task<IEnumerable<string?>> NamesAsync(PeopleSite site) =>
        (await site.JsonAsync("/api/people")).EnumerateArray().Select(person => person.GetProperty("name").GetString());
}
