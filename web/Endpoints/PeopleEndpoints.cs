using Bpp.Engine.Cli;
using Bpp.Engine.People;
using Bpp.Engine.Storage;
using Bpp.Web.People;

namespace Bpp.Web.Endpoints;

/// <summary>What the user says about people: one request is one step of undo.</summary>
internal static class PeopleEndpoints
{
    private const int MostKnown = 2000;
    private const int MostPeople = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/people", (ServedLibrary library) => Results.Json(PeopleReader.Known(library, MostKnown)));
        app.MapGet("/api/people/significant", (ServedLibrary library, int limit = 24) => Results.Json(PeopleReader.Significant(library, Math.Clamp(limit, 1, MostPeople))));
        app.MapPost("/api/people/name", Name);
        app.MapPost("/api/people/merge", Merge);
        app.MapPost("/api/people/set", Set);
        app.MapPost("/api/people/avatar", (AvatarRequest request, ServedLibrary library) =>
            Do(library, editor => editor.ChooseAvatar(Required(request.Person), request.Face)));
        app.MapPost("/api/people/differ", Differ);
        app.MapPost("/api/people/tag", Tag);
    }

    /// <summary>Names somebody. A name that somebody else has is no error but a question: <c>taken</c> says whose it is, so that the page offers to merge.</summary>
    private static IResult Name(NameRequest request, ServedLibrary library)
    {
        var person = PeopleCatalog.Find(library.Database, Required(request.Person));
        var name = request.Name?.Trim();
        var other = string.IsNullOrEmpty(name) ? null
            : PeopleCatalog.List(library.Database).FirstOrDefault(one => one.Key != person.Key && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        return other is null
            ? Do(library, editor => editor.Name(person.Key, name))
            : Results.Json(new { ok = true, batch = (string?)null, words = (string?)null, taken = PeopleReader.Find(library, other.Key) });
    }

    private static IResult Merge(MergeRequest request, ServedLibrary library) =>
        Do(library, editor => editor.Merge(Required(request.Into), Several(request.Others)));

    private static IResult Set(SetRequest request, ServedLibrary library)
    {
        var people = Several(request.People);
        return Do(library, editor => (request.Action switch
        {
            "dismiss" => editor.Dismiss(people, notInteresting: true),
            "not_a_person" => editor.Dismiss(people, notInteresting: false),
            "restore" => editor.Restore(people),
            "exclude" => editor.Exclude(people, excluded: true),
            "allow" => editor.Exclude(people, excluded: false),
            "boost" => editor.Boost(people, boosted: true),
            "unboost" => editor.Boost(people, boosted: false),
            _ => throw new UserException($"There is no action {request.Action}.", ExitCode.Usage),
        })[0]);
    }

    private static IResult Differ(DifferRequest request, ServedLibrary library)
    {
        var editor = new PeopleEditor(library.Database, library.Time);
        editor.Differ(Required(request.A), Required(request.B));
        return DecisionEndpoints.Answer(library, editor.LastBatch);
    }

    /// <summary>Says that somebody is in a photo though no face shows it, or is not.</summary>
    private static IResult Tag(TagRequest request, ServedLibrary library)
    {
        using var connection = library.Database.Connect();
        var hash = connection.Scalar<string>("select sha256 from facts.photos where photo_id = $1", request.Photo)
            ?? throw new UserException("There is no such photo.", ExitCode.Usage);
        return Do(library, editor => editor.Tag(hash, Required(request.Person), request.There));
    }

    /// <summary>Makes one step and answers how to take it back and whom it leaves.</summary>
    internal static IResult Do(ServedLibrary library, Func<PeopleEditor, Person?> change)
    {
        var editor = new PeopleEditor(library.Database, library.Time);
        var person = change(editor);
        return DecisionEndpoints.Answer(library, editor.LastBatch, person?.Key);
    }

    internal static string Required(string? person) =>
        string.IsNullOrWhiteSpace(person) ? throw new UserException("Say who.", ExitCode.Usage) : person;

    private static IReadOnlyList<string> Several(IReadOnlyList<string>? people) =>
        people is { Count: > 0 and <= MostPeople } ? people : throw new UserException($"Say who: 1 to {MostPeople} people.", ExitCode.Usage);

    /// <param name="Person">Key.</param>
    /// <param name="Name">Null or empty takes the name away.</param>
    internal sealed record NameRequest(string? Person, string? Name);

    /// <param name="Into">Key of who stays.</param>
    /// <param name="Others">Keys of who become part of it.</param>
    internal sealed record MergeRequest(string? Into, IReadOnlyList<string>? Others);

    /// <param name="People">Keys.</param>
    /// <param name="Action">dismiss, not_a_person, restore, exclude, allow, boost, unboost.</param>
    internal sealed record SetRequest(IReadOnlyList<string>? People, string? Action);

    /// <param name="Person">Key.</param>
    /// <param name="Face">face_id.</param>
    internal sealed record AvatarRequest(string? Person, long Face);

    /// <param name="A">Key.</param>
    /// <param name="B">Key.</param>
    internal sealed record DifferRequest(string? A, string? B);

    /// <param name="Photo">photo_id.</param>
    /// <param name="Person">Key or name; a new name makes a new person.</param>
    /// <param name="There">Whether they are in it.</param>
    internal sealed record TagRequest(long Photo, string? Person, bool There);
}
