using System.Text.RegularExpressions;
using Bpp.Engine.Import;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;

namespace Bpp.Web.Media;

/// <summary>Finds the file of a content. Only files the library knows are ever served, and only where they really lie below their source.</summary>
internal static partial class PhotoSources
{
    private const string Sql = """
        select source.root, file.path, photo.format
        from facts.photos as photo
        inner join facts.files as file using (sha256)
        inner join facts.sources as source
            on source.source_id = file.source_id
        where photo.sha256 = $1
        order by file.source_id = photo.source_id and file.path = photo.path desc, file.path
        """;

    /// <exception cref="NotFoundException">No file with that content is there.</exception>
    public static PhotoSource Find(ServedLibrary library, string hash)
    {
        if (!Sha256().IsMatch(hash))
            throw new NotFoundException("There is no such photo.");
        using var connection = library.Database.Connect();
        foreach (var (root, path, format) in connection.Query(Sql, row => (row.GetString(0), row.GetString(1), row.GetString(2)), hash))
        {
            var folder = root.Length == 0 ? library.Folder.PhotosFolder : root;
            var full = Path.GetFullPath(Path.Combine(folder, path));
            if (File.Exists(full) && RealPath.IsWithin(full, folder))
                return new PhotoSource(full, format, Path.GetFileName(full));
        }

        throw new NotFoundException("The file of this photo is not there. If it is on a disk that was taken out, connect it and reload.");
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
