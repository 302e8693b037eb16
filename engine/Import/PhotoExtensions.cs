using System.Collections.Frozen;

namespace Bpp.Engine.Import;

/// <summary>File name extensions that Bpp looks at: lower case, without the dot.</summary>
public static class PhotoExtensions
{
    /// <summary>Camera RAW files, read through their embedded preview or by demosaicing.</summary>
    public static FrozenSet<string> Raw { get; } =
        new[] { "cr2", "cr3", "nef", "arw", "orf", "raf", "rw2", "dng", "pef", "srw", "x3f" }.ToFrozenSet();

    /// <summary>Videos: recorded with their metadata, not measured.</summary>
    public static FrozenSet<string> Video { get; } =
        new[] { "mp4", "mov", "avi", "mkv", "webm", "m4v", "3gp", "wmv", "flv" }.ToFrozenSet();

    /// <summary>What a scan looks for unless told otherwise.</summary>
    public static FrozenSet<string> Default { get; } =
        new[] { "jpg", "jpeg", "png", "heic", "heif", "webp", "tif", "tiff", "avif", "gif" }.Concat(Raw).Concat(Video).ToFrozenSet();

    /// <summary>Reads a list such as <c>jpg, .HEIC png</c>; separators are commas, semicolons and spaces.</summary>
    public static FrozenSet<string> Parse(string list) =>
        list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Normalize)
            .Where(extension => extension.Length > 0)
            .ToFrozenSet();

    /// <summary>The extension of a path or name, normalised; empty when there is none.</summary>
    public static string Of(string path) => Normalize(Path.GetExtension(path));

    private static string Normalize(string extension) => extension.TrimStart('*').TrimStart('.').ToLowerInvariant();
}
