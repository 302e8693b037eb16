using Bpp.Engine.Organise;
using Bpp.Engine.Organise.Trash;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Organise;

/// <summary>Emptying the trash deletes the library's own copies of what was trashed, and nothing else.</summary>
public sealed class TrashBinTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;

    public TrashBinTests()
    {
        _database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);
        _database.Scalar<long>("insert into facts.sources (root) values ('')");
        _database.Scalar<long>($"insert into facts.sources (root) values ('{_folder["own"]}')");
    }

    private TrashBin Bin => new(_database, TimeProvider.System);

    private PhotoEditor Editor => new(_database, TimeProvider.System);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Empty_ManagedCopies_AreGoneListedAndForgotten()
    {
        Store(1, 1, "2024/a.jpg", "A");
        Store(1, 1, "2024/copy of a.jpg", "A");
        Store(2, 1, "2024/b.jpg", "B");
        Editor.Trash([1]);
        Directory.CreateDirectory(_folder[$"cache/thumbs/{Hash("A")[..2]}"]);
        File.WriteAllText(_folder[$"cache/thumbs/{Hash("A")[..2]}/{Hash("A")}-256.jpg"], "small");

        var report = Bin.Empty(TimeSpan.Zero, CancellationToken.None);

        Assert.Equal((1, 2, 0, 0), (report.Photos, report.Files, report.Kept, report.Failures.Count));
        Assert.Equal(["b.jpg"], Directory.GetFiles(_folder["photos/2024"]).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFiles(_folder["cache/thumbs"], "*", SearchOption.AllDirectories));
        Assert.Equal(["2024/a.jpg", "2024/copy of a.jpg"], Manifest());
        Assert.Equal("1 true,2 false", Scalar("select string_agg(photo_id || ' ' || missing, ',' order by photo_id) from facts.photos"));
        Assert.Empty(Bin.List());
        Assert.Equal(0, Bin.Empty(TimeSpan.Zero, CancellationToken.None).Files);
    }

    [Fact]
    public void Empty_Sidecars_GoWithTheirPhotoUnlessAnotherFileHasThem()
    {
        Store(1, 1, "t/a.jpg", "A");
        Store(2, 1, "t/b.jpg", "B");
        Store(3, 1, "t/b.dng", "C");
        Store(4, 1, "t/c.jpg", "D");
        foreach (var name in (string[])["a.jpg.xmp", "a.xmp", "a.jpg.json", "a.AAE", "b.jpg.xmp", "b.xmp", "c.jpg.xmp", "notes.xmp"])
            File.WriteAllText(_folder[$"photos/t/{name}"], name);
        File.WriteAllText(_folder["photos/t/c.jpg"], "changed since");
        Editor.Trash([1, 2, 4]);

        var report = Bin.Empty(TimeSpan.Zero, CancellationToken.None);

        Assert.Equal((2, 2), (report.Photos, report.Files));
        Assert.Equal(["t/c.jpg"], report.Failures.Select(failure => failure.Path));
        Assert.Equal(
            ["b.dng", "b.xmp", "c.jpg", "c.jpg.xmp", "notes.xmp"],
            Directory.GetFiles(_folder["photos/t"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("t/a.jpg.xmp", Manifest());
        Assert.Contains("t/b.jpg.xmp", Manifest());
    }

    [Fact]
    public void Empty_SidecarThatIsALink_Stays()
    {
        Store(1, 1, "a.jpg", "A");
        Directory.CreateDirectory(_folder["own"]);
        File.WriteAllText(_folder["own/mine.xmp"], "mine");
        File.CreateSymbolicLink(_folder["photos/a.jpg.xmp"], _folder["own/mine.xmp"]);
        Editor.Trash([1]);
        Assert.Equal(1, Bin.Empty(TimeSpan.Zero, CancellationToken.None).Files);
        Assert.Equal("mine", File.ReadAllText(_folder["photos/a.jpg.xmp"]));
    }

    [Fact]
    public void Empty_OriginalInAFolderOfTheUser_IsNeverTouched()
    {
        Store(1, 2, "a.jpg", "A");
        Store(1, 1, "a.jpg", "A");
        Store(2, 2, "b.jpg", "B");
        Editor.Trash([1, 2]);
        var report = Bin.Empty(TimeSpan.Zero, CancellationToken.None);
        Assert.Equal((1, 1, 1), (report.Photos, report.Files, report.Kept));
        Assert.True(File.Exists(_folder["own/a.jpg"]) && File.Exists(_folder["own/b.jpg"]) && !File.Exists(_folder["photos/a.jpg"]));
        Assert.Equal("2 a.jpg", Scalar("select source_id || ' ' || path from facts.photos where photo_id = 1 and not missing"));
        Assert.Equal([0L, 0L], Bin.List().Select(photo => photo.ManagedCopies));
    }

    [Fact]
    public void Empty_FileChangedOutsideOrALink_Stays()
    {
        Store(1, 1, "changed.jpg", "A");
        Store(2, 1, "../own/outside.jpg", "B");
        Store(3, 1, "link.jpg", "C");
        Store(4, 1, "gone.jpg", "D");
        File.WriteAllText(_folder["photos/changed.jpg"], "another picture");
        File.Move(_folder["photos/link.jpg"], _folder["own/target.jpg"]);
        File.CreateSymbolicLink(_folder["photos/link.jpg"], _folder["own/target.jpg"]);
        File.Move(_folder["photos/gone.jpg"], _folder["own/gone.jpg"]);
        Editor.Trash([1, 2, 3, 4]);
        var report = Bin.Empty(TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(["../own/outside.jpg", "changed.jpg", "link.jpg"], report.Failures.Select(failure => failure.Path).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(_folder["photos/changed.jpg"]) && File.Exists(_folder["own/outside.jpg"]) && File.Exists(_folder["own/target.jpg"]));
        Assert.Equal([1L, 2L, 3L], Bin.List().Select(photo => photo.PhotoId).Order());
    }

    [Fact]
    public void Empty_YoungerThanAsked_Stays()
    {
        Store(1, 1, "a.jpg", "A");
        Editor.Trash([1]);
        Assert.Equal(0, Bin.Empty(TimeSpan.FromDays(30), CancellationToken.None).Files);
        Assert.Null(Bin.EmptyBySetting(CancellationToken.None));
        _database.Scalar<long>("update facts.photo_decisions set happened_at = happened_at - interval 31 days");
        Assert.Null(Bin.EmptyBySetting(CancellationToken.None));
        new Bpp.Engine.Library.Settings.SettingsStore(_database, TimeProvider.System).Set("trash_days", "30");
        Assert.Equal(1, Bin.EmptyBySetting(CancellationToken.None)!.Files);
    }

    [Fact]
    public void Trash_PhotoWithCompanion_TakesItAlong()
    {
        Store(1, 1, "a.jpg", "A");
        Store(2, 1, "a.dng", "B");
        _database.Scalar<long>("update facts.photos set format = 'raw' where photo_id = 2");
        Bpp.Engine.Library.DerivedTables.Refresh(_database);
        Editor.Trash([1]);
        Assert.Equal(2, Bin.List().Count);
        Editor.Restore([1]);
        Assert.Empty(Bin.List());
    }

    private static string Hash(string content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));

    /// <summary>A file and its rows; the content is the photo's.</summary>
    private void Store(int id, int source, string path, string content)
    {
        var file = Path.Combine(_folder[source == 1 ? "photos" : "own"], path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        _database.Scalar<long>($"""
            insert into facts.photos (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at)
            select {id}, '{Hash(content)}', {source}, '{path}', 1, 'jpeg', 4, 3, 1, false, false, 't', timestamp '2024-01-01', timestamp '2024-01-01'
            where not exists (from facts.photos where photo_id = {id})
            """);
        _database.Scalar<long>($"insert into facts.files values ({source}, '{path}', 1, timestamp '2024-01-01', '{Hash(content)}')");
    }

    private IEnumerable<string> Manifest() =>
        File.ReadLines(_folder["data/trash.jsonl"]).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("path").GetString()!);

    private string Scalar(string sql) => _database.Scalar<string>(sql)!;
}
