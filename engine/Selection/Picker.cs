using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Selection;

/// <summary>Asks the library for its picks.</summary>
public static class Picker
{
    private const string Columns = """
        select pick.photo_id, pick.rank::bigint, pick.path, pick.taken_at, pick.score::double, pick.reason, source.root
        from picks(k := $1::bigint, max_per_day := $2::bigint, min_per_month := $3::bigint, max_per_month := $4::bigint, boost := $5::varchar[]
        """;

    // A written null is planned away, a parameter that is null is not.
    private const string OfAll = ")";
    private const string OfAlbum = ", album := $6::varchar)";

    private const string Rest = """
         as pick
        inner join facts.sources as source using (source_id)
        order by pick.rank
        """;

    /// <summary>The picks, best first.</summary>
    /// <exception cref="UserException">A person to boost is not in the library.</exception>
    public static IReadOnlyList<Pick> Pick(LibraryDatabase database, PickRequest request)
    {
        using var connection = database.Connect();
        if (request.Boost.Count > 0)
        {
            var people = connection.Query("select distinct unnest([person, person_key]) from person_photos", row => row.GetString(0));
            foreach (var name in request.Boost.Where(name => !people.Contains(name)))
            {
                var nearest = NearestNames.Of(name, people);
                throw new UserException(
                    $"--boost-face '{name}' is nobody this library knows{(nearest.Count > 0 ? $"; did you mean {string.Join(" or ", nearest)}?" : ".")}",
                    ExitCode.Usage);
            }
        }

        object?[] parameters = [request.K, request.MaxPerDay, request.MinPerMonth, request.MaxPerMonth, request.Boost.Count > 0 ? request.Boost.ToList() : null];
        return connection.Query(
            Columns + (request.Album is null ? OfAll : OfAlbum) + Rest,
            row => new Pick(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetString(2),
                System.IO.Path.Combine(row.GetString(6) is { Length: > 0 } root ? root : database.PhotosFolder, row.GetString(2)),
                row.IsDBNull(3) ? null : row.GetDateTime(3),
                row.GetDouble(4),
                row.GetString(5)),
            request.Album is null ? parameters : [.. parameters, request.Album]);
    }
}
