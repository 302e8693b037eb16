namespace Bpp.Web.Hosting;

/// <summary>
/// Lets only our own pages change anything. A browser says where a request comes from by <c>Sec-Fetch-Site</c>, and where it does not
/// (plain HTTP on a LAN) by <c>Origin</c>. Antiforgery tokens are the second wall.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOurs(request))
            return next(context);
        return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "cross_site", "This request did not come from a page of this server.");
    }

    private static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site == "same-origin";

        // Neither header: no browser, such as the command line of the library's owner.
        return !request.Headers.TryGetValue("Origin", out var origin)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
