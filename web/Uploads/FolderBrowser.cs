using Bpp.Engine.Cli;
using Bpp.Engine.Import;

namespace Bpp.Web.Uploads;

/// <summary>Folders of this machine that may be chosen in the browser: the user's own and what is mounted, never the rest of the system.</summary>
internal static class FolderBrowser
{
    private static readonly string[] Mounts = ["/media", "/mnt", "/run/media", "/Volumes"];

    /// <summary>Where choosing begins.</summary>
    public static IReadOnlyList<string> Roots { get; } =
    [
        .. new[] { Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }
            .Concat(OperatingSystem.IsWindows() ? DriveInfo.GetDrives().Where(drive => drive.IsReady).Select(drive => drive.RootDirectory.FullName) : Mounts)
            .Where(folder => folder.Length > 0 && Directory.Exists(folder))
            .Select(Path.GetFullPath)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The folders below one, without hidden ones.</summary>
    /// <exception cref="UserException">It is not allowed or cannot be read.</exception>
    public static IReadOnlyList<string> Below(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(Allowed(folder)).EnumerateDirectories().Where(below => !below.Name.StartsWith('.') && below.LinkTarget is null && !below.Attributes.HasFlag(FileAttributes.Hidden)).Select(below => below.FullName).Order(StringComparer.OrdinalIgnoreCase).Take(1000)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{folder} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The full path of a folder that may be chosen.</summary>
    /// <exception cref="UserException">It is outside the allowed roots or is not there.</exception>
    public static string Allowed(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal))
            throw new UserException("Name a folder.", ExitCode.Usage);
        var full = Path.GetFullPath(folder);
        if (!Roots.Any(root => RealPath.IsWithin(full, root)))
            throw new UserException($"{folder} is outside the folders that can be chosen here ({string.Join(", ", Roots)}); the command line reaches every folder.", ExitCode.Usage);
        return full;
    }
}
