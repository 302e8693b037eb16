using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Selection;

/// <summary>Asks the library for its picks.</summary>
public static class Picker
{
    /// <summary>The picks, best first.</summary>
    /// <exception cref="UserException">A person to boost or to cover is not in the library.</exception>
    public static IReadOnlyList<Pick> Pick(LibraryDatabase database, PickRequest request)
    {
        using var connection = database.Connect();
        request = WithPeople(connection, request);
        var arguments = Arguments(request).Where(argument => argument.Value is not null).ToList();
        // An argument that is left out is planned away, a parameter that is null is not.
        var call = string.Join(", ", arguments.Select((argument, index) => $"{argument.Name} := ${index + 1}::{argument.Type}"));
        return connection.Query(
            $"""
            select pick.photo_id, pick.rank::bigint, pick.path, pick.taken_at, pick.score::double, pick.reason, source.root
            from picks({call}) as pick
            inner join facts.sources as source using (source_id)
            order by pick.rank
            """,
            row => new Pick(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetString(2),
                System.IO.Path.Combine(row.GetString(6) is { Length: > 0 } root ? root : database.PhotosFolder, row.GetString(2)),
                row.IsDBNull(3) ? null : row.GetDateTime(3),
                row.GetDouble(4),
                row.GetString(5)),
            [.. arguments.Select(argument => argument.Value)]);
    }

    private static IEnumerable<(string Name, string Type, object? Value)> Arguments(PickRequest request) =>
    [
        ("k", "bigint", request.K),
        ("max_per_day", "bigint", request.MaxPerDay),
        ("min_per_month", "bigint", request.MinPerMonth),
        ("max_per_month", "bigint", request.MaxPerMonth),
        ("boost", "varchar[]", request.Boost.Count > 0 ? request.Boost.ToList() : null),
        ("cover", "varchar[]", request.Cover.Count > 0 ? request.Cover.ToList() : null),
        ("album", "varchar", request.Album),
        ("among", "bigint[]", request.Among?.ToList()),
        ("blur_weight", "double", request.Weights.Blur),
        ("exposure_weight", "double", request.Weights.Exposure),
        ("face_weight", "double", request.Weights.Face),
        ("composition_weight", "double", request.Weights.Composition),
        ("face_selection_boost", "double", request.Weights.FaceSelectionBoost),
    ];

    /// <summary>People as the library writes their names, which nobody has to know: case does not count where one name only is meant.</summary>
    private static PickRequest WithPeople(DuckDBConnection connection, PickRequest request)
    {
        if (request.Boost.Count + request.Cover.Count == 0)
            return request;
        var people = connection.Query("select distinct unnest([person, person_key]) from person_photos", row => row.GetString(0));
        return request with
        {
            Boost = [.. request.Boost.Select(name => Known("--boost-face", name, people))],
            Cover = [.. request.Cover.Select(name => Known("--cover-face", name, people))],
        };
    }

    private static string Known(string option, string name, IReadOnlyCollection<string> people)
    {
        if (people.Contains(name))
            return name;
        if (people.Where(person => string.Equals(person, name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
            return only;
        var nearest = NearestNames.Of(name, people);
        throw new UserException(
            $"{option} '{name}' is nobody this library knows{(nearest.Count > 0 ? $"; did you mean {string.Join(" or ", nearest)}?" : "; `bpp people list` shows who is there")}",
            ExitCode.Usage);
    }
}
