using Bpp.Engine.Storage;

namespace Bpp.Bench.Scale;

/// <summary>A library of made-up rows on disk, gone when disposed.</summary>
internal sealed class SyntheticLibrary : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bpp-scale-").FullName;

    /// <param name="rows">How many photos.</param>
    public SyntheticLibrary(long rows)
    {
        var path = Path.Combine(_folder, "data", "bpp.duckdb");
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

    public LibraryDatabase Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        DerivedFiles.DeleteFolder(_folder);
    }
}
