using System.Diagnostics;

namespace Bpp.Tests.Support;

/// <summary>The program <c>bpp</c> of this build as a process of its own, for what only a process shows: leases, kills, terminals.</summary>
internal static class BppProcess
{
    /// <summary>The program and its first argument.</summary>
    public static string[] Command { get; } = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "bpp.dll")];

    /// <summary>Starts it with stdout and stderr as pipes.</summary>
    public static Process Start(params string[] args) =>
        Process.Start(new ProcessStartInfo(Command[0], [.. Command[1..], .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
