using Bpp.Engine.Sharing;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>Lets a request through to its endpoint if the device has the right that the endpoint declares; one that declares none is closed.</summary>
internal sealed class RightGuard(RequestDelegate next, ShareBook book, FailedAttempts failures, RequestLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "There is nothing at this address.");
        return endpoint.Metadata.GetMetadata<RequiresRight>()?.Right switch
        {
            null => Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "forbidden", "This is not allowed."),
            Right.Public => next(context),
            { } right => EnterAsync(context, right),
        };
    }

    private Task EnterAsync(HttpContext context, Right right)
    {
        var address = Visitor.AddressOf(context);
        if (DeviceCookie.KeyOf(context) is not { } key)
            return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "unknown", "This device is not known.");

        // A true key opens the door whatever others at the same address tried: there are 2^256 of them.
        if (book.Find(key) is not { } device)
        {
            var isLockedOut = failures.IsLockedOut(address);
            failures.Failed(address);
            book.Refused(null, address.ToString(), AccessKind.WrongKey);
            DeviceCookie.TakeBack(context);
            return isLockedOut
                ? Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "locked_out", "Too many failed attempts; wait a while.")
                : Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "unknown", "This device is not known.");
        }

        if (device.State == DeviceState.Revoked)
        {
            book.Refused(device.Name, address.ToString(), AccessKind.Revoked);
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "revoked", "Access revoked.");
        }

        if (device.State == DeviceState.Pending)
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "pending", "Waiting for the owner to approve.");
        if (right == Right.Pick && !device.Grant.CanPick)
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "view_only", "This device may only look.");
        if (!limits.Allows(device, right))
            return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too_many", "Too many requests; wait a moment.");
        book.Seen(device, address.ToString(), right == Right.Pick ? AccessKind.Decided : AccessKind.Looked);
        Visitor.Remember(context, device);
        return next(context);
    }
}
