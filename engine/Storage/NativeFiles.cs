using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Bpp.Engine.Storage;

/// <summary>What .NET's file API lacks: making a folder's entries durable, and reading what is really on the disk.</summary>
internal static partial class NativeFiles
{
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

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenUnix(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncUnix(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseUnix(int descriptor);
}
