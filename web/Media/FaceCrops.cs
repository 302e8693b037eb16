using System.Globalization;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;

namespace Bpp.Web.Media;

/// <summary>Avatars: squares around faces, made on first request and kept in the library's cache by content and box.</summary>
internal sealed class FaceCrops(ServedLibrary library) : IDisposable
{
    private const string BoxSql = """
        select face.x, face.y, face.width, face.height, photo.width, photo.height
        from facts.faces as face
        inner join facts.photos as photo using (photo_id)
        where face.face_id = $1
            and photo.sha256 = $2
        """;

    private readonly PictureFiles _files = new();

    /// <summary>Path of the JPEG.</summary>
    /// <param name="hash">Content of the photo.</param>
    /// <param name="faceId">One of its faces.</param>
    /// <param name="aborted">The request; a picture half made is finished all the same.</param>
    /// <exception cref="NotFoundException">There is no such face, or its photo cannot be read.</exception>
    public async Task<string> GetAsync(string hash, long faceId, CancellationToken aborted)
    {
        var (box, width, height) = BoxOf(hash, faceId);
        var path = PathOf(hash, box);
        if (File.Exists(path))
            return path;
        var source = PhotoSources.Find(library, hash);
        await _files.MakeAsync(path, source, () => FaceCrop.Make(source.Path, width, height, box), aborted);
        return path;
    }

    public void Dispose() => _files.Dispose();

    private (FaceBox Box, int Width, int Height) BoxOf(string hash, long faceId)
    {
        using var connection = library.Database.Connect();
        var found = connection.Query(
            BoxSql,
            row => (new FaceBox(row.GetFloat(0), row.GetFloat(1), row.GetFloat(2), row.GetFloat(3)), row.GetInt32(4), row.GetInt32(5)),
            faceId,
            hash);
        return found is [var one] ? one : throw new NotFoundException("There is no such face; its photo may have been analysed anew.");
    }

    private string PathOf(string hash, FaceBox box)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new NotFoundException("There is no such picture.");
        string[] parts = [.. new[] { box.X, box.Y, box.Width, box.Height }.Select(share => Math.Round(share * 10_000).ToString("0", CultureInfo.InvariantCulture))];
        return Path.Combine(library.Folder.CacheFolder, "faces", hash[..2], $"{hash}_{string.Join('_', parts)}.jpg");
    }
}
