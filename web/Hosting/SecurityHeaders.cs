using System.Security.Cryptography;

namespace Bpp.Web.Hosting;

/// <summary>What every answer says about how a browser may use it. Scripts and styles come from our own files only.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly object NonceKey = new();

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        var tiles = context.Request.Path == "/map" && AllowsTiles(context) ? " https://tile.openstreetmap.org" : "";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; img-src 'self' data: blob:{tiles}; media-src 'self' blob:; script-src 'self'; style-src 'self' 'nonce-{nonce}'; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>The user allowed the map to show street maps of another server.</summary>
    public static bool AllowsTiles(HttpContext context) => context.Request.Cookies["bpp-tiles"] == "yes";

    /// <summary>Allows the style elements that an editor makes for itself; a page that needs it hands it to its script.</summary>
    public static string NonceOf(HttpContext context) => (string)context.Items[NonceKey]!;
}
