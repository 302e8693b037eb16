using System.Diagnostics.CodeAnalysis;
using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Storage;

/// <summary>
/// The only place that deletes photos: the library's own copies, when the trash is emptied. A file that is not below <c>photos/</c> in
/// truth, is a link, or has other content than the photo that was put in the trash, stays.
/// </summary>
internal static class ManagedOriginals
{
    /// <summary>Deletes one copy; one that is gone already is no error.</summary>
    /// <param name="photosFolder">The library's <c>photos/</c>.</param>
    /// <param name="path">Below it.</param>
    /// <param name="sha256">The content it must have.</param>
    /// <param name="ct">Stops while the content is read; nothing is deleted then.</param>
    /// <exception cref="IOException">It stays; the message says why, without the path.</exception>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one door for deletions of managed photos.")]
    public static void Delete(string photosFolder, string path, string sha256, CancellationToken ct)
    {
        var root = RealPath.Of(photosFolder);
        var full = Path.GetFullPath(Path.Combine(photosFolder, path));
        var file = new FileInfo(full);
        if (!file.Exists && file.LinkTarget is null)
            return;
        if (file.LinkTarget is not null || !IsBelow(root, RealPath.Of(full)))
            throw new IOException("it is not in the library's own folder");
        if (Content(full, ct) != sha256)
            throw new IOException("it has changed since it was analysed");
        try
        {
            File.Delete(full);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(FileErrors.Words(exception), exception);
        }
    }

    private static bool IsBelow(string root, string path) => path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Content(string path, CancellationToken ct)
    {
        try
        {
            return Fingerprinter.Sha256(path, ct);
        }
        catch (PhotoException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }
}
