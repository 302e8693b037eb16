using System.Globalization;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>How a user names a photo on the command line: by path, by <c>photo_id</c>, or by the start of its SHA-256.</summary>
internal static class PhotoNames
{
    private const int ShortestHash = 8;

    /// <exception cref="UserException">No photo, or several, are called so.</exception>
    public static string Sha256Of(LibraryDatabase database, string name)
    {
        var id = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var path = name.Replace('\\', '/');
        using var connection = database.Connect();
        var found = connection.Query(
            """
            select distinct photo.sha256
            from facts.photos as photo
            inner join facts.sources as source using (source_id)
            left join facts.files as file on file.sha256 = photo.sha256
            where photo.photo_id = $1
                or photo.path = $2
                or file.path = $2
                or concat(source.root, '/', photo.path) = $3
                or (length($4) >= $5 and starts_with(photo.sha256, $4))
            """,
            row => row.GetString(0),
            id,
            path,
            Path.GetFullPath(name).Replace('\\', '/'),
            name.ToLowerInvariant(),
            ShortestHash);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UserException($"there is no photo '{name}' in this library; name it by path, photo_id or SHA-256", ExitCode.Usage),
            _ => throw new UserException($"{found.Count} photos are called '{name}'; name one by its photo_id", ExitCode.Usage),
        };
    }
}
