using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Faces;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Xmp;
using Bpp.Tests.Metadata;
using Bpp.Tests.Recovery;
using Bpp.Tests.Storage;

namespace Bpp.Tests.Sidecars;

/// <summary><c>bpp xmp write|read</c> on a library of three photos in a folder of one's own.</summary>
public sealed class XmpCommandTests : IAsyncLifetime, IDisposable
{
    private readonly RecoveryLibrary _library = new();

    private string Mirror => Path.Combine(_library.Library.Root, "xmp", "in");

    public Task InitializeAsync() => _library.AnalyseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Write_Decisions_AreInTheLibrarysOwnFolderAndOriginalsAlone()
    {
        var before = Inputs();
        await Ok("rate", "4", "0.jpg");
        await Ok("label", "red", "0.jpg");
        await Ok("tag", "add", "Sea <&\" côte", "0.jpg");
        await Ok("exclude", "1.jpg");
        await Ok("config", "set", "default_selection_k", "1");
        Assert.Contains("sidecars would be written", await Ok("xmp", "write", "--dry-run"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_library.Library.Root, "xmp")) && Directory.EnumerateFiles(Mirror).Any());

        var said = await Ok("xmp", "write", "0.jpg", "1.jpg");
        Assert.Contains("2 sidecars written to", said, StringComparison.Ordinal);
        var metadata = XmpFields.Read(await File.ReadAllBytesAsync(Path.Combine(Mirror, "0.jpg.xmp"))).Values;
        Assert.Equal((4, "Red"), (metadata.Rating, metadata.Label));
        Assert.Equal(["sea <&\" côte"], metadata.Keywords);
        Assert.Contains("PickLabel=\"1\"", await File.ReadAllTextAsync(Path.Combine(Mirror, "1.jpg.xmp")), StringComparison.Ordinal);
        Assert.Equal(before, Inputs());

