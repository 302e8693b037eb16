namespace Bpp.Engine.Sharing;

/// <summary>A folder that only this user can look into.</summary>
internal static class PrivateFolder
{
    public static void Make(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
