using Bpp.Engine.Storage;

namespace Bpp.Engine.Search;

/// <summary>Runs searches.</summary>
public static class LibrarySearch
{
    /// <summary>The photos of a search, newest first, undated ones last.</summary>
    /// <param name="database">The library.</param>
    /// <param name="search">From <see cref="SearchCompiler"/>.</param>
    /// <param name="limit">At most this many; null for all.</param>
    public static IReadOnlyList<SearchHit> Run(LibraryDatabase database, CompiledSearch search, long? limit = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(search);
        using var connection = database.Connect();
        return connection.Query(
            $"""
            select photo.photo_id, photo.path, source.root, photo.taken_at, scored.score, photo.rating
            from ({search.Sql}) as found
            inner join {search.From} as photo on photo.photo_id = found.photo_id
            inner join facts.sources as source on source.source_id = photo.source_id
            left join photo_scores as scored on scored.photo_id = photo.photo_id
            order by photo.taken_at desc nulls last, photo.path, photo.photo_id
            limit {limit ?? long.MaxValue}
            """,
            row => new SearchHit(
                row.GetInt64(0),
                row.GetString(1),
                Path.Combine(row.GetString(2) is { Length: > 0 } root ? root : database.PhotosFolder, row.GetString(1)),
                row.IsDBNull(3) ? null : row.GetDateTime(3),
                row.IsDBNull(4) ? null : row.GetDouble(4),
                row.IsDBNull(5) ? null : Convert.ToInt32(row.GetValue(5), System.Globalization.CultureInfo.InvariantCulture)),
            [.. search.Parameters]);
    }
}