        Assert.Contains("0 sidecars written", await Ok("xmp", "write", "0.jpg", "1.jpg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Beside_KeepsWhatTheSidecarSays()
    {
        var sidecar = Path.Combine(_library.Input, "0.xmp");
        XmpWriter.Write(sidecar, new XmpDocumentValues { Rating = 1, Title = "Ours", Keywords = ["old"] });
        await Ok("rate", "5", "0.jpg");
        await Ok("tag", "add", "new", "0.jpg");
        await Ok("xmp", "write", "0.jpg", "--beside");
        Assert.Equal(["0.jpg", "0.xmp", "1.jpg", "2.jpg"], Directory.GetFiles(_library.Input).Select(path => Path.GetFileName(path)).Order());
        var metadata = XmpFields.Read(await File.ReadAllBytesAsync(sidecar)).Values;
        Assert.Equal((5, "Ours"), (metadata.Rating, metadata.Title));
        Assert.Equal(["old", "new"], metadata.Keywords);
    }

    [Fact]
    public async Task Write_SidecarThatIsNone_IsNamedAndLeftAlone()
    {
        var sidecar = Path.Combine(_library.Input, "0.jpg.xmp");
        await File.WriteAllTextAsync(sidecar, "not XMP");
        await Ok("rate", "5", "0.jpg", "1.jpg");
        var (code, output, error) = await _library.BppAsync("xmp", "write", "0.jpg", "1.jpg", "--beside");
        Assert.Equal(ExitCode.SomePhotosFailed, code);
        Assert.Contains("0.jpg: The sidecar", error, StringComparison.Ordinal);
        Assert.Contains("1 sidecar written beside the originals", output, StringComparison.Ordinal);
        Assert.Equal("not XMP", await File.ReadAllTextAsync(sidecar));
        Assert.Equal(ExitCode.Usage, (await _library.BppAsync("xmp", "write", "--beside", "--to", _library["x"])).Code);
    }

    [SkippableFact]
    public async Task Write_RatingLabelTagsAndPick_AreReadByExiftool()
    {
        await Ok("rate", "3", "0.jpg");
        await Ok("label", "green", "0.jpg");
        await Ok("tag", "add", "sea", "0.jpg");
        await Ok("include", "0.jpg");
        await Ok("xmp", "write", "0.jpg", "--to", _library["out"]);
        var tags = ExifTool.Read("-XMP:all", _library["out/in/0.jpg.xmp"])[0];
        Assert.Equal(["3", "Green", "sea", "3"], new[] { "Rating", "Label", "Subject", "PickLabel" }.Select(name => Convert.ToString(tags.GetProperty(name), CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Read_NewerSidecar_ChangesFactsAndDecisionsStandAboveIt()
    {
        Assert.Contains("3 photos looked at, 0 with a newer sidecar", await Ok("xmp", "read"), StringComparison.Ordinal);
        await Ok("rate", "5", "1.jpg");
        foreach (var name in new[] { "0", "1" })
        {
            var sidecar = Path.Combine(_library.Input, $"{name}.jpg.xmp");
            XmpWriter.Write(sidecar, new XmpDocumentValues { Rating = 2, Label = "Blue", Keywords = ["sea"], People = ["Emma"] });
            File.SetLastWriteTimeUtc(sidecar, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2));
        }

        Assert.Contains("2 would change", await Ok("xmp", "read", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal("0.jpg  ,1.jpg 5 ", Rows());
        Assert.Contains("2 with a newer sidecar, 2 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        Assert.Equal("0.jpg 2 Blue,1.jpg 5 Blue", Rows());
        using var database = _library.Open();
        Assert.Equal("sea", database.Scalar<string>("select string_agg(distinct tag) from photo_tags where source = 'file'"));
        Assert.Equal(2, database.Scalar<long>("select count(*) from facts.named_people where person = 'Emma'"));
    }

    [Fact]
    public async Task Read_SidecarGone_TakesWhatItAloneSaidAndLeavesDecisions()
    {
        foreach (var name in new[] { "0", "1" })
            XmpWriter.Write(SidecarOf(name), new XmpDocumentValues { Rating = 2, Label = "Blue", Title = "Ours", Keywords = ["sea"], People = ["Emma"] });
        await Ok("xmp", "read");
        await Ok("rate", "5", "1.jpg");
        await Ok("tag", "add", "mine", "0.jpg");
        foreach (var name in new[] { "0", "1" })
            File.Move(SidecarOf(name), _library[name]);

        Assert.Contains("2 whose sidecar is gone, 2 would change", await Ok("xmp", "read", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal("0.jpg 2 Blue,1.jpg 5 Blue", Rows());
        Assert.Contains("0 with a newer sidecar, 2 whose sidecar is gone, 2 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        Assert.Equal("0.jpg  ,1.jpg 5 ", Rows());
        using (var database = _library.Open())
        {
            Assert.Equal("mine", database.Scalar<string>("select string_agg(distinct tag) from photo_tags"));
            Assert.Equal(0, database.Scalar<long>("select count(*) from facts.photos where title is not null or len(keywords) > 0"));
            Assert.Equal(0, database.Scalar<long>("select count(*) from person_photos"));
        }

        Assert.Contains("0 with a newer sidecar, 0 changed", await Ok("xmp", "read"), StringComparison.Ordinal);

        // It comes back, older than any reading.
        File.Move(_library["0"], SidecarOf("0"));
        File.SetLastWriteTimeUtc(SidecarOf("0"), new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("1 with a newer sidecar, 1 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        Assert.Equal("0.jpg 2 Blue,1.jpg 5 ", Rows());
    }

    [Fact]
    public async Task Read_JsonSidecarsCameChangedAndWent_AreNoticedAsXmpIs()
    {
        var (apple, google) = (Path.Combine(_library.Input, "0.jpg.json"), Path.Combine(_library.Input, "1.jpg.supplemental-metadata.json"));
        await File.WriteAllTextAsync(apple, """[{"XMP:Rating": 2, "XMP:Label": "Blue", "XMP:PersonInImage": ["Emma"]}]""");
        await File.WriteAllTextAsync(google, """{"title": "1.jpg", "favorited": true}""");
        Assert.Contains("2 with a newer sidecar, 2 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        Assert.Equal("0.jpg 2 Blue,1.jpg  ", Rows());
        Assert.Equal("1.jpg", Favourites());

        await Ok("favourite", "--off", "1.jpg");
        Assert.Equal("", Favourites());
        await Ok("undo");
        Assert.Equal("1.jpg", Favourites());

        await File.WriteAllTextAsync(apple, """[{"XMP:Rating": 4}]""");
        File.Move(google, _library["away"]);
        Assert.Contains("1 with a newer sidecar, 1 whose sidecar is gone, 2 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        Assert.Equal("0.jpg 4 ,1.jpg  ", Rows());
        Assert.Equal("", Favourites());
    }

    [Fact]
    public async Task Read_SidecarSeenByTheAnalysis_IsNoticedWhenItGoes()
    {
        XmpWriter.Write(SidecarOf("0"), new XmpDocumentValues { Rating = 2 });
        await Ok("db", "rebuild", "--yes", "--quiet");
        Assert.Equal("0.jpg 2 ,1.jpg  ", Rows());
        Assert.Contains("0 with a newer sidecar, 0 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        File.Move(SidecarOf("0"), _library["away"]);
        Assert.Contains("1 whose sidecar is gone, 1 changed", await Ok("xmp", "read"), StringComparison.Ordinal);
        Assert.Equal("0.jpg  ,1.jpg  ", Rows());
    }

    [Fact]
    public async Task Read_RegionsMovedAndGone_FacesOfTheFileFollowAndTheUsersStay()
    {
        using (var database = _library.Open())
            database.Scalar<long>("insert into facts.face_scans (photo_id, models, faces) select photo_id, 'none', 0 from facts.photos");
        Region("0", ("Emma", 0.1f), ("Noah", 0.4f), ("Ben", 0.7f));
        await Ok("xmp", "read");
        Assert.Equal("0.10 Emma,0.40 Noah,0.70 Ben", Faces());

        // Far and near; a person who is gone and one who is new.
        Region("0", ("Emma", 0.25f), ("Noah", 0.42f), ("Zoe", 0.85f));
        await Ok("xmp", "read");
        Assert.Equal("0.25 Emma,0.42 Noah,0.85 Zoe", Faces());

        // What the user said of a face stands, wherever the file has it now.
        await Ok("people", "move", FaceAt(0.25f), "--box", "0.05,0.2,0.1,0.1");
        await Ok("people", "draw", "1.jpg", "--box", "0.1,0.1,0.2,0.2", "--name", "Liam");
        await Ok("people", "assign", "Liam", "--face", FaceAt(0.42f));
        await Ok("people", "dismiss-face", "--face", FaceAt(0.85f));
        Region("0", ("Emma", 0.55f), ("Noah", 0.65f), ("Zoe", 0.75f));
        await Ok("xmp", "read");
        Assert.Equal("0.05 Emma,0.42 Liam,0.85 dismissed", Faces());

        File.Move(SidecarOf("0"), _library["away"]);
        await Ok("xmp", "read");
        Assert.Equal("0.05 ,0.42 Liam,0.85 dismissed", Faces());
    }

    private string SidecarOf(string name) => Path.Combine(_library.Input, $"{name}.jpg.xmp");

    /// <summary>Writes a sidecar with these regions and no other; what it replaces is not merged.</summary>
    private void Region(string name, params (string Person, float X)[] regions)
    {
        if (File.Exists(SidecarOf(name)))
            File.Move(SidecarOf(name), _library[$"old-{Guid.NewGuid():N}"]);
        XmpWriter.Write(SidecarOf(name), new XmpDocumentValues { Regions = [.. regions.Select(region => new StoredRegion(region.Person, new FaceBox(region.X, 0.2f, 0.1f, 0.1f), null, null))] });
    }

    private string Faces()
    {
        using var database = _library.Open();
        return database.Scalar<string>("select string_agg(format('{:.2f} {}', x, if(is_dismissed, 'dismissed', coalesce(person, ''))), ',' order by x) from faces join photos using (photo_id) where path = '0.jpg'")!;
    }

    private string FaceAt(float x)
    {
        using var database = _library.Open();
        return database.Scalar<long>(string.Create(CultureInfo.InvariantCulture, $"select face_id from faces where abs(x - {x}) < 0.01")).ToString(CultureInfo.InvariantCulture);
    }

    private string Favourites()
    {
        using var database = _library.Open();
        return database.Scalar<string>("select coalesce(string_agg(path, ',' order by path), '') from album_favourites")!;
    }

    private string Rows()
    {
        using var database = _library.Open();
        return database.Scalar<string>("select string_agg(path || ' ' || coalesce(rating::varchar, '') || ' ' || coalesce(label, ''), ',' order by path) from photos where path <> '2.jpg'")!;
    }

    private List<string> Inputs() => [.. Directory.GetFiles(_library.Input).Order().Select(path => $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))} {File.GetLastWriteTimeUtc(path):O}")];

    private async Task<string> Ok(params string[] args)
    {
        var (code, output, error) = await _library.BppAsync(args);
        Assert.True(code == ExitCode.Ok, error);
        return output;
    }
}
