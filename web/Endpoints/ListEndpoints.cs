using Bpp.Web.Lists;

namespace Bpp.Web.Endpoints;

/// <summary>What a grid asks: the list's shape, then cards for the part in view.</summary>
internal static class ListEndpoints
{
    private const int MostCards = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/list", Head);
        app.MapGet("/api/list/aspects", Aspects);
        app.MapGet("/api/list/cards", Cards);
        app.MapGet("/api/list/ids", Ids);
        app.MapGet("/api/cards", CardsById);
    }

    private static IResult Head(HttpRequest request, PhotoLists lists)
    {
        var list = lists.Get(ListRequest.Parse(null, null, request.Query));
        return Results.Json(new { list.Version, total = list.Ids.Length, list.Sections });
    }

    /// <summary>One byte a photo (<see cref="PhotoList.AspectCode"/>): enough to lay out every row without knowing more.</summary>
    private static IResult Aspects(HttpRequest request, PhotoLists lists) =>
        Results.Bytes(lists.Get(ListRequest.Parse(null, null, request.Query)).Aspects, "application/octet-stream");

    private static async Task<IResult> Cards(HttpRequest request, PhotoLists lists, PickedPhotos picked, ServedLibrary library, int offset = 0, int limit = 200)
    {
        // After a decision both are out of date, and one core each brings them up in half the time.
        var picking = Task.Run(picked.Get);
        var list = lists.Get(ListRequest.Parse(null, null, request.Query));
        await picking;
        var start = Math.Clamp(offset, 0, list.Ids.Length);
        var count = Math.Clamp(limit, 0, Math.Min(MostCards, list.Ids.Length - start));
        return Results.Json(new { list.Version, offset = start, cards = PhotoCards.Read(library, picked, list, start, count) });
    }

    /// <summary>All ids in order: what "select all" needs.</summary>
    private static IResult Ids(HttpRequest request, PhotoLists lists) => Results.Json(lists.Get(ListRequest.Parse(null, null, request.Query)).Ids);

    private static IResult CardsById(string ids, PickedPhotos picked, ServedLibrary library) =>
        Results.Json(PhotoCards.Read(library, picked, [.. ids.Split(',').Take(MostCards).Select(id => long.TryParse(id, out var value) ? value : -1)]));
}
