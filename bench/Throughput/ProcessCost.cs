using System.Diagnostics;
using System.Globalization;

namespace Bpp.Bench.Throughput;

/// <summary>Time and memory of a process.</summary>
internal static class ProcessCost
{
    /// <summary>User and system time so far, seconds.</summary>
    public static double CpuSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Highest resident memory so far, megabytes.</summary>
    /// <param name="processId">Of another process; this one by default.</param>
    public static double PeakMegabytes(int? processId = null)
    {
        const string Label = "VmHWM:";
        if (OperatingSystem.IsLinux() && File.ReadLines($"/proc/{processId ?? Environment.ProcessId}/status").FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) is { } line)
            return double.Parse(line[Label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
        using var process = Process.GetProcessById(processId ?? Environment.ProcessId);
        return process.PeakWorkingSet64 / (1024d * 1024);
    }
}
