using Bpp.Engine.Sharing;

namespace Bpp.Web.Sharing;

/// <summary>How a device becomes known: it asks with a one-time code, waits, and learns what the owner said.</summary>
internal static class PairingEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/me", Me).WithMetadata(new RequiresRight(Right.Public));
        app.MapPost("/api/pair", Pair).WithMetadata(new RequiresRight(Right.Public));
    }

    private static IResult Me(HttpContext context, ShareBook book)
    {
        if (DeviceCookie.KeyOf(context) is not { } key)
            return Results.Json(new { state = "unknown" });
        if (book.Find(key) is { } device)
            return State(book, device);
        DeviceCookie.TakeBack(context);
        return Results.Json(new { state = "unknown" });
    }

    private static IResult Pair(PairRequest request, HttpContext context, ShareBook book, FailedAttempts failures)
    {
        var address = Visitor.AddressOf(context);
        var isLockedOut = failures.IsLockedOut(address);
        if (isLockedOut || request.Code is not { Length: > 0 and <= 64 } code || !book.Codes.Redeem(code))
        {
            failures.Failed(address);
            book.Refused(null, address.ToString(), AccessKind.WrongCode);
            return isLockedOut
                ? Refused(StatusCodes.Status429TooManyRequests, "locked_out", "Too many failed attempts; wait a while.")
                : Refused(StatusCodes.Status403Forbidden, "bad_code", "This link was used or is too old. Ask the owner for a new one.");
        }

        if (book.Request(request.Name ?? "", address.ToString(), context.Request.Headers.UserAgent.ToString()) is not { } asked)
            return Refused(StatusCodes.Status429TooManyRequests, "too_many", "Too many devices wait already.");
        failures.Succeeded(address);
        book.Seen(asked.Device, address.ToString(), AccessKind.Asked);
        DeviceCookie.Give(context, asked.Key);
        return State(book, asked.Device);
    }

    private static IResult State(ShareBook book, SharedDevice device) => Results.Json(new
    {
        state = device.State.ToString().ToLowerInvariant(),
        name = device.Name,
        words = device.Words,
        can_pick = device.Grant.CanPick,
        originals = book.Settings.Pictures != SharedPictures.Previews,
    });

    private static IResult Refused(int status, string code, string error) => Results.Json(new { ok = false, code, error }, statusCode: status);

    /// <param name="Code">Of the link.</param>
    /// <param name="Name">What the device's user calls it.</param>
    internal sealed record PairRequest(string? Code, string? Name);
}
