using Microsoft.AspNetCore.Antiforgery;

namespace Bpp.Web.Hosting;

/// <summary>Checks the antiforgery token of every request that may change something, whether a form or a script sent it.</summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var isFree = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<NoFormToken>() is not null;
        if (isFree || await antiforgery.IsRequestValidAsync(context))
            await next(context);
        else
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "stale_page", "This page is out of date. Reload it and try again.");
    }
}
