using Bpp.Engine.Sharing;

namespace Bpp.Web.Sharing;

/// <summary>The key of a device, in a cookie that no script reads and no other site can have sent.</summary>
internal static class DeviceCookie
{
    private static readonly object DeviceKey = new();
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static string? KeyOf(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Give(HttpContext context, string key) => context.Response.Cookies.Append(Name(context), key, new CookieOptions
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = Life,
    });

    /// <summary>The device that <see cref="RightGuard"/> let in.</summary>
    public static SharedDevice DeviceOf(HttpContext context) => (SharedDevice)context.Items[DeviceKey]!;

    public static void Remember(HttpContext context, SharedDevice device) => context.Items[DeviceKey] = device;

    private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-bpp-device" : "bpp-device";
}
