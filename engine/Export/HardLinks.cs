using System.Runtime.InteropServices;

namespace Bpp.Engine.Export;

/// <summary>Hard links, which .NET's file API lacks.</summary>
internal static partial class HardLinks
{
    private const int CrossDeviceUnix = 18;
    private const int NotSameDeviceWindows = 17;

    /// <summary>Gives an existing file a second name.</summary>
    /// <exception cref="PhotoExportException">Another device, no support, no permission: with the remedy.</exception>
    public static void Make(string existing, string link)
    {
        if (OperatingSystem.IsWindows() ? CreateHardLink(link, existing, 0) : LinkUnix(existing, link) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        if (error == (OperatingSystem.IsWindows() ? NotSameDeviceWindows : CrossDeviceUnix))
            throw new PhotoExportException("a hard link cannot reach another disk; use --mode copy, --mode symlink or --fallback copy.");
        throw new PhotoExportException($"cannot make a hard link ({Marshal.GetPInvokeErrorMessage(error)}); use --mode copy or --fallback copy.");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkUnix(string existing, string link);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string link, string existing, nint reserved);
}
