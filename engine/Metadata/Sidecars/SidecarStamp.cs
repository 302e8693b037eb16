using System.Globalization;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>A photo's sidecars as they were when they were read, in one text: a line for each with its name, size and last write. Without any, empty.</summary>
internal static class SidecarStamp
{
    /// <param name="paths">That were found; one that is gone by now is left out.</param>
    public static string Of(IEnumerable<string> paths) => string.Join('\n', paths
        .Select(path => new FileInfo(path))
        .Where(file => file.Exists)
        .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}")));

    /// <summary>How many sidecars a stamp has.</summary>
    public static int Count(string? stamp) => string.IsNullOrEmpty(stamp) ? 0 : stamp.Split('\n').Length;
}
