using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Organise;
using Bpp.Web.Hosting;

namespace Bpp.Web.Endpoints;

/// <summary>What the user decides about photos: one request is one step of undo.</summary>
internal static class DecisionEndpoints
{
    private const int MostPhotos = 200_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/decide", Decide);
        app.MapPost("/api/undo", (SwitchRequest request, ServedLibrary library) => Switch(request.Batch, library, undo: true));
        app.MapPost("/api/redo", (SwitchRequest request, ServedLibrary library) => Switch(request.Batch, library, undo: false));
    }

    private static IResult Decide(DecideRequest request, ServedLibrary library)
    {
        if (request.Ids is not { Count: > 0 and <= MostPhotos } ids)
            throw new UserException("Name the photos it is about.", ExitCode.Usage);
        if (PhotoFinder.ById(library.Database, ids).Count == 0)
            throw new NotFoundException("None of these photos is in the library.");
        var editor = new PhotoEditor(library.Database, library.Time);
        var batch = request.Action switch
        {
            "favourite" => editor.Favourite(ids, request.Value != "0"),
            "rate" => editor.Rate(ids, Stars(request.Value)),
            "label" => editor.Label(ids, string.IsNullOrEmpty(request.Value) ? null : request.Value),
            "hide" => editor.Hide(ids, request.Value != "0"),
            "trash" => editor.Trash(ids),
            "restore" => editor.Restore(ids),
            "tag" => editor.Tag(ids, Required(request)),
            "untag" => editor.Untag(ids, Required(request)),
            "include" or "exclude" or "clear" => editor.Override(ids, request.Action),
            "crown" => editor.Crown(ids[0]),
            _ => throw new UserException($"There is no action {request.Action}.", ExitCode.Usage),
        };
        return Answer(library, batch);
    }

    /// <summary>Takes a step back, or makes it again.</summary>
    /// <param name="batch">Which; null: the latest.</param>
    /// <param name="library">The library.</param>
    /// <param name="undo">Back, or again.</param>
    /// <param name="actor">Who says so.</param>
    internal static IResult Switch(string? batch, ServedLibrary library, bool undo, string actor = DecisionLog.Owner)
    {
        var log = new DecisionLog(library.Database, library.Time);
        var step = undo ? log.Undo(batch, actor) : log.Redo(batch, actor);
        if (step is null)
            return Results.Json(new { ok = true, batch = (string?)null, words = (string?)null });
        DerivedTables.Refresh(library.Database);
        library.Touch();
        var words = StepWords.Of(step.Words);
        return Results.Json(new { ok = true, batch = step.Batch, words, others = Sentences.InAll(words) });
    }

    /// <summary>Tells every page that something changed, and this one how to take it back.</summary>
    /// <param name="library">The library.</param>
    /// <param name="batch">The step that was made; null: nothing changed.</param>
    /// <param name="person">Key of the person it leaves, where it is about one: the first word about somebody gives them another key.</param>
    /// <param name="face">The face it placed, where it is about one.</param>
    internal static IResult Answer(ServedLibrary library, string? batch, string? person = null, long? face = null)
    {
        if (batch is null)
            return Results.Json(new { ok = true, batch = (string?)null, words = (string?)null });
        library.Touch();
        var words = new DecisionLog(library.Database, library.Time).NextUndo(batch) is { } step ? StepWords.Of(step.Words) : null;
        return Results.Json(new { ok = true, batch, words, others = words is null ? null : Sentences.InAll(words), version = library.Version, person, face });
    }

    private static int? Stars(string? value) => string.IsNullOrEmpty(value) ? null
        : int.TryParse(value, out var stars) && stars is >= 0 and <= 5 ? stars
        : throw new UserException($"A rating is 0 to 5, not {value}.", ExitCode.Usage);

    private static string Required(DecideRequest request) =>
        string.IsNullOrWhiteSpace(request.Value) ? throw new UserException("Name the tag.", ExitCode.Usage) : request.Value;

    /// <param name="Action">favourite, rate, label, hide, trash, restore, tag, untag, include, exclude, clear, crown.</param>
    /// <param name="Ids">photo_ids.</param>
    /// <param name="Value">What the action needs.</param>
    internal sealed record DecideRequest(string Action, IReadOnlyList<long>? Ids, string? Value);

    /// <param name="Batch">Which step; null: the latest.</param>
    internal sealed record SwitchRequest(string? Batch);
}
