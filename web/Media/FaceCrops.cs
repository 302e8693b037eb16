using System.Collections.Concurrent;
using System.Globalization;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;
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

    private readonly SemaphoreSlim _makers = new(Math.Max(1, Environment.ProcessorCount));
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _making = new(StringComparer.Ordinal);

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
        var making = _making.GetOrAdd(path, _ => new Lazy<Task<string>>(() => MakeAsync(source, path, width, height, box)));
        try
        {
            return await making.Value.WaitAsync(aborted);
        }
        finally
        {
            if (making.Value.IsCompleted)
                _making.TryRemove(path, out _);
        }
    }

    public void Dispose() => _makers.Dispose();

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

    private async Task<string> MakeAsync(PhotoSource source, string path, int width, int height, FaceBox box)
    {
        await _makers.WaitAsync();
        try
        {
            var bytes = await Task.Run(() => FaceCrop.Make(source.Path, width, height, box));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            await File.WriteAllBytesAsync(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
            return path;
        }
        catch (PhotoException exception)
        {
            throw new NotFoundException($"{source.FileName} cannot be shown: {exception.Message}");
        }
        finally
        {
            _makers.Release();
        }
    }
}
