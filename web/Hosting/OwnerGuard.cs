using System.Net;

namespace Bpp.Web.Hosting;

/// <summary>
/// The owner's pages are for this machine: whoever connects from another is refused, whatever host it names and whatever address the server
/// listens on. A trusted proxy, or the gateway of a container whose port is published on loopback, stands for this machine.
/// </summary>
internal sealed class OwnerGuard(RequestDelegate next, ServerOptions options)
{
    public Task InvokeAsync(HttpContext context) => context.Connection.RemoteIpAddress is { } remote && IsOwner(remote, context.Connection.LocalIpAddress)
        ? next(context)
        : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "owner_only", "These pages are for the computer they run on. Its owner can share photos with bpp share on.");

    private bool IsOwner(IPAddress remote, IPAddress? local) => IPAddress.IsLoopback(remote) || remote.Equals(local) || options.Proxies.Contains(remote);
}
