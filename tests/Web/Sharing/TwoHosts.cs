using System.Diagnostics;
using System.Text.Json;

namespace Bpp.Tests.Web.Sharing;

/// <summary>Two network namespaces of Linux with an address each and a cable between them: two computers that share nothing but a network.</summary>
internal sealed class TwoHosts : IDisposable
{
    private static int _count;

    private readonly string _id = $"{Environment.ProcessId % 0xffff:x}{Interlocked.Increment(ref _count):x}";

    private TwoHosts()
    {
        Host = $"bpp{_id}h";
        Phone = $"bpp{_id}p";
    }

    /// <summary>Why there cannot be any here; null: there can.</summary>
    public static string? Missing { get; } = Find();

    /// <summary>Namespace of the computer that has the library.</summary>
    public string Host { get; }

    public string HostAddress { get; } = "10.211.7.1";

    /// <summary>Namespace of the phone.</summary>
    public string Phone { get; }

    public static TwoHosts Connect()
    {
        var hosts = new TwoHosts();
        Ip("netns", "add", hosts.Host);
        Ip("netns", "add", hosts.Phone);
        Ip("link", "add", $"v{hosts._id}h", "netns", hosts.Host, "type", "veth", "peer", "name", $"v{hosts._id}p", "netns", hosts.Phone);
        foreach (var (name, device, address) in new[] { (hosts.Host, $"v{hosts._id}h", hosts.HostAddress), (hosts.Phone, $"v{hosts._id}p", "10.211.7.2") })
        {
            Ip("-n", name, "address", "add", $"{address}/24", "dev", device);
            Ip("-n", name, "link", "set", device, "up");
            Ip("-n", name, "link", "set", "lo", "up");
        }

        return hosts;
    }

    /// <summary>Starts a program on one of them.</summary>
    public static Process Start(string name, string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("ip", ["netns", "exec", name, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Runs <c>bpp … --json</c> on the computer that has the library.</summary>
    public async Task<JsonElement> BppAsync(params string[] arguments)
    {
        using var process = Start(Host, Path.Combine(AppContext.BaseDirectory, "bpp"), [.. arguments, "--json"]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }

    public void Dispose()
    {
        Ip("netns", "del", Host);
        Ip("netns", "del", Phone);
    }

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "network namespaces need Linux and root";
        try
        {
            Ip("netns", "add", $"bpp{Environment.ProcessId:x}t");
            Ip("netns", "del", $"bpp{Environment.ProcessId:x}t");
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"no network namespaces here: {exception.Message}";
        }
    }

    private static void Ip(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {error.Trim()}");
    }
}
