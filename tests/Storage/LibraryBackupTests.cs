using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using DuckDB.NET.Data;

namespace Bpp.Tests.Storage;

public sealed class LibraryBackupTests
{
    [Fact]
    public void Take_Library_IsACompleteLibrary()
    {
        using var folder = new TempFolder();
        var path = folder["data/bpp.duckdb"];
        using (var database = LibraryDatabase.Open(path))
        using (var writer = new FactsWriter(database, "a1", TimeProvider.System))
            writer.Write([TestPhotos.Success("a.jpg", "A")]);

        string backup;
        using (var connection = new DuckDBConnection($"DataSource={path}"))
        {
            connection.Open();
            backup = LibraryBackup.Take(connection, path, BackupKind.Manual, 4, new DateTime(2024, 5, 1, 12, 0, 0));
        }

        Assert.Equal("bpp-v4-20240501-120000.duckdb", Path.GetFileName(backup));
        using var restored = LibraryDatabase.Open(backup);
        Assert.Equal(1, restored.Scalar<long>("select count(*) from photos"));
        using var again = new FactsWriter(restored, "a1", TimeProvider.System);
        again.Write([TestPhotos.Success("b.jpg", "B")]);
        Assert.Equal(2, restored.Scalar<long>("select count(distinct photo_id) from photos"));
    }
}
