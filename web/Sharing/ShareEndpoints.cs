using Bpp.Engine.Organise;
using Bpp.Engine.Sharing;
using Bpp.Web.Hosting;
using Bpp.Web.Media;

namespace Bpp.Web.Sharing;

/// <summary>Everything that a device can call.</summary>
internal static class ShareEndpoints
{
    private const int MostPhotos = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => Asset("index.html", "text/html; charset=utf-8")).WithMetadata(new RequiresRight(Right.Public));
        app.MapGet("/share.css", () => Asset("share.css", "text/css; charset=utf-8")).WithMetadata(new RequiresRight(Right.Public));
        app.MapGet("/share.js", () => Asset("share.js", "text/javascript; charset=utf-8")).WithMetadata(new RequiresRight(Right.Public));
        app.MapGet("/manifest.webmanifest", () => Asset("manifest.webmanifest", "application/manifest+json")).WithMetadata(new RequiresRight(Right.Public));
        app.MapGet("/api/me", Me).WithMetadata(new RequiresRight(Right.Public));
        app.MapPost("/api/pair", Pair).WithMetadata(new RequiresRight(Right.Public));
        app.MapGet("/api/photos", Photos).WithMetadata(new RequiresRight(Right.View));
        app.MapGet("/api/events", EventsAsync).WithMetadata(new RequiresRight(Right.View));
        app.MapGet("/media/{hash}/{size:int}.jpg", PictureAsync).WithMetadata(new RequiresRight(Right.View));
        app.MapPost("/api/favourite", Favourite).WithMetadata(new RequiresRight(Right.Pick));
    }

    private static IResult Asset(string name, string type) => Results.File(Path.Combine(AppContext.BaseDirectory, "wwwroot", "share", name), type);

    private static IResult Me(HttpContext context, ShareBook book, FailedAttempts failures, TimeProvider time)
    {
        var address = RequestLimits.AddressOf(context);
        if (DeviceCookie.KeyOf(context) is not { } key || failures.IsLockedOut(address))
            return Results.Json(new { state = "unknown" });
        if (book.Find(key, time) is { } device)
            return Results.Json(new { state = NameOf(device.State), name = device.Name, words = device.Words, can_pick = device.Grant.CanPick });
        failures.Failed(address);
        return Results.Json(new { state = "unknown" });
    }

    private static IResult Pair(PairRequest request, HttpContext context, ShareBook book, FailedAttempts failures, TimeProvider time)
    {
        var address = RequestLimits.AddressOf(context);
        if (failures.IsLockedOut(address))
            return Refused(StatusCodes.Status429TooManyRequests, "locked_out", "Too many failed attempts; wait a while.");
        if (request.Code is not { Length: > 0 and <= 64 } code || !book.Codes.Redeem(code))
        {
            failures.Failed(address);
            return Refused(StatusCodes.Status403Forbidden, "bad_code", "This link was used or is too old. Ask the owner for a new one.");
        }

        if (book.Request(request.Name ?? "", address.ToString(), context.Request.Headers.UserAgent.ToString(), time) is not { } asked)
            return Refused(StatusCodes.Status429TooManyRequests, "too_many", "Too many devices wait already.");
        failures.Succeeded(address);
        DeviceCookie.Give(context, asked.Key);
        return Results.Json(new { state = NameOf(asked.Device.State), name = asked.Device.Name, words = asked.Device.Words });
    }

    private static IResult Photos(HttpContext context, SharedPhotos photos, int offset = 0, int count = 100, bool favourites = false)
    {
        var (total, page) = photos.List(DeviceCookie.DeviceOf(context).Grant, favourites, Math.Max(0, offset), Math.Clamp(count, 1, MostPhotos));
        return Results.Json(new { total, photos = page });
    }

    private static async Task<IResult> PictureAsync(string hash, int size, HttpContext context, SharedPhotos photos, Thumbnails thumbnails)
    {
        if (!photos.Has(DeviceCookie.DeviceOf(context).Grant, hash))
            throw new NotFoundException("There is no such picture.");
        var path = await thumbnails.GetAsync(hash, size, context.RequestAborted);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(path, "image/jpeg");
    }

    private static IResult Favourite(FavouriteRequest request, HttpContext context, SharedPhotos photos, ServedLibrary library)
    {
        var device = DeviceCookie.DeviceOf(context);
        if (!photos.Has(device.Grant, request.Id))
            throw new NotFoundException("There is no such photo.");
        if (new PhotoEditor(library.Database, library.Time, device.Actor).Favourite([request.Id], request.Value) is not null)
            library.Touch();
        return Results.Json(new { ok = true });
    }

    /// <summary>Says when the library has changed, and ends as soon as the device is no longer trusted.</summary>
    private static async Task EventsAsync(HttpContext context, ShareBook book, ServedLibrary library, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        var id = DeviceCookie.DeviceOf(context).Id;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var news = new SemaphoreSlim(0);
        void Wake() => news.Release();
        void WakeOfVersion(long version) => news.Release();
        book.Changed += Wake;
        library.Changed += WakeOfVersion;
        try
        {
            context.Response.ContentType = "text/event-stream";
            while (book.Devices(time).Any(device => device.Id == id && device.State == DeviceState.Trusted))
            {
                await context.Response.WriteAsync($"event: changed\ndata: {library.Version}\n\n", gone.Token);
                await context.Response.Body.FlushAsync(gone.Token);
                await news.WaitAsync(gone.Token);
            }

            await context.Response.WriteAsync("event: revoked\ndata: 1\n\n", gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or sharing ends.
        }
        finally
        {
            book.Changed -= Wake;
            library.Changed -= WakeOfVersion;
        }
    }

    private static IResult Refused(int status, string code, string error) => Results.Json(new { ok = false, code, error }, statusCode: status);

    private static string NameOf(DeviceState state) => state switch
    {
        DeviceState.Trusted => "trusted",
        DeviceState.Pending => "pending",
        _ => "revoked",
    };

    private sealed record PairRequest(string? Code, string? Name);

    private sealed record FavouriteRequest(long Id, bool Value);
}
