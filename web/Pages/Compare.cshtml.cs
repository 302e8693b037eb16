using Bpp.Engine.Cli;
using Bpp.Web.Hosting;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>Two to eight photos side by side, zoomed together.</summary>
internal sealed class CompareModel(ServedLibrary library, PickedPhotos picked, Texts texts) : LibraryPage(library)
{
    private const int Most = 8;

    /// <summary>The group after the one compared, in the order of the page of near-duplicates; after the last comes the first that is left.</summary>
    private const string NextSql = """
        with alike as materialized (
            from near_duplicates
        ),

        grouped as (
            select group_id, max(score) - min(score) as spread, list(photo_id order by rank)[1:8] as members
            from alike
            group by group_id
        ),

        numbered as (
            select group_id, members, row_number() over (order by spread desc nulls last, group_id) as place
            from grouped
        )

        select array_to_string(members, ',')
        from numbered
        where group_id <> $1
        order by place < coalesce((select max(place) from numbered where group_id = $1), 0), place
        limit 1
        """;

    public IReadOnlyList<ComparedPhoto> Photos { get; private set; } = [];

    /// <summary>Where the next group is compared; null when these are no group, or the last.</summary>
    public string? Next { get; private set; }

    public override string Heading => texts["Compare"];

    public override string? Place => "/duplicates";

    public override object Twin => Photos;

    public override IReadOnlyList<string> Scripts => ["compare.js"];

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("from photo_cards($1)", [string.Join(", ", Photos.Select(photo => photo.Card.Id))])];

    /// <param name="ids">photo_ids, by commas.</param>
    public void OnGet(string? ids)
    {
        var wanted = (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Take(Most).Select(id => long.TryParse(id, out var value) ? value : throw new UserException($"{id} is no photo.", ExitCode.Usage)).ToList();
        wanted = [.. wanted.Intersect(Query("select photo_id from all_photos where trashed_at is null and photo_id in (select unnest($1::bigint[]))", row => row.GetInt64(0), wanted))];
        var cards = PhotoCards.Read(Library, picked, wanted);
        if (cards.Count < 1)
            throw new NotFoundException("Select two to eight photos to compare.");
        if (cards[0].GroupId is { } group && cards.All(card => card.GroupId == group))
            Next = Query(NextSql, row => $"/compare?ids={row.GetString(0)}", group).FirstOrDefault();
        // The card knows the best by score; the user may have crowned another.
        var keepers = Query("select photo_id from near_duplicates where is_keeper and photo_id in (select unnest($1::bigint[]))", row => row.GetInt64(0), wanted).ToHashSet();
        var scores = Query(
            "select photo_id, sharpness, exposure, composition, face from photo_scores where photo_id in (select unnest($1::bigint[]))",
            row => (Id: row.GetInt64(0), Values: Enumerable.Range(1, 4).Select(column => row.IsDBNull(column) ? (double?)null : row.GetDouble(column)).ToArray()),
            wanted).ToDictionary(row => row.Id, row => row.Values);
        var empty = new double?[4];
        var best = Enumerable.Range(0, 4).Select(index => scores.Values.Max(values => values[index])).ToArray();
        Photos =
        [
            .. cards.Select(card =>
            {
                var values = scores.GetValueOrDefault(card.Id, empty);
                return new ComparedPhoto(card with { Keeper = keepers.Contains(card.Id) }, [.. ComponentNames.Select((name, index) => new ComparedScore(name, values[index], values[index] is { } value && best[index] is { } top && cards.Count > 1 ? Math.Round(value - top, 3) : 0))]);
            }),
        ];
    }

    private static readonly string[] ComponentNames = [Texts.Key("Sharpness"), Texts.Key("Light"), Texts.Key("Composition"), Texts.Key("Faces")];

    /// <param name="Card">The photo.</param>
    /// <param name="Scores">Its components.</param>
    internal sealed record ComparedPhoto(PhotoCard Card, IReadOnlyList<ComparedScore> Scores);

    /// <param name="Name">Component.</param>
    /// <param name="Value">0-1; null where it does not apply.</param>
    /// <param name="Behind">How far behind the best of those compared, 0 or less.</param>
    internal sealed record ComparedScore(string Name, double? Value, double Behind);
}
