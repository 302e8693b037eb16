using System.Data.Common;
using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.People;

/// <summary>Reads people, as the views tell of them.</summary>
public static class PeopleCatalog
{
    private const string Columns =
        "select person_key, name, photos, faces, first_taken, last_taken, is_significant, dismissed_as, excluded, boosted, avatar_face_id from people";

    /// <summary>Everybody: significant people first, then by number of photos.</summary>
    public static IReadOnlyList<Person> List(LibraryDatabase database)
    {
        using var connection = database.Connect();
        return connection.Query($"{Columns} order by is_significant desc, name is null, photos desc, person_key", Read);
    }

    /// <summary>Somebody by name (in any case) or key.</summary>
    /// <exception cref="UserException">Nobody is called so (exit code 2); names the nearest.</exception>
    public static Person Find(LibraryDatabase database, string person)
    {
        var everybody = List(database);
        if (everybody.FirstOrDefault(one => one.Key == person) is { } byKey)
            return byKey;
        if (SuccessorOf(database, person) is { } key && everybody.FirstOrDefault(one => one.Key == key) is { } decided)
            return decided;
        if (everybody.FirstOrDefault(one => string.Equals(one.Name, person.Trim(), StringComparison.OrdinalIgnoreCase)) is { } byName)
            return byName;
        var nearest = NearestNames.Of(person, everybody.Select(one => one.Name).OfType<string>());
        throw new UserException(
            $"'{person}' is nobody this library knows{(nearest.Count > 0 ? $"; did you mean {string.Join(" or ", nearest)}?" : "; `bpp people list` shows who is there")}", ExitCode.Usage);
    }

    /// <summary>
    /// Who somebody found by likeness has become. The first decision gives them a key for good, and the one that was on the screen a
    /// moment ago (<c>c</c> and the number of their first face) still means them.
    /// </summary>
    /// <returns>Null where it is no such key, or the face is nobody's.</returns>
    private static string? SuccessorOf(LibraryDatabase database, string person)
    {
        if (!person.StartsWith('c') || !long.TryParse(person.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var face))
            return null;
        using var connection = database.Connect();
        return connection.Scalar<string>("select min(person_key) from facts.face_people where face_id = $1 and starts_with(person_key, 'p')", face);
    }

    /// <summary>Pairs that may be one person, closest first.</summary>
    public static IReadOnlyList<PersonPair> PairsToReview(LibraryDatabase database, int most)
    {
        using var connection = database.Connect();
        return connection.Query(
            """
            select person_a, coalesce(name_a, person_a), photos_a, person_b, coalesce(name_b, person_b), photos_b, similarity
            from face_pairs_to_review
            limit $1
            """,
            row => new PersonPair(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetFloat(6)),
            most);
    }

    /// <summary>A person's faces in active photos, the most certain first.</summary>
    public static IReadOnlyList<PersonFace> Faces(LibraryDatabase database, string key)
    {
        using var connection = database.Connect();
        return connection.Query(
            """
            select face.face_id, photo.photo_id, photo.path, photo.taken_at, face.how, face.similarity
            from faces as face
            inner join photos as photo using (photo_id)
            where face.person_key = $1
            order by face.how = 'clustered', face.similarity desc, face.face_id
            """,
            row => new PersonFace(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetDateTime(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetFloat(5)),
            key);
    }

    internal static List<StoredFace> FacesToDecide(DuckDBConnection connection, string filter, params object?[] parameters) =>
        connection.Query(
            $"""
            select face.face_id, face.photo_id, photo.sha256, face.x, face.y, face.width, face.height, face.quality
            from facts.faces as face
            inner join facts.photos as photo using (photo_id)
            left join facts.face_people as assigned using (face_id)
            where {filter}
            order by photo.sha256, face.x, face.y
            """,
            row => new StoredFace(
                row.GetInt64(0), row.GetInt64(1), row.GetString(2), new(row.GetFloat(3), row.GetFloat(4), row.GetFloat(5), row.GetFloat(6)), row.GetFloat(7)),
            parameters);

    private static Person Read(DbDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetInt64(2),
        row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetDateTime(4),
        row.IsDBNull(5) ? null : row.GetDateTime(5),
        row.GetBoolean(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetBoolean(8),
        row.GetBoolean(9),
        row.IsDBNull(10) ? null : row.GetInt64(10));
}
