using System.Globalization;
using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise;

/// <summary>What a user can say about albums of his own. Each call is one step of undo.</summary>
/// <param name="database">The library.</param>
/// <param name="time">The clock.</param>
/// <param name="actor">Who is speaking.</param>
public sealed class AlbumEditor(LibraryDatabase database, TimeProvider time, string actor = DecisionLog.Owner)
{
    private const int LongestTitle = 200;

    /// <summary>Makes an album.</summary>
    /// <returns>Its key, <c>a…</c>.</returns>
    /// <exception cref="UserException">The title is impossible or taken, or there is no such parent.</exception>
    public string Create(string title, string? parent = null, IReadOnlyList<long>? photos = null)
    {
        var clean = Clean(title);
        RequireFree(clean, except: null);
        var key = "a" + Guid.NewGuid().ToString("N")[..12];
        var events = new List<DecisionEvent> { new(OrganiseEvents.AlbumCreated, Subject: key, Value: clean) };
        if (parent is not null)
            events.Add(new DecisionEvent(OrganiseEvents.AlbumNested, Subject: key, Value: Require(parent)));
        if (photos is not null)
            events.AddRange(PhotoFinder.ById(database, photos).Select(photo => new DecisionEvent(OrganiseEvents.AlbumPhoto, photo.Sha256, key, "1")));
        Append(events);
        return key;
    }

    /// <summary>Another title, of an album in SQL too.</summary>
    /// <param name="album">Key or title.</param>
    /// <param name="title">One that no other album has.</param>
    /// <exception cref="UserException">There is no such album, or the title is impossible or taken.</exception>
    public string? Rename(string album, string title)
    {
        if (SqlAlbums.Find(database, album) is { } query)
            return InSql.Edit(query, title, definition: null);
        var (key, clean) = (Require(album), Clean(title));
        RequireFree(clean, key);
        return Append([new DecisionEvent(OrganiseEvents.AlbumRenamed, Subject: key, Value: clean)]);
    }

    /// <summary>Puts an album into another, or back to the top.</summary>
    /// <param name="album">Key or title.</param>
    /// <param name="parent">Key or title; null: the top.</param>
    /// <exception cref="UserException">It would be inside itself.</exception>
    public string? Nest(string album, string? parent)
    {
        var key = Require(album);
        var into = parent is null ? null : Require(parent);
        var parents = Albums().ToDictionary(row => row.Key, row => row.Parent);
        for (var above = into; above is not null; above = parents.GetValueOrDefault(above))
        {
            if (above == key)
                throw new UserException($"'{album}' cannot be put into '{parent}': it would be inside itself", ExitCode.Usage);
        }

        return parents[key] == into ? null : Append([new DecisionEvent(OrganiseEvents.AlbumNested, Subject: key, Value: into)]);
    }

    /// <param name="album">Key or title.</param>
    /// <param name="photo">photo_id; null: the photo added last.</param>
    public string? Cover(string album, long? photo)
    {
        var sha256 = photo is { } id ? (PhotoFinder.ById(database, [id]) is [var found] ? found.Sha256 : throw new UserException($"there is no photo {id}", ExitCode.Usage)) : null;
        return Append([new DecisionEvent(OrganiseEvents.AlbumCover, sha256, Require(album))]);
    }

    /// <param name="album">Key or title.</param>
    /// <param name="k">Its own number of picks; null: as the setting says.</param>
    /// <param name="weights">Its own weights, by name of the setting; null or empty: as the settings say.</param>
    public string? Settings(string album, int? k, IReadOnlyDictionary<string, double>? weights)
    {
        if (k is < 1 or > 10_000)
            throw new UserException($"k is 1 to 10000, not {k}", ExitCode.Usage);
        if (weights?.FirstOrDefault(weight => weight.Value is not (>= 0 and <= 1)) is { Key: not null } wrong)
            throw new UserException(string.Create(CultureInfo.InvariantCulture, $"{wrong.Key} is 0 to 1, not {wrong.Value}"), ExitCode.Usage);
        var own = k is null && weights is not { Count: > 0 } ? null : JsonSerializer.Serialize(new { k, weights });
        return Append([new DecisionEvent(OrganiseEvents.AlbumSettings, Subject: Require(album), Value: own)]);
    }

    /// <summary>Deletes an album, one in SQL too; its photos stay, albums in it come to the top.</summary>
    public string? Delete(string album) => SqlAlbums.Find(database, album) is { } query
        ? InSql.Delete(query)
        : Append([new DecisionEvent(OrganiseEvents.AlbumDeleted, Subject: Require(album), Value: "1")]);

    /// <summary>Adds photos that are not in it.</summary>
    public string? Add(string album, IReadOnlyList<long> photos) => Put(album, photos, "1");

    /// <summary>Takes photos out of an album.</summary>
    public string? Remove(string album, IReadOnlyList<long> photos) => Put(album, photos, null);

