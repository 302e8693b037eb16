using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Library;

/// <summary>Finds photos by what a user may call them.</summary>
public static class PhotoFinder
{
    private const int ShortestHash = 6;

    /// <summary>Copies share a photo, so any of their paths finds it.</summary>
    private const string ByPath = """
        select distinct photo.photo_id, photo.sha256, photo.path
        from facts.files as file
        inner join facts.sources as source using (source_id)
        inner join facts.photos as photo using (sha256)
        where file.path in ($1, $3) or rtrim(coalesce(nullif(source.root, ''), $4), '/\') || '/' || replace(file.path, '\', '/') = $2
        order by photo.path
        """;

    private const string ByName = """
        select distinct photo.photo_id, photo.sha256, photo.path
        from facts.files as file
        inner join facts.photos as photo using (sha256)
        where parse_filename(file.path) = $1
        order by photo.path
        """;

    /// <summary>The photos of the given names, each once, in that order.</summary>
    /// <param name="database">The library.</param>
    /// <param name="names">Path (absolute, from the current folder, or from the analysed folder), file name, photo_id, or the start of a SHA-256.</param>
    /// <exception cref="UserException">A name fits no photo, or several (exit code 2).</exception>
    public static IReadOnlyList<FoundPhoto> Find(LibraryDatabase database, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        return [.. names.Select(name => Find(connection, database.PhotosFolder, name)).DistinctBy(photo => photo.PhotoId)];
    }

    /// <summary>The photos of the given ids that there are, each once, in that order.</summary>
    public static IReadOnlyList<FoundPhoto> ById(LibraryDatabase database, IReadOnlyList<long> ids)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        var found = connection.Query("select photo_id, sha256, path from facts.photos where photo_id in (select unnest($1::bigint[]))", Photo, ids.ToList()).ToDictionary(photo => photo.PhotoId);
        return [.. ids.Distinct().Where(found.ContainsKey).Select(id => found[id])];
    }

    private static FoundPhoto Find(DuckDBConnection connection, string photosFolder, string name)
    {
        var found = Candidates(connection, photosFolder, name).FirstOrDefault(photos => photos.Count > 0) ?? throw Unknown(connection, name);
        return found.Count == 1
            ? found[0]
            : throw new UserException(
                $"'{name}' fits {found.Count} photos: {string.Join(", ", found.Take(3).Select(photo => $"{photo.Path} (photo_id {photo.PhotoId})"))}{(found.Count > 3 ? ", …" : "")}",
                ExitCode.Usage);
    }

    /// <summary>By each way of naming, the surest first.</summary>
    private static IEnumerable<List<FoundPhoto>> Candidates(DuckDBConnection connection, string photosFolder, string name)
    {
        // lines of CSV end with it, and a shell that cuts them leaves it on the last column
        if (long.TryParse(name.AsSpan().TrimEnd('\r'), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            yield return connection.Query("select photo_id, sha256, path from facts.photos where photo_id = $1", Photo, id);
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            yield break;
        yield return connection.Query(ByPath, Photo, name, Path.GetFullPath(name).Replace('\\', '/'), name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name, photosFolder.Replace('\\', '/'));
        yield return connection.Query(ByName, Photo, name);
        if (name.Length >= ShortestHash && name.All(char.IsAsciiHexDigit))
            yield return connection.Query("select photo_id, sha256, path from facts.photos where starts_with(lower(sha256), $1) order by path", Photo, name.ToLowerInvariant());
    }

    private static FoundPhoto Photo(System.Data.Common.DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2));

    private static UserException Unknown(DuckDBConnection connection, string name)
    {
        var near = NearestNames.Of(Path.GetFileName(name), connection.Query("select distinct parse_filename(path) from facts.photos", row => row.GetString(0)));
        return new UserException($"there is no photo '{name}' in the library{(near.Count > 0 ? $"; did you mean {string.Join(", ", near)}?" : "")}", ExitCode.Usage);
    }
}
