using Bpp.Migrations;
using Bpp.Queries;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>
/// The one DuckDB instance of this process for one library. Every connection shares it; the first open sets its options.
/// Never open, copy or hash the database file itself in this process: closing it would drop DuckDB's lock.
/// </summary>
public sealed class LibraryDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly DuckDBConnection _anchor;

    private LibraryDatabase(string connectionString, DuckDBConnection anchor) => (_connectionString, _anchor) = (connectionString, anchor);

    /// <summary>Opens or creates the database, migrates its tables and applies the versioned views.</summary>
    /// <param name="path">Absolute path of the database file; its folder is created.</param>
    public static LibraryDatabase Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connectionString = $"DataSource={path}";
        var anchor = new DuckDBConnection(connectionString);
        anchor.Open();
        LibraryMigrator.Migrate(connectionString);
        using var transaction = anchor.BeginTransaction();
        QueryCatalog.Apply(anchor);
        transaction.Commit();
        return new LibraryDatabase(connectionString, anchor);
    }

    /// <summary>A new open connection to the shared instance; the caller disposes it.</summary>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public void Dispose() => _anchor.Dispose();
}
