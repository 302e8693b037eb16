using System.Data.Common;
using Bpp.Engine.Storage;

namespace Bpp.Web.People;

/// <summary>Reads people as the pages show them.</summary>
internal static class PeopleReader
{
    private const string Columns =
        "select person_key, name, photos, faces, first_taken, last_taken, shelf, dismissed_as, excluded, boosted, avatar_face_id, avatar_sha256\nfrom person_cards";

    /// <summary>One shelf, by number of photos or by name; the words are looked for in names.</summary>
    public static ListOfPeople OnShelf(ServedLibrary library, string shelf, string? words, bool byName, int offset, int limit)
    {
        var sql = $"{Columns}\nwhere shelf = $1\n    and ($2 is null or contains(lower(name), lower($2)))\norder by {(byName ? "name is null, lower(name), photos desc" : "photos desc, name is null, lower(name)")}, person_key";
        using var connection = library.Database.Connect();
        words = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        var people = connection.Query($"{sql}\nlimit $3 offset $4", Read, shelf, words, limit + 1, offset);
        return new ListOfPeople([.. people.Take(limit)], people.Count > limit, new Lists.ListStatement(sql, [shelf, words]));
    }

    /// <summary>Everybody with a name, to choose from.</summary>
    public static IReadOnlyList<PersonCard> Known(ServedLibrary library, int most) =>
        Query(library, $"{Columns}\nwhere shelf = 'known'\norder by photos desc, lower(name), person_key\nlimit $1", most);

    /// <summary>People worth asking for: named first, then those in many photos.</summary>
    public static IReadOnlyList<PersonCard> Significant(ServedLibrary library, int most) =>
        Query(library, $"{Columns}\nwhere shelf in ('known', 'unnamed')\norder by boosted desc, name is null, photos desc, person_key\nlimit $1", most);

    /// <summary>Unnamed people, those in most photos first.</summary>
    public static IReadOnlyList<PersonCard> Unnamed(ServedLibrary library, int most) =>
        Query(library, $"{Columns}\nwhere shelf = 'unnamed'\norder by photos desc, person_key\nlimit $1", most);

    public static PersonCard? Find(ServedLibrary library, string key) => Query(library, $"{Columns}\nwhere person_key = $1", key) is [var one] ? one : null;

    /// <summary>Several people at once, by key.</summary>
    public static IReadOnlyDictionary<string, PersonCard> ByKeys(ServedLibrary library, IEnumerable<string> keys) =>
        Query(library, $"{Columns}\nwhere list_contains($1::varchar[], person_key)", keys.Distinct(StringComparer.Ordinal).ToList()).ToDictionary(person => person.Key, StringComparer.Ordinal);

    /// <summary>The best faces of several people at once.</summary>
    public static ILookup<string, PersonFaceCard> BestFaces(ServedLibrary library, IEnumerable<string> keys, int mostEach)
    {
        using var connection = library.Database.Connect();
        return connection.Query(
            """
            select face.person_key, face.face_id, photo.photo_id, photo.sha256, face.how, face.similarity, photo.taken_at
            from faces as face
            inner join photos as photo using (photo_id)
            where list_contains($1::varchar[], face.person_key)
            qualify row_number() over (partition by face.person_key order by face.quality desc, face.face_id) <= $2
            order by face.quality desc, face.face_id
            """,
            row => (Key: row.GetString(0), Face: new PersonFaceCard(row.GetInt64(1), row.GetInt64(2), Picture(row.GetString(3), row.GetInt64(1)), row.GetString(4), row.IsDBNull(5) ? null : row.GetFloat(5), row.IsDBNull(6) ? null : row.GetDateTime(6))),
            keys.Distinct(StringComparer.Ordinal).ToList(),
            mostEach).ToLookup(row => row.Key, row => row.Face, StringComparer.Ordinal);
    }

    public static IReadOnlyList<PersonShelf> Shelves(ServedLibrary library)
    {
        using var connection = library.Database.Connect();
        var counts = connection.Query("select shelf, count(*) from person_cards group by shelf", row => (row.GetString(0), row.GetInt64(1))).ToDictionary(row => row.Item1, row => row.Item2);
        return [.. PersonShelf.All.Select(shelf => new PersonShelf(shelf.Key, shelf.Title, counts.GetValueOrDefault(shelf.Key)))];
    }

