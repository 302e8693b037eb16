using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Sharing;

/// <summary>The addresses at which this machine is reached in the local network.</summary>
public static class LocalAddresses
{
    /// <summary>RFC 1918, RFC 6598 (VPNs between one's own devices) and link-local: what the internet cannot reach.</summary>
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("169.254.0.0/16"),
    ];

    /// <summary>Private IPv4 addresses of interfaces that are up. A public one is shared on only when the owner names it.</summary>
    public static IReadOnlyList<IPAddress> All() => [.. Every().Where(address => Private.Any(network => network.Contains(address)))];

    /// <summary>Those the owner chose, or all private ones.</summary>
    /// <exception cref="UserException">One is no address of this machine.</exception>
    public static IReadOnlyList<IPAddress> Chosen(ShareSettings settings) =>
        settings.Addresses.Count == 0 ? All() : [.. settings.Addresses.Select(Checked)];

    /// <exception cref="UserException">It is no address of this machine.</exception>
    public static IPAddress Checked(string text)
    {
        var mine = Every();
        return IPAddress.TryParse(text, out var address) && (IPAddress.IsLoopback(address) || mine.Contains(address))
            ? address
            : throw new UserException($"{text} is no address of this machine; there {(mine.Count == 0 ? "is none but loopback" : "are " + string.Join(", ", mine))}", ExitCode.Usage);
    }

    private static List<IPAddress> Every() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Distinct(),
    ];
}
