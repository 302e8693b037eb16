using Bpp.Engine.Sharing;
using Bpp.Web.Hosting;
using Bpp.Web.Media;

namespace Bpp.Web.Sharing;

/// <summary>Pictures for devices: only of photos each can see, and no more of a file than the owner chose.</summary>
internal static class DeviceMediaEndpoints
{
    /// <summary>Asked again after an hour: what a device can see may change, what a hash shows cannot.</summary>
    private const string AWhile = "private, max-age=3600";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/media/{hash}/{size:int}.jpg", PictureAsync).WithMetadata(new RequiresRight(Right.View));
        app.MapGet("/media/{hash}/original", OriginalAsync).WithMetadata(new RequiresRight(Right.View));
    }

    private static async Task<IResult> PictureAsync(string hash, int size, HttpContext context, SharedPhotos photos, Thumbnails thumbnails)
    {
        photos.Find(Visitor.DeviceOf(context).Grant, hash);
        var path = await thumbnails.GetAsync(hash, size, context.RequestAborted);
        context.Response.Headers.CacheControl = AWhile;
        return Results.File(path, "image/jpeg");
    }

    private static async Task<IResult> OriginalAsync(string hash, HttpContext context, SharedPhotos photos, ServedLibrary library, ShareBook book, StrippedPhotos stripped)
    {
        var device = Visitor.DeviceOf(context);
        var pictures = book.Settings.Pictures;
        var id = photos.Find(device.Grant, hash);
        if (pictures == SharedPictures.Previews)
            throw new NotFoundException("The owner shares previews only.");
        book.Seen(device, Visitor.AddressOf(context).ToString(), AccessKind.Downloaded);
        if (pictures == SharedPictures.Originals)
        {
            var source = PhotoSources.Find(library, hash);
            return Results.File(source.Path, "application/octet-stream", source.FileName, enableRangeProcessing: true);
        }

        var (name, bytes) = await stripped.GetAsync(id, context.RequestAborted);
        return Results.Bytes(bytes, "application/octet-stream", name);
    }
}