    /// <summary>A person's faces in active photos; those that likeness put there with the least certainty first, because that is where mistakes are.</summary>
    public static IReadOnlyList<PersonFaceCard> Faces(ServedLibrary library, string key, bool doubtfulFirst, int offset, int limit)
    {
        var order = doubtfulFirst ? "face.how = 'clustered' desc, face.similarity, face.face_id" : "face.quality desc, face.face_id";
        using var connection = library.Database.Connect();
        return connection.Query(
            $"""
            select face.face_id, photo.photo_id, photo.sha256, face.how, face.similarity, photo.taken_at
            from faces as face
            inner join photos as photo using (photo_id)
            where face.person_key = $1
            order by {order}
            limit $2 offset $3
            """,
            row => new PersonFaceCard(row.GetInt64(0), row.GetInt64(1), Picture(row.GetString(2), row.GetInt64(0)), row.GetString(3), row.IsDBNull(4) ? null : row.GetFloat(4), row.IsDBNull(5) ? null : row.GetDateTime(5)),
            key,
            limit,
            offset);
    }

    /// <summary>Whom a face may be, the likeliest first.</summary>
    public static IReadOnlyList<FaceSuggestion> Suggestions(ServedLibrary library, long faceId)
    {
        using var connection = library.Database.Connect();
        return connection.Query(
            """
            select suggested.person_key, suggested.name, card.avatar_sha256, card.avatar_face_id, suggested.similarity, suggested.photos
            from face_suggestions($1) as suggested
            inner join person_cards as card using (person_key)
            order by suggested.similarity desc nulls last, suggested.photos_that_day desc, suggested.photos desc, suggested.person_key
            """,
            row => new FaceSuggestion(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : Picture(row.GetString(2), row.GetInt64(3)), row.IsDBNull(4) ? null : row.GetFloat(4), row.GetInt64(5)),
            faceId);
    }

    /// <summary>Faces of a photo, and who is in it without one.</summary>
    public static PeopleInPhoto InPhoto(ServedLibrary library, long photoId)
    {
        using var connection = library.Database.Connect();
        var faces = connection.Query(
            """
            select face.face_id, face.person_key, face.person, face.how, face.x, face.y, face.width, face.height, coalesce(person.photos, 0), photo.sha256
            from faces as face
            inner join photos as photo using (photo_id)
            left join people as person
                on person.person_key = face.person_key
            where face.photo_id = $1
                and not face.is_dismissed
            order by face.x + face.width / 2, face.face_id
            """,
            row => new FaceInPhoto(
                row.GetInt64(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.GetFloat(4),
                row.GetFloat(5),
                row.GetFloat(6),
                row.GetFloat(7),
                row.GetInt64(8),
                // The box may be corrected here and now: another box is another picture.
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Picture(row.GetString(9), row.GetInt64(0))}?box={row.GetFloat(4):0.###},{row.GetFloat(5):0.###},{row.GetFloat(6):0.###},{row.GetFloat(7):0.###}")),
            photoId);
        var others = connection.Query(
            $"""
            {Columns}
            where person_key in (
                select person_key from person_photos where photo_id = $1
                except
                select person_key from faces where photo_id = $1
            )
            order by name is null, name, person_key
            """,
            Read,
            photoId);
        return new PeopleInPhoto(faces, others);
    }

    public static string Picture(string hash, long faceId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/media/{hash}/face/{faceId}.jpg");

    private static List<PersonCard> Query(ServedLibrary library, string sql, params object?[] parameters)
    {
        using var connection = library.Database.Connect();
        return connection.Query(sql, Read, parameters);
    }

    private static PersonCard Read(DbDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetInt64(2),
        row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetDateTime(4),
        row.IsDBNull(5) ? null : row.GetDateTime(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetBoolean(8),
        row.GetBoolean(9),
        row.IsDBNull(10) || row.IsDBNull(11) ? null : Picture(row.GetString(11), row.GetInt64(10)));
}
