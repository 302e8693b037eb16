using System.Net;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>
/// Answers only to the very address a connection came in by. A name of someone else that leads here (DNS rebinding) is no such address.
/// </summary>
internal sealed class AddressGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var local = context.Connection.LocalIpAddress;
        if (local is { IsIPv4MappedToIPv6: true })
            local = local.MapToIPv4();
        return IPAddress.TryParse(context.Request.Host.Host, out var named) && named.Equals(local)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status421MisdirectedRequest, "host", "This server does not answer to that host name.");
    }
}
