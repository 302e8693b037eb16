using Bpp.Engine.Cli;
using Bpp.Engine.Import;

namespace Bpp.Engine.Export;

/// <summary>Refuses output folders that would endanger originals or cannot hold the export.</summary>
internal static class OutputGuard
{
    /// <summary>Left free for the system, and for reports.</summary>
    private const long Margin = 16 << 20;

    /// <exception cref="UserException">The output folder lies inside a folder of originals.</exception>
    public static void CheckPlace(IEnumerable<string> originalRoots, ExportOptions options)
    {
        if (File.Exists(options.OutputFolder))
            throw new UserException($"--out {options.OutputFolder} is a file; name a folder.", ExitCode.Usage);
        var output = RealPath.Of(options.OutputFolder);
        foreach (var root in originalRoots.Select(RealPath.Of).Distinct())
        {
            if (!FolderNesting.Contains(root, output))
                continue;
            if (!options.InsideOriginals)
                throw new UserException($"--out {options.OutputFolder} is inside the originals' folder {root}, where a later scan would find the exported photos; choose another folder or add --inside-originals.", ExitCode.Usage);
            if (options.OnConflict is ConflictPolicy.Overwrite)
                throw new UserException("--on-conflict overwrite is not allowed inside a folder of originals; use rename or skip.", ExitCode.Usage);
        }
    }

    /// <summary>Only what is known exactly is counted: the bytes of copied originals.</summary>
    /// <exception cref="UserException">The disk cannot hold them.</exception>
    public static void CheckSpace(IEnumerable<PlannedPhoto> missing, ExportOptions options, Func<string, long?> freeBytes)
    {
        if (options.Mode is ExportMode.Hardlink or ExportMode.Symlink || options.Recipe is not null)
            return;
        var needed = missing.Sum(photo => photo.Item.Size);
        if (freeBytes(options.OutputFolder) is { } free && needed > 0 && free < needed + Margin)
            throw new UserException($"not enough space in {options.OutputFolder}: {needed >> 20} MB to write, {free >> 20} MB free; free some space or choose another --out.");
    }

    /// <summary>Bytes this user may still write where the folder is or will be; null when the system does not say.</summary>
    public static long? FreeBytes(string folder)
    {
        try
        {
            var existing = Path.GetFullPath(folder);
            while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
                existing = parent;
            return new DriveInfo(existing).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
