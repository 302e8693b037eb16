namespace Bpp.Bench.Throughput;

/// <summary>What one child process measured, after its warm-up.</summary>
/// <param name="Photos">Photos that came out well.</param>
/// <param name="Failed">Photos that did not.</param>
/// <param name="WallSeconds">Elapsed time.</param>
/// <param name="CpuSeconds">User and system time of the whole process.</param>
/// <param name="PeakMegabytes">Highest resident memory of the process, warm-up included.</param>
/// <param name="Parts">Busy time by block, milliseconds a photo; wall time of their threads.</param>
internal sealed record RunCost(int Photos, int Failed, double WallSeconds, double CpuSeconds, double PeakMegabytes, Dictionary<string, double> Parts)
{
    public double PhotosPerSecond => Photos / WallSeconds;

    public double CpuMilliseconds => CpuSeconds * 1000 / Photos;
}
