using System.Diagnostics;
using System.Globalization;

namespace Bpp.Web.Hosting;

/// <summary>Who listens on a port, where the system tells.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>A clause for an error: <c>process 4711 (node) has the port</c>.</summary>
    public static string Words(int port) => Find(port) is { } holder ? $"process {holder.Id} ({holder.ProcessName}) has the port" : "the port is in use";

    private static Process? Find(int port)
    {
        try
        {
            var inodes = Tables.Where(File.Exists).SelectMany(File.ReadLines)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(part => part.Length > 9 && part[3] == Listening && part[1].EndsWith($":{port.ToString("X4", CultureInfo.InvariantCulture)}", StringComparison.Ordinal))
                .Select(part => $"socket:[{part[9]}]")
                .ToHashSet(StringComparer.Ordinal);
            return inodes.Count == 0 ? null : Process.GetProcesses().FirstOrDefault(process => Holds(process.Id, inodes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Holds(int pid, HashSet<string> inodes)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid}/fd").Any(file => new FileInfo(file).LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
