using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise;

/// <summary>
/// What a user can say about photos. Each call is one step of undo. Photos about which it would be no news are left out, since an undo step
/// that changes nothing only puzzles; a call that is no news at all records nothing and returns null.
/// </summary>
/// <param name="database">The library.</param>
/// <param name="time">The clock.</param>
/// <param name="actor">Who is speaking.</param>
public sealed class PhotoEditor(LibraryDatabase database, TimeProvider time, string actor = DecisionLog.Owner)
{
    private const int LongestTag = 100;

    private const string On = "1";

    /// <returns>The batch, by which it can be undone; null: nothing changed.</returns>
    public string? Favourite(IReadOnlyList<long> photos, bool value) =>
        Mark(photos, OrganiseEvents.Favourite, value ? On : null, "select photo_id from all_photos where favourite");

    /// <param name="photos">photo_ids.</param>
    /// <param name="stars">0-5; null takes the user's rating away, and the file's own shows again.</param>
    /// <exception cref="UserException">There are no such ratings.</exception>
    public string? Rate(IReadOnlyList<long> photos, int? stars)
    {
        if (stars is < 0 or > 5)
            throw new UserException($"a rating is 0 to 5, not {stars}", ExitCode.Usage);
        var value = stars?.ToString(CultureInfo.InvariantCulture);
        return Set(photos, OrganiseEvents.Rated, value, "select photo_id, rating::varchar from photo_marks where rating is not null");
    }

    /// <param name="photos">photo_ids.</param>
    /// <param name="colour">One of <see cref="ColourLabels"/>, in any case; null takes the user's label away.</param>
    /// <exception cref="UserException">There is no such colour.</exception>
    public string? Label(IReadOnlyList<long> photos, string? colour)
    {
        var value = colour is null ? null
            : ColourLabels.All.FirstOrDefault(known => string.Equals(known, colour, StringComparison.OrdinalIgnoreCase))
                ?? throw new UserException($"there is no label '{colour}'; there are {string.Join(", ", ColourLabels.All)}", ExitCode.Usage);
        return Set(photos, OrganiseEvents.Labelled, value, "select photo_id, label from photo_marks where label is not null");
    }

    public string? Hide(IReadOnlyList<long> photos, bool value) =>
        Mark(photos, OrganiseEvents.Hidden, value ? On : null, "select photo_id from photo_marks where hidden");

    /// <summary>Puts photos, and what is shown with them, in the trash. Their files stay where they are.</summary>
    public string? Trash(IReadOnlyList<long> photos) =>
        Mark(WithCompanions(photos), OrganiseEvents.Trashed, On, "select photo_id from photo_marks where trashed_at is not null");

    /// <summary>Takes photos, and what is shown with them, out of the trash.</summary>
    public string? Restore(IReadOnlyList<long> photos) =>
        Mark(WithCompanions(photos), OrganiseEvents.Trashed, null, "select photo_id from photo_marks where trashed_at is not null");

    /// <exception cref="UserException">No such tag is possible.</exception>
    public string? Tag(IReadOnlyList<long> photos, string tag) => Tag(photos, tag, On);

    public string? Untag(IReadOnlyList<long> photos, string tag) => Tag(photos, tag, null);

    /// <summary>Always or never among the picks, or as Bpp chooses.</summary>
    /// <param name="photos">photo_ids.</param>
    /// <param name="state">include, exclude or clear.</param>
    public string? Override(IReadOnlyList<long> photos, string state)
    {
        if (state is not ("include" or "exclude" or "clear"))
            throw new UserException($"a photo can be included, excluded or cleared, not '{state}'", ExitCode.Usage);
        var before = States("select photo_id, state from overrides where decided_at is not null");
        return Record(photos, photo => before.GetValueOrDefault(photo.PhotoId, "clear") == state ? null : new DecisionEvent(state, photo.Sha256));
    }

    /// <summary>Makes a photo the keeper of its near-duplicates, or lets the score decide again.</summary>
    public string? Crown(long photo, bool value = true)
    {
        var crowned = States("select photo_id, 'crown' from near_duplicates where is_crowned and is_keeper").ContainsKey(photo);
        return crowned == value ? null : Record([photo], found => new DecisionEvent(value ? "crown" : "uncrown", found.Sha256));
    }

    /// <summary>Gives a tag another name everywhere; onto a tag that exists, both become one.</summary>
    public string? RenameTag(string from, string to) => MergeTags(to, [from]);

