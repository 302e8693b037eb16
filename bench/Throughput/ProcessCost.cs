using System.Diagnostics;
using System.Globalization;

namespace Bpp.Bench.Throughput;

/// <summary>Time and memory of this process.</summary>
internal static class ProcessCost
{
    /// <summary>User and system time so far, seconds.</summary>
    public static double CpuSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Highest resident memory so far, megabytes.</summary>
    public static double PeakMegabytes()
    {
        const string Label = "VmHWM:";
        if (OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) is { } line)
            return double.Parse(line[Label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024d * 1024);
    }
}
