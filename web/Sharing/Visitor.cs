using System.Net;
using Bpp.Engine.Sharing;

namespace Bpp.Web.Sharing;

/// <summary>Who sends a request to the server for devices.</summary>
internal static class Visitor
{
    private static readonly object DeviceKey = new();

    /// <summary>Where it comes from; behind a trusted proxy, from whom the proxy says.</summary>
    public static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress is not { } address ? IPAddress.None
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The device that <see cref="RightGuard"/> let in.</summary>
    public static SharedDevice DeviceOf(HttpContext context) => (SharedDevice)context.Items[DeviceKey]!;

    public static void Remember(HttpContext context, SharedDevice device) => context.Items[DeviceKey] = device;
}
