namespace Bpp.Web.Sharing;

/// <summary>The key of a device, in a cookie that no script reads and no other site can have sent.</summary>
internal static class DeviceCookie
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static string? KeyOf(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Give(HttpContext context, string key) => context.Response.Cookies.Append(Name(context), key, Options(context, Life));

    /// <summary>Has the browser forget a key that opens nothing any more, so that it is not taken for guessing.</summary>
    public static void TakeBack(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = life,
    };

    private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-bpp-device" : "bpp-device";
}
