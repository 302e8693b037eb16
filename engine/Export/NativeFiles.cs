using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Bpp.Engine.Export;

/// <summary>What .NET's file API lacks: hard links, making a folder's entries durable, and reading what is really on the disk.</summary>
internal static partial class NativeFiles
{
    private const int CrossDeviceUnix = 18;
    private const int NotSameDeviceWindows = 17;

    /// <summary>Gives an existing file a second name.</summary>
    /// <exception cref="PhotoExportException">Another device, no support, no permission: with the remedy.</exception>
    public static void HardLink(string existing, string link)
    {
        if (OperatingSystem.IsWindows() ? CreateHardLink(link, existing, 0) : LinkUnix(existing, link) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        if (error == (OperatingSystem.IsWindows() ? NotSameDeviceWindows : CrossDeviceUnix))
            throw new PhotoExportException("a hard link cannot reach another disk; use --mode copy, --mode symlink or --fallback copy.");
        throw new PhotoExportException($"cannot make a hard link ({Marshal.GetPInvokeErrorMessage(error)}); use --mode copy or --fallback copy.");
    }

    /// <summary>Makes renames inside a folder survive a power cut. Windows does so by itself; a refusal is harmless.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = OpenUnix(folder, 0);
        if (descriptor < 0)
            return;
        _ = SyncUnix(descriptor);
        _ = CloseUnix(descriptor);
    }

    /// <summary>Lets the system forget a flushed file's bytes, so that reading them again asks the disk. Linux only; a refusal is harmless.</summary>
    public static void DropCache(SafeFileHandle file)
    {
        const int DontNeed = 4;
        if (OperatingSystem.IsLinux())
            _ = AdviseLinux(file, 0, 0, DontNeed);
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise64")]
    private static partial int AdviseLinux(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkUnix(string existing, string link);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenUnix(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncUnix(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseUnix(int descriptor);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string link, string existing, nint reserved);
}
