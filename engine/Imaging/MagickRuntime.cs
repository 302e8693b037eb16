using ImageMagick;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Sets ImageMagick up once per process: one thread, nothing spilled to disk, bounded sides and memory.
/// No time limit: ImageMagick ends the whole process when it is exceeded.
/// </summary>
internal static class MagickRuntime
{
    private static readonly Lazy<bool> Started = new(Start);

    public static void EnsureStarted() => _ = Started.Value;

    private static bool Start()
    {
        OpenCL.IsEnabled = false;
        ResourceLimits.Thread = 1;
        ResourceLimits.Width = 65_535;
        ResourceLimits.Height = 65_535;
        ResourceLimits.ListLength = 64;
        ResourceLimits.Memory = 2UL << 30;
        ResourceLimits.Area = 2UL << 30;
        ResourceLimits.Disk = 0;
        return true;
    }
}
