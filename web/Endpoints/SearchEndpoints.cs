using Bpp.Engine.Search;

namespace Bpp.Web.Endpoints;

/// <summary>What the search box offers while somebody types.</summary>
internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/suggest", (string? q, ServedLibrary library) => Results.Json(SearchSuggestions.Of(library.Database, library.Keep("names", () => SearchSuggestions.Names(library.Database)), q ?? "")));
}
