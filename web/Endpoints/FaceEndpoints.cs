using Bpp.Engine.Cli;
using Bpp.Engine.Faces;
using Bpp.Engine.People;
using Bpp.Web.People;

namespace Bpp.Web.Endpoints;

/// <summary>What the user says about single faces: one request is one step of undo.</summary>
internal static class FaceEndpoints
{
    private const int MostFaces = 5000;
    private const int MostListed = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/people/{key}/faces", (string key, ServedLibrary library, string? sort = null, int offset = 0, int limit = 120) =>
            Results.Json(PeopleReader.Faces(library, key, sort != "best", Math.Max(0, offset), Math.Clamp(limit, 1, MostListed))));
        app.MapGet("/api/photos/{id:long}/people", (long id, ServedLibrary library) => Results.Json(PeopleReader.InPhoto(library, id)));
        app.MapGet("/api/faces/{id:long}/suggestions", (long id, ServedLibrary library) => Results.Json(PeopleReader.Suggestions(library, id)));
        app.MapPost("/api/faces/draw", Draw);
        app.MapPost("/api/faces/move", Move);
        app.MapPost("/api/faces/assign", Assign);
        app.MapPost("/api/faces/unassign", (FacesRequest request, ServedLibrary library) => PeopleEndpoints.Do(library, editor =>
        {
            editor.Unassign(Faces(request));
            return null;
        }));
        app.MapPost("/api/faces/dismiss", (FacesRequest request, ServedLibrary library) => PeopleEndpoints.Do(library, editor =>
        {
            editor.DismissFaces(Faces(request));
            return null;
        }));
    }

    /// <summary>A face that the analysis missed; whose it is may be said at once.</summary>
    private static IResult Draw(DrawRequest request, ServedLibrary library) => Place(library, editor =>
        editor.DrawFace(request.Photo, Box(request.Box), request.Person is { } key ? PeopleCatalog.Find(library.Database, key).Key : request.Name));

    private static IResult Move(MoveRequest request, ServedLibrary library) => Place(library, editor => editor.MoveFace(request.Face, Box(request.Box)));

    private static IResult Place(ServedLibrary library, Func<PeopleEditor, DrawnFace> change)
    {
        var editor = new PeopleEditor(library.Database, library.Time);
        var face = change(editor);
        return DecisionEndpoints.Answer(library, editor.LastBatch, face.Person?.Key, face.FaceId);
    }

    private static FaceBox Box(FaceBox? box) => box ?? throw new UserException("Say where the face is.", ExitCode.Usage);

    /// <summary>To somebody by key, to somebody by name (new or known), or to somebody new without a name.</summary>
    private static IResult Assign(FacesRequest request, ServedLibrary library) => PeopleEndpoints.Do(library, editor =>
        request.Person is not null ? editor.Assign(Faces(request), request.Person)
        : request.Name is not null ? editor.AssignByName(Faces(request), request.Name)
        : editor.Split(Faces(request)));

    private static IReadOnlyList<long> Faces(FacesRequest request) =>
        request.Faces is { Count: > 0 and <= MostFaces } faces ? faces : throw new UserException($"Say which faces: 1 to {MostFaces}.", ExitCode.Usage);

    /// <param name="Faces">face_ids.</param>
    /// <param name="Person">Key of whose they are.</param>
    /// <param name="Name">Or their name.</param>
    internal sealed record FacesRequest(IReadOnlyList<long>? Faces, string? Person, string? Name);

    /// <param name="Photo">photo_id.</param>
    /// <param name="Box">In shares (0–1) of the upright photo.</param>
    /// <param name="Person">Key of whose it is; null: nobody's yet.</param>
    /// <param name="Name">Or their name, new or known.</param>
    internal sealed record DrawRequest(long Photo, FaceBox? Box, string? Person, string? Name);

    /// <param name="Face">face_id.</param>
    /// <param name="Box">In shares (0–1) of the upright photo.</param>
    internal sealed record MoveRequest(long Face, FaceBox? Box);
}
