using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Export;

/// <summary>Turns a choice of photos into export items.</summary>
public static class ExportItems
{
    private const string AlbumExists =
        "select count(*) from duckdb_views() where schema_name = 'main' and view_name = $1 and not internal and view_name not similar to '.*_v[0-9]+'";

    private const string HasPhotoId =
        "select count(*) from duckdb_columns() where schema_name = 'main' and table_name = $1 and column_name = 'photo_id'";

    /// <summary>The library's picks, best first.</summary>
    /// <param name="k">How many; null for the setting <c>default_selection_k</c>.</param>
    public static IReadOnlyList<ExportItem> FromPicks(LibraryDatabase database, int? k = null) =>
        k is { } count ? FromQuery(database, "select photo_id, reason from picks(k := $1) order by rank", count)
        : FromQuery(database, "select photo_id, reason from picks() order by rank");

    /// <summary>The photos of a view of the library that has a <c>photo_id</c>, in the view's own order, each once.</summary>
    /// <param name="view">Title or key of an album in SQL, or an unversioned view name, e.g. <c>album_top_rated</c>; the prefix <c>album_</c> may be left out.</param>
    /// <param name="limit">At most this many; null for all.</param>
    /// <exception cref="UserException">There is no such view.</exception>
    public static IReadOnlyList<ExportItem> FromView(LibraryDatabase database, string view, int? limit = null)
    {
        if (SqlAlbums.Find(database, view) is { } key)
            return FromChoice(database, [.. SqlAlbums.List(database, key).Take(limit ?? int.MaxValue).Select(photo => (photo.PhotoId, (string?)null))]);
        using var connection = database.Connect();
        var name = new[] { view, "album_" + view }.FirstOrDefault(candidate => Count(connection, AlbumExists, candidate) > 0 && Count(connection, HasPhotoId, candidate) > 0)
            ?? throw new UserException($"there is no album or view '{view}' with photos in this library; `bpp sql \"select view_name from duckdb_views() where not internal\"` lists them.", ExitCode.Usage);
        return FromQuery(database, $"select photo_id, null::varchar as reason from \"{name}\" limit $1", limit ?? long.MaxValue);
    }

    /// <summary>Photos by id, in this order; ids of photos that are not there are left out.</summary>
    /// <param name="choice">Photo and the reason it was chosen for.</param>
    public static IReadOnlyList<ExportItem> FromChoice(LibraryDatabase database, IReadOnlyList<(long PhotoId, string? Reason)> choice)
    {
        var details = ExportDetails.Read(database, [.. choice.Select(photo => photo.PhotoId)]);
        var items = new List<ExportItem>(choice.Count);
        var seen = new HashSet<long>();
        foreach (var (photoId, reason) in choice)
        {
            if (seen.Add(photoId) && details.TryGetValue(photoId, out var item))
                items.Add(item with { Rank = items.Count + 1, Reason = reason });
        }

        return items;
    }

    private static IReadOnlyList<ExportItem> FromQuery(LibraryDatabase database, string sql, params object[] parameters)
    {
        var choice = new List<(long, string?)>();
        using (var connection = database.Connect())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = sql;
            foreach (var parameter in parameters)
                command.Parameters.Add(new DuckDBParameter(parameter));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                choice.Add((reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return FromChoice(database, choice);
    }

    private static long Count(DuckDBConnection connection, string sql, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter(name));
        return (long)command.ExecuteScalar()!;
    }
}
