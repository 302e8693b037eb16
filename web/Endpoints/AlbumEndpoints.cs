using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Web.Lists;

namespace Bpp.Web.Endpoints;

/// <summary>Albums of one's own, and tags as a whole.</summary>
internal static class AlbumEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/albums/covers", (ServedLibrary library) => AlbumShelf.Covers(library));
        app.MapPost("/api/albums", Create);
        app.MapPost("/api/albums/{album}/rename", (string album, TitleRequest request, ServedLibrary library) => Done(library, Editor(library).Rename(album, request.Title ?? "")));
        app.MapPost("/api/albums/{album}/nest", (string album, NestRequest request, ServedLibrary library) => Done(library, Editor(library).Nest(album, request.Parent)));
        app.MapPost("/api/albums/{album}/cover", (string album, PhotosRequest request, ServedLibrary library) => Done(library, Editor(library).Cover(album, request.Ids is [var first, ..] ? first : null)));
        app.MapPost("/api/albums/{album}/delete", (string album, ServedLibrary library) => Done(library, Editor(library).Delete(album)));
        app.MapPost("/api/albums/{album}/photos", (string album, PhotosRequest request, ServedLibrary library) => Done(library, Editor(library).Add(album, request.Ids ?? [])));
        app.MapPost("/api/albums/{album}/remove", (string album, PhotosRequest request, ServedLibrary library) => Done(library, Editor(library).Remove(album, request.Ids ?? [])));
        app.MapPost("/api/albums/{album}/definition", (string album, DefinitionRequest request, ServedLibrary library) => Done(library, new SqlAlbumEditor(library.Database, library.Time).Edit(album, null, request.ToDefinition())));
        app.MapPost("/api/albums/{view}/hidden", (string view, HideRequest request, ServedLibrary library) => Done(library, Editor(library).HideSmart(view, request.Hidden)));
        app.MapPost("/api/tags/rename", (RenameRequest request, ServedLibrary library) => Done(library, new PhotoEditor(library.Database, library.Time).RenameTag(request.From ?? "", request.To ?? "")));
        app.MapPost("/api/tags/delete", (RenameRequest request, ServedLibrary library) => Done(library, new PhotoEditor(library.Database, library.Time).DeleteTag(request.From ?? "")));
    }

    private static AlbumEditor Editor(ServedLibrary library) => new(library.Database, library.Time);

    private static IResult Done(ServedLibrary library, string? batch) => DecisionEndpoints.Answer(library, batch);

    private static IResult Create(CreateRequest request, ServedLibrary library)
    {
        if (request.Sql is { } query)
            new SqlAlbumEditor(library.Database, library.Time).Create(request.Title ?? "", SqlAlbumDefinition.Sql(query));
        else
            Editor(library).Create(request.Title ?? "", request.Parent, request.Ids);
        return Done(library, new DecisionLog(library.Database, library.Time).NextUndo()?.Batch);
    }

    /// <param name="Title">What it is called.</param>
    /// <param name="Parent">Key of the album it goes into.</param>
    /// <param name="Ids">Its first photos.</param>
    /// <param name="Sql">Instead of photos: the query whose answer it always is.</param>
    internal sealed record CreateRequest(string? Title, string? Parent, IReadOnlyList<long>? Ids, string? Sql);

    internal sealed record TitleRequest(string? Title);

    /// <param name="Parent">Key of the album it goes into; null: the top.</param>
    internal sealed record NestRequest(string? Parent);

    internal sealed record PhotosRequest(IReadOnlyList<long>? Ids);

    /// <param name="Form">where or sql.</param>
    /// <param name="Text">The condition or the query.</param>
    internal sealed record DefinitionRequest(string? Form, string? Text)
    {
        public SqlAlbumDefinition ToDefinition() => Form switch
        {
            "where" => SqlAlbumDefinition.Where(Text ?? ""),
            "sql" => SqlAlbumDefinition.Sql(Text ?? ""),
            _ => throw new UserException($"an album is made of a condition (where) or a query (sql), not of '{Form}'", ExitCode.Usage),
        };
    }

    internal sealed record HideRequest(bool Hidden);

    internal sealed record RenameRequest(string? From, string? To);
}
