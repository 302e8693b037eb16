using Bpp.Engine.Storage;

namespace Bpp.Engine.Sharing;

/// <summary>A folder, and files in it, that only this user can look into.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Make(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file of it, wholly or not at all.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Make(Path.GetDirectoryName(path)!);
        DurableFile.Write(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly);
    }
}
