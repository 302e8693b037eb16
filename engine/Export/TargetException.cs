namespace Bpp.Engine.Export;

/// <summary>Nothing more can be written to a target folder: the export or import stops.</summary>
internal sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int NoSpaceUnix = 28;
    private const int ReadOnlyUnix = 30;
    private const int QuotaLinux = 122;
    private const int DiskFullWindows = 112;
    private const int HandleDiskFullWindows = 39;

    /// <summary>Says in words what the file system refused.</summary>
    /// <param name="path">What could not be written.</param>
    /// <param name="cause">Why.</param>
    /// <param name="remedy">What else the user may do.</param>
    public static TargetException For(string path, Exception cause, string remedy = "choose another --out")
    {
        var code = cause.HResult & 0xffff;
        var what = cause switch
        {
            UnauthorizedAccessException => $"no permission to write {path}; {remedy}",
            _ when code is NoSpaceUnix or DiskFullWindows or HandleDiskFullWindows => $"the disk is full (writing {path}); free some space or {remedy}",
            _ when code is QuotaLinux => $"the disk quota is used up (writing {path}); free some space or {remedy}",
            _ when code is ReadOnlyUnix => $"{path} is on a read-only file system; {remedy}",
            _ => $"cannot write {path}: {cause.Message}",
        };
        return new TargetException(what, cause);
    }
}
