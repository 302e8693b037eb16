using Bpp.Engine.Organise;
using Bpp.Engine.Storage;
using Bpp.Web.Endpoints;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>What a trusted device can call, but for pictures and events.</summary>
internal static class DeviceEndpoints
{
    private const int MostPhotos = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/photos", Photos).WithMetadata(new RequiresRight(Right.View));
        app.MapGet("/api/albums", (HttpContext context, SharedPhotos photos) => Results.Json(photos.Albums(Visitor.DeviceOf(context).Grant))).WithMetadata(new RequiresRight(Right.View));
        app.MapGet("/api/people", (HttpContext context, SharedPhotos photos) => Results.Json(photos.People(Visitor.DeviceOf(context).Grant))).WithMetadata(new RequiresRight(Right.View));
        app.MapPost("/api/decide", Decide).WithMetadata(new RequiresRight(Right.Pick));
        app.MapPost("/api/undo", Undo).WithMetadata(new RequiresRight(Right.Pick));
    }

    private static IResult Photos(HttpContext context, SharedPhotos photos, string kind = "library", string? name = null, int offset = 0, int count = 100)
    {
        var (total, page) = photos.List(Visitor.DeviceOf(context).Grant, kind, name, Math.Max(0, offset), Math.Clamp(count, 1, MostPhotos));
        return Results.Json(new { total, photos = page });
    }

    private static IResult Decide(DecideRequest request, HttpContext context, SharedPhotos photos, ServedLibrary library)
    {
        var device = Visitor.DeviceOf(context);
        if (!photos.Has(device.Grant, request.Id))
            throw new NotFoundException("There is no such photo.");
        var editor = new PhotoEditor(library.Database, library.Time, device.Actor);
        var batch = request.Action switch
        {
            "favourite" => editor.Favourite([request.Id], request.Value is not (null or 0)),
            "rate" => editor.Rate([request.Id], request.Value),
            "include" or "exclude" or "clear" => editor.Override([request.Id], request.Action),
            _ => throw new Engine.Cli.UserException("A device can say favourite, rate, include, exclude and clear.", Engine.Cli.ExitCode.Usage),
        };
        if (batch is not null)
            library.Touch();
        return Results.Json(new { ok = true, batch });
    }

    /// <summary>A device takes back what it decided itself, never what another did.</summary>
    private static IResult Undo(UndoRequest request, HttpContext context, ServedLibrary library)
    {
        var actor = Visitor.DeviceOf(context).Actor;
        using (var connection = library.Database.Connect())
        {
            if (connection.Scalar<long>("select count(*) from decisions.events where batch = $1 and actor = $2", request.Batch ?? "", actor) == 0)
                throw new NotFoundException("This device made no such decision.");
        }

        return DecisionEndpoints.Switch(request.Batch, library, undo: true, actor);
    }

    /// <param name="Action">favourite, rate, include, exclude or clear.</param>
    /// <param name="Id">photo_id.</param>
    /// <param name="Value">1 or 0 of a favourite; 0-5 of a rating, null takes it away.</param>
    internal sealed record DecideRequest(string? Action, long Id, int? Value);

    /// <param name="Batch">Which decision.</param>
    internal sealed record UndoRequest(string? Batch);
}
