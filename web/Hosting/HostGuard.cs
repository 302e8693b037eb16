using System.Net;

namespace Bpp.Web.Hosting;

/// <summary>
/// Refuses requests that name a host other than ours, before anything else sees them: a page elsewhere must not reach this server under
/// a name of its own (DNS rebinding).
/// </summary>
internal sealed class HostGuard(RequestDelegate next, ServerOptions options)
{
    private readonly HashSet<string> _allowed = Allowed(options);

    public Task InvokeAsync(HttpContext context)
    {
        if (_allowed.Contains(context.Request.Host.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("This server does not answer to that host name.");
    }

    private static HashSet<string> Allowed(ServerOptions options)
    {
        var hosts = new HashSet<string>(options.MoreHosts, StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
        if (options.Host is { } host && (!IPAddress.TryParse(host, out var address) || !(address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))))
            hosts.Add(host);
        return hosts;
    }
}
