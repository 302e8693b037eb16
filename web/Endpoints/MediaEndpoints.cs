using Bpp.Engine.Imaging;
using Bpp.Web.Hosting;
using Bpp.Web.Media;
using Microsoft.Net.Http.Headers;

namespace Bpp.Web.Endpoints;

/// <summary>Pictures and videos. Their addresses hold the content's hash, so what they give never changes and may be kept for ever.</summary>
internal static class MediaEndpoints
{
    private const string Forever = "private, max-age=31536000, immutable";

    /// <summary>What every browser shows itself; anything else is converted.</summary>
    private static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal)
    {
        ["jpeg"] = "image/jpeg",
        ["png"] = "image/png",
        ["webp"] = "image/webp",
        ["gif"] = "image/gif",
        ["avif"] = "image/avif",
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/media/{hash}/{size:int}.jpg", ThumbnailAsync);
        app.MapGet("/media/{hash}/face/{faceId:long}.jpg", FaceAsync);
        app.MapGet("/media/{hash}/full", FullAsync);
        app.MapGet("/media/{hash}/video", Video);
        app.MapGet("/media/{hash}/original", Original);
    }

    private static async Task<IResult> ThumbnailAsync(string hash, int size, Thumbnails thumbnails, HttpContext context)
    {
        var path = await thumbnails.GetAsync(hash, size, context.RequestAborted);
        context.Response.Headers.CacheControl = Forever;
        return Results.File(path, "image/jpeg");
    }

    /// <summary>A face's id is not given again, but its box may be moved: what a browser has is shown at once and asked for anew behind it.</summary>
    private static async Task<IResult> FaceAsync(string hash, long faceId, FaceCrops crops, HttpContext context)
    {
        var path = await crops.GetAsync(hash, faceId, context.RequestAborted);
        context.Response.Headers.CacheControl = "private, max-age=60, stale-while-revalidate=86400";
        // The file is named by content and box.
        return Results.File(path, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(path)}\""));
    }

    /// <summary>Every pixel, in a format that browsers show.</summary>
    private static async Task<IResult> FullAsync(string hash, ServedLibrary library, HttpContext context)
    {
        var source = PhotoSources.Find(library, hash);
        context.Response.Headers.CacheControl = Forever;
        if (Shown.TryGetValue(source.Format, out var type))
            return Results.File(source.Path, type, enableRangeProcessing: true);
        if (source.Format == "video")
            throw new NotFoundException("A video has no picture; it is played.");
        var bytes = await Task.Run(() => ImageConverter.Convert(source.Path, new ConvertOptions { Format = ConvertFormat.Jpeg, Quality = 92, KeepMetadata = false }, context.RequestAborted), context.RequestAborted);
        return Results.Bytes(bytes, "image/jpeg");
    }

    /// <summary>A video's file, or the part of a photo's file that moves.</summary>
    private static IResult Video(string hash, ServedLibrary library, HttpContext context)
    {
        var source = PhotoSources.Find(library, hash);
        if (source.Format != "video")
        {
            var film = EmbeddedVideos.Open(library, hash, source);
            context.Response.Headers.CacheControl = Forever;
            return Results.Stream(film, "video/mp4", enableRangeProcessing: true);
        }

        context.Response.Headers.CacheControl = Forever;
        var type = Path.GetExtension(source.Path).ToLowerInvariant() switch
        {
            ".webm" => "video/webm",
            ".mkv" => "video/x-matroska",
            ".mov" => "video/quicktime",
            _ => "video/mp4",
        };
        return Results.File(source.Path, type, enableRangeProcessing: true);
    }

    /// <summary>The file itself, as a download: never shown inside our origin, whatever it holds.</summary>
    private static IResult Original(string hash, ServedLibrary library, HttpContext context)
    {
        var source = PhotoSources.Find(library, hash);
        context.Response.Headers.CacheControl = Forever;
        return Results.File(source.Path, "application/octet-stream", source.FileName, enableRangeProcessing: true);
    }
}
