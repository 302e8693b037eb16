using System.Text;

namespace Bpp.Web.Lists;

/// <summary>The one SQL statement behind a list: made of fixed parts, values only as parameters. Shown to who asks for it.</summary>
/// <param name="Sql">Selects photo_id, width, height, month, and burst_id and shots where bursts are stacks.</param>
/// <param name="Parameters">For <c>$1</c>, <c>$2</c>, …</param>
internal sealed record ListStatement(string Sql, IReadOnlyList<object?> Parameters)
{
    public static ListStatement Of(ListRequest request, ServedLibrary library) => Of(request, ListSources.Of(request, library));

    private static ListStatement Of(ListRequest request, ListSource source)
    {
        List<object?> parameters = source.Parameters is { } own ? [.. own] : source.Sql.Contains("$1", StringComparison.Ordinal) ? [request.Name] : [];
        var hasPlace = source.HasPlace;
        var sort = request.Sort == PhotoSort.Own && !hasPlace ? PhotoSort.Newest : request.Sort;
        var sql = new StringBuilder("select photo.photo_id, photo.width, photo.height, photo.month");
        sql.Append(request.Stacks ? ", burst.burst_id, count(*) over (partition by burst.burst_id) as shots\n" : "\n");
        sql.Append("from ").Append(source.From).Append(" as photo\n");
        if (request.Kind != "library")
            sql.Append("inner join (").Append(source.Sql).Append(") as chosen\n    on chosen.photo_id = photo.photo_id\n");
        if (request.Stacks)
            sql.Append("left join bursts as burst\n    on burst.photo_id = photo.photo_id\n");
        if (request.Stacks || sort is PhotoSort.Best or PhotoSort.Worst || request.Filters.Any(filter => ListFilters.Of(filter).Contains("scored.", StringComparison.Ordinal)))
            sql.Append("left join photo_scores as scored\n    on scored.photo_id = photo.photo_id\n");
        if (sort == PhotoSort.Faces)
            sql.Append("left join (select photo_id, count(*) as faces from faces where not is_dismissed group by photo_id) as counted\n    on counted.photo_id = photo.photo_id\n");
        var conditions = request.Filters.Select(ListFilters.Of).ToList();
        if (request.From is { } from)
            conditions.Add($"photo.taken_at >= {Parameter(parameters, from.ToDateTime(TimeOnly.MinValue))}");
        if (request.Until is { } until)
            conditions.Add($"photo.taken_at < {Parameter(parameters, until.AddDays(1).ToDateTime(TimeOnly.MinValue))}");
        if (conditions.Count > 0)
            sql.Append("where ").AppendJoin("\n    and ", conditions).Append('\n');
        if (request.Stacks)
            sql.Append("qualify burst.burst_id is null\n    or row_number() over (partition by burst.burst_id order by photo.favourite desc, scored.score desc nulls last, burst.position) = 1\n");
        sql.Append("order by ").Append(Order(sort));
        return new ListStatement(sql.ToString(), parameters);
    }

    private static string Parameter(List<object?> parameters, object value)
    {
        parameters.Add(value);
        return $"${parameters.Count}";
    }

    /// <summary>Every order ends the same way, so that equal photos never change places.</summary>
    private static string Order(PhotoSort sort) => sort switch
    {
        PhotoSort.Oldest => "photo.month is null, photo.taken_at nulls last, photo.path, photo.photo_id",
        PhotoSort.Best => "scored.score desc nulls last, photo.taken_at, photo.path, photo.photo_id",
        PhotoSort.Worst => "scored.score nulls last, photo.taken_at, photo.path, photo.photo_id",
        PhotoSort.Name => "photo.file_name, photo.path, photo.photo_id",
        PhotoSort.Largest => "photo.size desc, photo.path, photo.photo_id",
        PhotoSort.Added => "photo.added_at desc, photo.path, photo.photo_id",
        PhotoSort.Faces => "counted.faces desc nulls last, photo.taken_at desc, photo.path, photo.photo_id",
        PhotoSort.Own => "chosen.place, photo.photo_id",
        _ => "photo.month is null, photo.taken_at desc nulls last, photo.path desc, photo.photo_id",
    };
}
