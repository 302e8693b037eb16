using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Bpp.Engine.Cli;

namespace Bpp.Web.Hosting;

/// <summary>Who listens on a port, where the system tells.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Looks whether a server could listen, before long work that would have been for nothing.</summary>
    /// <param name="options">Where.</param>
    /// <exception cref="UserException">There is no such address, or another process has the port.</exception>
    public static void RequireFree(ServerOptions options)
    {
        try
        {
            using var listener = new TcpListener(options.Address, options.Port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw Refused(options, exception);
        }
    }

    /// <summary>That one cannot listen there: who does, and the remedy.</summary>
    public static UserException Refused(ServerOptions options, Exception exception) =>
        new($"Cannot listen on {options.Address}:{options.Port}: {Words(options.Port)}. Name another port with --port, or 0 for a free one.", ExitCode.Failure, exception);

    /// <summary>A clause: <c>process 4711 (node) has the port</c>.</summary>
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
