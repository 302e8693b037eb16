using Bpp.Engine.Sharing;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>Lets a request through to its endpoint if the device has the right that the endpoint declares; one that declares none is closed.</summary>
internal sealed class RightGuard(RequestDelegate next, ShareBook book, FailedAttempts failures, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "There is nothing at this address.");
        if (endpoint.Metadata.GetMetadata<RequiresRight>() is not { } requires)
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "forbidden", "This is not allowed.");
        if (requires.Right == Right.Public)
            return next(context);
        var address = RequestLimits.AddressOf(context);
        if (failures.IsLockedOut(address))
            return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "locked_out", "Too many failed attempts; wait a while.");
        if (DeviceCookie.KeyOf(context) is not { } key)
            return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "unknown", "This device is not known.");
        if (book.Find(key, time) is not { } device)
        {
            failures.Failed(address);
            return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "unknown", "This device is not known.");
        }

        if (device.State != DeviceState.Trusted)
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, device.State == DeviceState.Revoked ? "revoked" : "pending", device.State == DeviceState.Revoked ? "Access revoked." : "Waiting for the owner to approve.");
        if (requires.Right == Right.Pick && !device.Grant.CanPick)
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "view_only", "This device may only look.");
        book.Seen(device, time);
        DeviceCookie.Remember(context, device);
        return next(context);
    }
}