    /// <summary>Makes several tags one.</summary>
    /// <param name="into">The one that stays; it need not exist yet.</param>
    /// <param name="others">Which become part of it.</param>
    /// <exception cref="UserException">No photo has one of the others.</exception>
    public string? MergeTags(string into, IReadOnlyList<string> others)
    {
        var wanted = Clean(into);
        var events = new List<DecisionEvent>();
        var gained = Holders(wanted).ToHashSet();
        foreach (var old in others.Select(Clean).Where(tag => tag != wanted).Distinct())
        {
            var holders = Holders(old);
            if (holders.Count == 0)
                throw NoSuchTag(old);
            foreach (var photo in PhotoFinder.ById(database, holders))
            {
                events.Add(new DecisionEvent(OrganiseEvents.Tagged, photo.Sha256, old));
                if (gained.Add(photo.PhotoId))
                    events.Add(new DecisionEvent(OrganiseEvents.Tagged, photo.Sha256, wanted, On));
            }
        }

        return Append(events);
    }

    /// <summary>Takes a tag off every photo.</summary>
    /// <exception cref="UserException">No photo has it.</exception>
    public string? DeleteTag(string tag)
    {
        var old = Clean(tag);
        var holders = Holders(old);
        if (holders.Count == 0)
            throw NoSuchTag(old);
        return Record(holders, photo => new DecisionEvent(OrganiseEvents.Tagged, photo.Sha256, old));
    }

    private string? Tag(IReadOnlyList<long> photos, string tag, string? value)
    {
        var clean = Clean(tag);
        var holders = Holders(clean).ToHashSet();
        return Record(photos, photo => holders.Contains(photo.PhotoId) == (value is not null) ? null : new DecisionEvent(OrganiseEvents.Tagged, photo.Sha256, clean, value));
    }

    private List<long> Holders(string tag)
    {
        using var connection = database.Connect();
        return connection.Query("select photo_id from photo_tags where tag = $1", row => row.GetInt64(0), tag);
    }

    private List<long> WithCompanions(IReadOnlyList<long> photos)
    {
        using var connection = database.Connect();
        var companions = connection.Query("select photo_id from facts.companions where companion_of in (select unnest($1::bigint[]))", row => row.GetInt64(0), photos.ToList());
        return [.. photos, .. companions];
    }

    private UserException NoSuchTag(string tag)
    {
        using var connection = database.Connect();
        var near = NearestNames.Of(tag, connection.Query("select tag from tags", row => row.GetString(0)));
        return new UserException($"no photo is tagged '{tag}'{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "")}", ExitCode.Usage);
    }

    private static string Clean(string tag)
    {
        var clean = tag.Trim().ToLowerInvariant();
        return clean.Length is > 0 and <= LongestTag && !clean.Any(char.IsControl)
            ? clean
            : throw new UserException($"a tag has 1 to {LongestTag} characters and no control characters", ExitCode.Usage);
    }

    private string? Mark(IReadOnlyList<long> photos, string kind, string? value, string marked)
    {
        using var connection = database.Connect();
        var before = connection.Query(marked, row => row.GetInt64(0)).ToHashSet();
        return Record(photos, photo => before.Contains(photo.PhotoId) == (value is not null) ? null : new DecisionEvent(kind, photo.Sha256, Value: value));
    }

    private string? Set(IReadOnlyList<long> photos, string kind, string? value, string stated)
    {
        var before = States(stated);
        return Record(photos, photo => before.GetValueOrDefault(photo.PhotoId) == value ? null : new DecisionEvent(kind, photo.Sha256, Value: value));
    }

    private Dictionary<long, string> States(string sql)
    {
        using var connection = database.Connect();
        return connection.Query(sql, row => (row.GetInt64(0), row.GetString(1))).ToDictionary(row => row.Item1, row => row.Item2);
    }

    private string? Record(IReadOnlyList<long> photos, Func<FoundPhoto, DecisionEvent?> about) =>
        Record(photos, photo => about(photo) is { } said ? [said] : (IEnumerable<DecisionEvent>)[]);

    private string? Record(IReadOnlyList<long> photos, Func<FoundPhoto, IEnumerable<DecisionEvent>> about)
    {
        return Append([.. PhotoFinder.ById(database, photos).SelectMany(about)]);
    }

    private string? Append(List<DecisionEvent> events)
    {
        return events.Count == 0 ? null : new DecisionLog(database, time).Append(events, actor);
    }
}
