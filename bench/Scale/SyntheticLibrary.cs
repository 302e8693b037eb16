using Bpp.Engine.Storage;

namespace Bpp.Bench.Scale;

/// <summary>A library of made-up rows on disk, gone when disposed.</summary>
internal sealed class SyntheticLibrary : IDisposable
{
    /// <param name="rows">How many photos.</param>
    public SyntheticLibrary(long rows)
    {
        var path = Path.Combine(Folder, "data", "bpp.duckdb");
        using (var made = LibraryDatabase.Open(path))
        using (var connection = made.Connect())
        using (var command = connection.CreateCommand())
        {
            using var reader = new StreamReader(typeof(SyntheticLibrary).Assembly.GetManifestResourceStream("Scale/synthetic.sql")!);
            command.CommandText = reader.ReadToEnd().Replace("$rows", rows.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }

        // Measured as a user meets it: reopened, with the views and macros as the database has stored them.
        Database = LibraryDatabase.Open(path);
    }

    /// <summary>The library's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("bpp-scale-").FullName;

    public LibraryDatabase Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        DerivedFiles.DeleteFolder(Folder);
    }
}
