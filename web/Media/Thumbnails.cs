using Bpp.Engine.Imaging;

namespace Bpp.Web.Media;

/// <summary>Small pictures of photos, made on first request and kept in the library's cache by content and size.</summary>
internal sealed class Thumbnails(ServedLibrary library) : IDisposable
{
    /// <summary>Long sides in pixels: a grid's tile, a tile on a dense screen, the whole screen.</summary>
    public static readonly IReadOnlyList<int> Sizes = [320, 640, 1600];

    private const int Quality = 82;

    private readonly PictureFiles _files = new();

    /// <summary>Path of the JPEG, upright and sRGB, without metadata.</summary>
    /// <param name="hash">Content of the photo.</param>
    /// <param name="size">One of <see cref="Sizes"/>.</param>
    /// <param name="aborted">The request; a picture half made is finished all the same when others wait for it.</param>
    /// <exception cref="Hosting.NotFoundException">There is no such photo or it has no pixels.</exception>
    public async Task<string> GetAsync(string hash, int size, CancellationToken aborted)
    {
        var path = PathOf(hash, size);
        if (File.Exists(path))
            return path;
        var source = PhotoSources.Find(library, hash);
        if (source.Format == "video")
            throw new Hosting.NotFoundException("A video has no picture yet.");
        await _files.MakeAsync(path, source, () => ImageConverter.Convert(source.Path, new ConvertOptions { Format = ConvertFormat.Jpeg, Quality = Quality, MaxLongSide = size, KeepMetadata = false }), aborted);
        return path;
    }

    public void Dispose() => _files.Dispose();

    private string PathOf(string hash, int size)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) || !Sizes.Contains(size))
            throw new Hosting.NotFoundException("There is no such picture.");
        return Path.Combine(library.Folder.CacheFolder, "thumbs", hash[..2], $"{hash}-{size}.jpg");
    }
}
