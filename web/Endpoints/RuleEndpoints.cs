using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Engine.Storage;
using Bpp.Web.Lists;

namespace Bpp.Web.Endpoints;

/// <summary>What the rule builder asks: what rules would find, what a field can be, and that they be kept.</summary>
internal static class RuleEndpoints
{
    private const int Shown = 16;
    private const int MostValues = 12;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/rules/preview", PreviewAsync);
        app.MapPost("/api/rules/save", Save);
        app.MapGet("/api/rules/values", Values);
    }

    /// <summary>How many photos the rules find, some of them, and the query they mean.</summary>
    private static async Task<IResult> PreviewAsync(RulesRequest request, ServedLibrary library, PickedPhotos picked, HttpContext context)
    {
        var rules = RulesOf(request);
        var found = await Task.Run(() => SqlAlbums.Run(library.Database, SqlAlbumDefinition.Rules(rules), context.RequestAborted), context.RequestAborted);
        // from everywhere among them: the first ones are likely all of one day
        var some = found.Count <= Shown ? found : [.. Enumerable.Range(0, Shown).Select(index => found[(int)((long)index * found.Count / Shown)])];
        return Results.Json(new
        {
            count = found.Count,
            sql = $"select photo_id\nfrom photo_columns\nwhere {SqlAlbums.Condition(library.Database, rules)}",
            cards = PhotoCards.Read(library, picked, some),
        });
    }

    private static IResult Save(RulesRequest request, ServedLibrary library)
    {
        var definition = SqlAlbumDefinition.Rules(RulesOf(request));
        var editor = new SqlAlbumEditor(library.Database, library.Time);
        var album = request.Album;
        string? batch;
        if (album is null)
        {
            album = editor.Create(request.Title ?? "", definition);
            batch = new DecisionLog(library.Database, library.Time).NextUndo()?.Batch;
        }
        else
        {
            batch = editor.Edit(album, request.Title, definition);
        }

        if (batch is not null)
            library.Touch();
        return Results.Json(new { ok = true, album, batch, version = library.Version });
    }

    /// <summary>What photos have in a field of texts, most frequent first.</summary>
    private static IResult Values(string field, string? q, ServedLibrary library)
    {
        var known = RuleFields.Find(field) is { Kind: RuleKind.Text or RuleKind.Texts } text ? text : throw new UserException($"The field {field} has no texts.", ExitCode.Usage);
        // what is asked comes from the build; the letters typed are a parameter
        var values = known.Name switch
        {
            "person" => "select person as value, photo_id from person_photos where person <> person_key",
            "tag" => "select tag as value, photo_id from photo_tags",
            "place" => "select distinct unnest([city, region, country]) as value, photo_id from photo_places",
            "camera" => "select distinct unnest([camera_model, camera_make]) as value, photo_id from photos",
            "city" or "region" or "country" or "country_code" => $"select {known.Sql} as value, photo_id from photo_places",
            _ when known.Kind == RuleKind.Texts => $"select unnest({known.Sql}) as value, photo_id from photos",
            _ => $"select {known.Sql} as value, photo_id from photos",
        };
        using var connection = library.Database.Connect();
        return Results.Json(connection.Query(
            $"with given as ({values})\nselect value, count(distinct photo_id) from given where value <> '' and contains(search_text(value), trim(search_text($1))) group by value order by count(distinct photo_id) desc, value limit {MostValues}",
            row => new { value = row.GetString(0), photos = row.GetInt64(1) },
            q ?? ""));
    }

    private static AlbumRules RulesOf(RulesRequest request) =>
        AlbumRules.Parse(request.Rules.ValueKind == JsonValueKind.Undefined ? throw new UserException("Make a rule first.", ExitCode.Usage) : request.Rules.GetRawText());

    /// <param name="Rules">As in docs/albums.md.</param>
    /// <param name="Title">What the album is called.</param>
    /// <param name="Album">Key of the album they are for; null: a new one.</param>
    internal sealed record RulesRequest(JsonElement Rules, string? Title, string? Album);
}