    /// <summary>Always or never among the picks of one album, or as the library says.</summary>
    /// <param name="album">Key or title.</param>
    /// <param name="photos">photo_ids; those that are not in the album are left out.</param>
    /// <param name="state">include, exclude or clear.</param>
    public string? Override(string album, IReadOnlyList<long> photos, string state)
    {
        if (state is not ("include" or "exclude" or "clear"))
            throw new UserException($"a photo can be included, excluded or cleared, not '{state}'", ExitCode.Usage);
        var key = Require(album);
        using var connection = database.Connect();
        var inside = connection
            .Query(
                "select inside.photo_id, coalesce(own.state, 'clear') from manual_album_photos as inside left join overrides_of_albums as own using (album_key, photo_id) where inside.album_key = $1",
                row => (Id: row.GetInt64(0), State: row.GetString(1)),
                key)
            .ToDictionary(row => row.Id, row => row.State);
        var events = PhotoFinder.ById(database, photos)
            .Where(photo => inside.TryGetValue(photo.PhotoId, out var before) && before != state)
            .Select(photo => new DecisionEvent(OrganiseEvents.AlbumOverride, photo.Sha256, key, state == "clear" ? null : state))
            .ToList();
        return events.Count == 0 ? null : Append(events);
    }

    /// <summary>Shows a smart album no more, or again.</summary>
    /// <param name="view">Its name in <c>albums</c>.</param>
    /// <param name="hidden">Whether it is hidden.</param>
    /// <exception cref="UserException">There is no such smart album.</exception>
    public string? HideSmart(string view, bool hidden)
    {
        using var connection = database.Connect();
        var known = connection.Query("select name, hidden from named_albums where kind = 'smart'", row => (Name: row.GetString(0), Hidden: row.GetBoolean(1)));
        var found = known.Where(album => album.Name == view).ToList();
        if (found.Count == 0)
            throw new UserException($"there is no smart album {view} (an album of your own is not hidden but deleted); there are {string.Join(", ", known.Select(album => album.Name))}", ExitCode.Usage);
        return found[0].Hidden == hidden ? null : Append([new DecisionEvent(OrganiseEvents.AlbumHidden, Subject: view, Value: hidden ? "1" : null)]);
    }

    /// <summary>The key of an album the user made.</summary>
    /// <param name="album">Key or title.</param>
    /// <exception cref="UserException">There is none.</exception>
    public string Require(string album)
    {
        var albums = Albums();
        var found = albums.Where(row => row.Key == album || string.Equals(row.Title, album, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count > 0)
            return found[0].Key;
        if (AlbumCatalog.TryFind(database, album) is { } other)
        {
            throw new UserException(
                other.Kind == "smart"
                    ? $"'{other.Title}' is a smart album: it fills itself and cannot be changed; `bpp album hide {other.Name}` shows it no more"
                    : $"'{other.Title}' fills itself by its rules or its SQL; `bpp album edit` changes what is in it",
                ExitCode.Usage);
        }

        var near = NearestNames.Of(album, albums.Select(row => row.Title));
        throw new UserException($"there is no album '{album}'{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "")}", ExitCode.Usage);
    }

    private string? Put(string album, IReadOnlyList<long> photos, string? value)
    {
        var key = Require(album);
        using var connection = database.Connect();
        var inside = connection.Query("select photo_id from manual_album_photos where album_key = $1", row => row.GetInt64(0), key).ToHashSet();
        var events = PhotoFinder.ById(database, photos)
            .Where(photo => inside.Contains(photo.PhotoId) != (value is not null))
            .Select(photo => new DecisionEvent(OrganiseEvents.AlbumPhoto, photo.Sha256, key, value))
            .ToList();
        return events.Count == 0 ? null : Append(events);
    }

    private SqlAlbumEditor InSql => new(database, time, actor);

    private string Append(IReadOnlyList<DecisionEvent> events) => new DecisionLog(database, time).Append(events, actor);

    /// <summary>A title without spaces around it that no other album has.</summary>
    /// <exception cref="UserException">It is impossible or taken.</exception>
    internal string FreeTitle(string title, string? except = null)
    {
        var clean = Clean(title);
        RequireFree(clean, except);
        return clean;
    }

    private void RequireFree(string title, string? except)
    {
        if (Titles().Any(row => row.Key != except && string.Equals(row.Title, title, StringComparison.OrdinalIgnoreCase)))
            throw new UserException($"there is an album '{title}' already", ExitCode.Usage);
    }

    private List<(string Key, string Title, string? Parent)> Albums()
    {
        using var connection = database.Connect();
        return connection.Query("select album_key, title, parent_key from manual_albums order by created_at", row => (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
    }

    /// <summary>Albums in SQL share the names: an album is found by its title everywhere.</summary>
    private List<(string Key, string Title)> Titles()
    {
        using var connection = database.Connect();
        return connection.Query("select name, title from named_albums where kind <> 'smart'", row => (row.GetString(0), row.GetString(1)));
    }

    private static string Clean(string title)
    {
        var clean = title.Trim();
        return clean.Length is > 0 and <= LongestTitle && !clean.Any(char.IsControl)
            ? clean
            : throw new UserException($"an album's title has 1 to {LongestTitle} characters and no control characters", ExitCode.Usage);
    }
}
