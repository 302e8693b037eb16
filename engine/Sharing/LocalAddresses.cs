using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Bpp.Engine.Sharing;

/// <summary>The addresses at which this machine is reached in the local network.</summary>
public static class LocalAddresses
{
    /// <summary>IPv4, without loopback, of interfaces that are up.</summary>
    public static IReadOnlyList<IPAddress> All() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Distinct(),
    ];
}
