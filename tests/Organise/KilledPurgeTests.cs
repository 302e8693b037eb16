using Bpp.Engine.Library;
using Bpp.Engine.Organise.Trash;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Organise;

/// <summary>Ends <c>bpp trash empty</c> between photos and their sidecars.</summary>
public sealed class KilledPurgeTests : IDisposable
{
    private const int Photos = 400;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Empty_KilledWhilePhotosGo_LeavesNoSidecarOfThoseThatWent()
    {
        Directory.CreateDirectory(_folder["photos"]);
        for (var i = 0; i < Photos; i++)
        {
            await File.WriteAllTextAsync(_folder[$"photos/{i}.jpg"], $"photo {i}");
            await File.WriteAllTextAsync(_folder[$"photos/{i}.jpg.xmp"], $"sidecar {i}");
        }

        await File.WriteAllTextAsync(_folder["photos/notes.xmp"], "of no photo");
        using (var database = Open())
        {
            database.Scalar<long>("insert into facts.sources (root) values ('')");
            database.Scalar<long>($"""
                insert into facts.photos (photo_id, sha256, source_id, path, size, format, width, height, orientation, from_preview, missing, analyser, analysed_at, added_at)
                select i, sha256('photo ' || i), 1, i || '.jpg', 8, 'jpeg', 4, 3, 1, false, false, 't', timestamp '2024-01-01', timestamp '2024-01-01' from range({Photos}) as numbers(i)
                """);
            database.Scalar<long>("insert into facts.files select source_id, path, size, timestamp '2024-01-01', sha256 from facts.photos");
            new Bpp.Engine.Organise.PhotoEditor(database, TimeProvider.System).Trash([.. Enumerable.Range(0, Photos)]);
        }

        using (var process = BppProcess.Start("trash", "empty", "--yes", "--library", _folder.Path))
        {
            while (!process.HasExited && Count("*.jpg") == Photos)
                Thread.SpinWait(1000);
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.InRange(Count("*.jpg"), 0, Photos - 1);
        using (Open())
        {
        }

        Assert.All(Directory.EnumerateFiles(_folder["photos"], "*.jpg.xmp"), sidecar => Assert.True(File.Exists(sidecar[..^".xmp".Length]), sidecar));
        Assert.Equal(Count("*.jpg"), Count("*.jpg.xmp"));
        Assert.False(File.Exists(_folder["data/purge.json"]));
        using (var database = Open())
            new TrashBin(database, TimeProvider.System).Empty(TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(["notes.xmp"], Directory.EnumerateFiles(_folder["photos"]).Select(Path.GetFileName));
    }

    private int Count(string pattern) => Directory.EnumerateFiles(_folder["photos"], pattern).Count();

    private LibraryDatabase Open() => LibraryDatabase.Open(new LibraryFolder(_folder.Path).DatabasePath);
}
