using System.Net;
using Bpp.Engine.Sharing;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>
/// Answers only to the very address a connection came in by, and to the names the owner gave it. Another name that leads here (DNS rebinding)
/// is neither. Addresses that ask too fast are turned away here as well, before anything costs.
/// </summary>
internal sealed class AddressGuard(RequestDelegate next, ShareBook book, RequestLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!limits.Allows(Visitor.AddressOf(context)))
            return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too_many", "Too many requests; wait a moment.");
        return IsOurs(context)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status421MisdirectedRequest, "host", "This server does not answer to that host name.");
    }

    private bool IsOurs(HttpContext context)
    {
        var host = context.Request.Host.Host;
        var local = context.Connection.LocalIpAddress;
        if (local is { IsIPv4MappedToIPv6: true })
            local = local.MapToIPv4();
        return (IPAddress.TryParse(host, out var named) && named.Equals(local)) || book.Settings.Knows(host);
    }
}
