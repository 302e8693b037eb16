using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>Finds pictures of the cache that are cut short or overwritten. They are derived, so a bad one is removed and made again when it is asked for.</summary>
internal static class ThumbnailCheck
{
    /// <summary>Each JPEG below the cache, with what was wrong with it.</summary>
    public static IEnumerable<(string Path, string? Problem)> Look(string cacheFolder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(cacheFolder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(cacheFolder, "*.jpg", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsWhole(path))
            {
                yield return (path, null);
                continue;
            }

            DerivedFiles.Delete(path);
            yield return (path, "this small picture was damaged; it is removed, and made again when it is needed");
        }
    }

    /// <summary>Starts and ends as a JPEG does.</summary>
    private static bool IsWhole(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        Span<byte> start = stackalloc byte[2];
        Span<byte> end = stackalloc byte[2];
        return length > 4
            && RandomAccess.Read(file, start, 0) == 2
            && RandomAccess.Read(file, end, length - 2) == 2
            && start is [0xff, 0xd8]
            && end is [0xff, 0xd9];
    }
}
