using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Faces;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.People;

/// <summary>
/// What a user can say about people. Each call is one step of undo, and people are up to date when it returns. Somebody found by likeness
/// becomes a decided person with the first word about them: from then on their faces stay together whatever a later analysis thinks.
/// </summary>
/// <param name="database">The library.</param>
/// <param name="time">The clock.</param>
/// <param name="actor">Who is speaking.</param>
public sealed class PeopleEditor(LibraryDatabase database, TimeProvider time, string actor = DecisionLog.Owner)
{
    private const int LongestName = 200;

    /// <summary>The step of undo that the last call made; null before the first.</summary>
    public string? LastBatch { get; private set; }

    /// <summary>Gives a person a name; null takes it away.</summary>
    /// <exception cref="UserException">Nobody such, an impossible name, or somebody else is called so.</exception>
    public Person Name(string person, string? name)
    {
        var somebody = PeopleCatalog.Find(database, person);
        name = string.IsNullOrWhiteSpace(name) ? null : Checked(name);
        if (name is not null && PeopleCatalog.List(database).FirstOrDefault(one => one.Key != somebody.Key && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new UserException($"there is somebody called {other.Name} already; if they are one: bpp people merge '{other.Name}' '{somebody.Title}'", ExitCode.Usage);
        var events = new List<DecisionEvent>();
        var key = Adopt(somebody.Key, events);
        events.Add(new DecisionEvent(PeopleEvents.Named, Subject: key, Value: name));
        return Record(events, key);
    }

    /// <summary>Makes several people one.</summary>
    /// <param name="into">Whose name and avatar stay.</param>
    /// <param name="others">Who become part of it.</param>
    public Person Merge(string into, IReadOnlyList<string> others)
    {
        var target = PeopleCatalog.Find(database, into);
        var merged = others.Select(other => PeopleCatalog.Find(database, other)).DistinctBy(other => other.Key).Where(other => other.Key != target.Key).ToList();
        if (merged.Count == 0)
            throw new UserException($"{target.Title} is one person already", ExitCode.Usage);
        var events = new List<DecisionEvent>();
        var key = Adopt(target.Key, events);
        foreach (var other in merged)
        {
            if (IsFound(other.Key))
                events.AddRange(LabelFaces(other.Key, key));
            else
                events.Add(new DecisionEvent(PeopleEvents.Merged, Subject: other.Key, Value: key));
        }

        if (target.Name is null && merged.FirstOrDefault(other => other.Name is not null) is { } named)
            events.Add(new DecisionEvent(PeopleEvents.Named, Subject: key, Value: named.Name));
        return Record(events, key);
    }

    /// <summary>Takes faces out of whoever they were given to and makes them a person of their own.</summary>
    /// <param name="faceIds">At least one.</param>
    /// <returns>The new person.</returns>
    public Person Split(IReadOnlyList<long> faceIds) => Assign(faceIds, null);

    /// <summary>Says whose faces these are.</summary>
    /// <param name="faceIds">At least one.</param>
    /// <param name="person">Name or key; null: somebody new.</param>
    public Person Assign(IReadOnlyList<long> faceIds, string? person)
    {
        var faces = FacesOf(faceIds);
        var events = new List<DecisionEvent>();
        var key = person is null ? NewKey() : Adopt(PeopleCatalog.Find(database, person).Key, events);
        events.AddRange(faces.Select(face => Label(face, key)));
        return Record(events, key, PeopleOf(faceIds));
    }

    /// <summary>Says that these are the faces of somebody by name: whoever is called so, else somebody new.</summary>
    /// <param name="faceIds">At least one.</param>
    /// <param name="name">Compared without regard to case.</param>
    /// <exception cref="UserException">An impossible name, or an unknown face.</exception>
    public Person AssignByName(IReadOnlyList<long> faceIds, string name)
    {
        name = Checked(name);
        var faces = FacesOf(faceIds);
        var events = new List<DecisionEvent>();
        var known = PeopleCatalog.List(database).FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        var key = known is null ? NewKey() : Adopt(known.Key, events);
        if (known is null)
            events.Add(new DecisionEvent(PeopleEvents.Named, Subject: key, Value: name));
        events.AddRange(faces.Select(face => Label(face, key)));
        return Record(events, key, PeopleOf(faceIds));
    }

    /// <summary>Says that these faces are nobody's the library should know.</summary>
    public void Unassign(IReadOnlyList<long> faceIds) => Record([.. FacesOf(faceIds).Select(face => Label(face, null))], PeopleOf(faceIds));

    /// <summary>Says that these are no faces, or of no interest.</summary>
    public void DismissFaces(IReadOnlyList<long> faceIds) =>
        Record([.. FacesOf(faceIds).Select(face => new DecisionEvent(PeopleEvents.FaceDismissed, face.Sha256, Value: BoxText.Of(face.Box)))], PeopleOf(faceIds));

    /// <summary>Says that there is a face where no analysis saw one.</summary>
    /// <param name="photoId">The photo.</param>
    /// <param name="box">Around the face, inside the photo.</param>
    /// <param name="person">Whose face it is, by name or key; a name nobody has yet makes a new person, null leaves it open.</param>
    /// <exception cref="UserException">No such photo, an impossible box or name, or there is a face already.</exception>
    public DrawnFace DrawFace(long photoId, FaceBox box, string? person = null)
    {
        var photo = PhotoFinder.ById(database, [photoId]) is [var one] ? one : throw new UserException($"there is no photo {photoId}", ExitCode.Usage);
        box = Checked(box);
        if (FacesIn(photoId, "assigned.how is distinct from 'dismissed'").Where(face => face.Box.Overlap(box) >= FaceBox.SameFace).MaxBy(face => face.Box.Overlap(box)) is { } there)
            throw new UserException($"that is face {there.FaceId}, which is known already; bpp people move {there.FaceId} --box … corrects its box", ExitCode.Usage);
        var events = new List<DecisionEvent> { new(PeopleEvents.FaceDrawn, photo.Sha256, Value: BoxText.Of(box)) };
        if (person is not null)
            events.Add(new DecisionEvent(PeopleEvents.Face, photo.Sha256, KeyOf(person, events), BoxText.Of(box)));
        Record(events, new HashSet<string>());
        return Drawn(photoId, box);
    }

    /// <summary>Corrects the box of a face; what is known of the face stays.</summary>
    /// <param name="faceId">The face, found or drawn.</param>
    /// <param name="box">Around the face, inside the photo.</param>
    /// <exception cref="UserException">No such face, or an impossible box.</exception>
    public DrawnFace MoveFace(long faceId, FaceBox box)
    {
        var face = FacesOf([faceId])[0];
        box = Checked(box);
        LastBatch = null;
        if (face.Box != box)
            Record([new DecisionEvent(PeopleEvents.FaceMoved, face.Sha256, BoxText.Of(face.Box), BoxText.Of(box))], new HashSet<string>());
        return Drawn(face.PhotoId, box);
    }

    /// <summary>Puts somebody aside: not a person, or of no interest.</summary>
    public Person Dismiss(string person, bool notInteresting = false) => Dismiss([person], notInteresting)[0];

    /// <summary>Puts several people aside in one step.</summary>
    public IReadOnlyList<Person> Dismiss(IReadOnlyList<string> people, bool notInteresting) =>
        Set(people, PeopleEvents.Dismissed, notInteresting ? "not_interesting" : "not_a_person");

    /// <summary>Takes a dismissal back.</summary>
    public Person Restore(string person) => Restore([person])[0];

    /// <summary>Takes dismissals back in one step.</summary>
    public IReadOnlyList<Person> Restore(IReadOnlyList<string> people) => Set(people, PeopleEvents.Dismissed, null);

    /// <summary>Keeps photos of a person out of the picks, or allows them again.</summary>
    public Person Exclude(string person, bool excluded) => Exclude([person], excluded)[0];

    /// <summary>Keeps photos of several people out of the picks, or allows them again, in one step.</summary>
    public IReadOnlyList<Person> Exclude(IReadOnlyList<string> people, bool excluded) => Set(people, PeopleEvents.Excluded, excluded ? "true" : null);

    /// <summary>Prefers a person in the picks, or no more.</summary>
    public Person Boost(string person, bool boosted) => Boost([person], boosted)[0];

    /// <summary>Prefers several people in the picks, or no more, in one step.</summary>
    public IReadOnlyList<Person> Boost(IReadOnlyList<string> people, bool boosted) => Set(people, PeopleEvents.Boosted, boosted ? "true" : null);

    /// <summary>Chooses the face that stands for a person.</summary>
    public Person ChooseAvatar(string person, long faceId)
    {
        var face = FacesOf([faceId])[0];
        var events = new List<DecisionEvent>();
        var key = Adopt(PeopleCatalog.Find(database, person).Key, events);
        events.Add(new DecisionEvent(PeopleEvents.Avatar, face.Sha256, key, BoxText.Of(face.Box)));
        return Record(events, key);
    }

    /// <summary>Says that a person is in a photo, with or without a face, or that they are not.</summary>
    /// <param name="sha256">The photo's content.</param>
    /// <param name="person">Name or key; a name nobody has yet makes a new person.</param>
    /// <param name="there">Whether they are in it.</param>
    public Person Tag(string sha256, string person, bool there)
    {
        var events = new List<DecisionEvent>();
        if (!there)
            PeopleCatalog.Find(database, person);
        var key = KeyOf(person, events);
        events.Add(new DecisionEvent(PeopleEvents.Tagged, sha256, key, there ? "true" : null));
        return Record(events, key);
    }

    /// <summary>Says that two people are not one; they are not suggested again and never joined.</summary>
    public void Differ(string one, string other)
    {
        var events = new List<DecisionEvent>();
        var first = Adopt(PeopleCatalog.Find(database, one).Key, events);
        var second = Adopt(PeopleCatalog.Find(database, other).Key, events);
        if (first == second)
            throw new UserException($"'{one}' and '{other}' are the same person; `bpp people split` takes faces out", ExitCode.Usage);
        events.Add(new DecisionEvent(PeopleEvents.Differ, Subject: first, Value: second));
        Record(events, new HashSet<string>());
    }

    private static bool IsFound(string key) => key.StartsWith('c');

    private static string NewKey() => "p" + Guid.NewGuid().ToString("N")[..10];

    private static DecisionEvent Label(StoredFace face, string? key) => new(PeopleEvents.Face, face.Sha256, key, BoxText.Of(face.Box));

    private List<Person> Set(IReadOnlyList<string> people, string kind, string? value)
    {
        var events = new List<DecisionEvent>();
        var keys = new List<string>();
        foreach (var somebody in people.Select(person => PeopleCatalog.Find(database, person)).DistinctBy(person => person.Key))
        {
            var key = Adopt(somebody.Key, events);
            events.Add(new DecisionEvent(kind, Subject: key, Value: value));
            keys.Add(key);
        }

        Record(events, new HashSet<string>());
        return [.. keys.Select(key => PeopleCatalog.Find(database, key))];
    }

    /// <summary>Somebody by name or key; a name nobody has yet makes a new person.</summary>
    private string KeyOf(string person, List<DecisionEvent> events)
    {
        if (PeopleCatalog.List(database).FirstOrDefault(one => one.Key == person || string.Equals(one.Name, person.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known)
            return Adopt(known.Key, events);
        var key = NewKey();
        events.Add(new DecisionEvent(PeopleEvents.Named, Subject: key, Value: Checked(person)));
        return key;
    }

    private DrawnFace Drawn(long photoId, FaceBox box)
    {
        var face = FacesIn(photoId, "true").MaxBy(one => one.Box.Overlap(box))!;
        var key = PeopleOf([face.FaceId]).FirstOrDefault();
        return new DrawnFace(face.FaceId, photoId, face.Box, key is null ? null : PeopleCatalog.List(database).FirstOrDefault(one => one.Key == key));
    }

    private List<StoredFace> FacesIn(long photoId, string filter)
    {
        using var connection = database.Connect();
        return PeopleCatalog.FacesToDecide(connection, $"face.photo_id = $1 and {filter}", photoId);
    }

    private static FaceBox Checked(FaceBox box) => box.CanBeDrawn()
        ? box
        : throw new UserException("a box lies inside the photo: X,Y,WIDTH,HEIGHT in shares from 0 to 1, its sides at least 0.01", ExitCode.Usage);

    private static string Checked(string name)
    {
        name = name.Trim();
        return name is { Length: > 0 and <= LongestName } && !name.Any(char.IsControl)
            ? name
            : throw new UserException($"a name has 1 to {LongestName} characters and no control characters", ExitCode.Usage);
    }

    /// <summary>The key decisions about a person go by; mints one, and labels the faces, for somebody found by likeness.</summary>
    private string Adopt(string key, List<DecisionEvent> events)
    {
        if (!IsFound(key))
            return key;
        var minted = NewKey();
        events.AddRange(LabelFaces(key, minted));
        return minted;
    }

    private List<DecisionEvent> LabelFaces(string from, string to)
    {
        using var connection = database.Connect();
        return [.. PeopleCatalog.FacesToDecide(connection, "assigned.person_key = $1", from).Select(face => Label(face, to))];
    }

    private List<StoredFace> FacesOf(IReadOnlyList<long> faceIds)
    {
        ArgumentNullException.ThrowIfNull(faceIds);
        using var connection = database.Connect();
        var faces = PeopleCatalog.FacesToDecide(connection, "list_contains($1::bigint[], face.face_id)", faceIds.ToList());
        var unknown = faceIds.Except(faces.Select(face => face.FaceId)).ToList();
        if (unknown.Count > 0 || faces.Count == 0)
            throw new UserException($"there is no face {string.Join(", ", unknown.Select(id => id.ToString(CultureInfo.InvariantCulture)))}; `bpp people show NAME` lists faces", ExitCode.Usage);
        return faces;
    }

    private HashSet<string> PeopleOf(IReadOnlyList<long> faceIds)
    {
        using var connection = database.Connect();
        return [.. connection.Query("select distinct person_key from facts.face_people where list_contains($1::bigint[], face_id) and person_key is not null", row => row.GetString(0), faceIds.ToList())];
    }

    private Person Record(List<DecisionEvent> events, string key, IReadOnlySet<string>? loosen = null)
    {
        Record(events, loosen ?? new HashSet<string>());
        return PeopleCatalog.Find(database, key);
    }

    private void Record(List<DecisionEvent> events, IReadOnlySet<string> loosen)
    {
        LastBatch = new DecisionLog(database, time).Append(events, actor);
        // Two at once would both write the faces, and one would fail.
        lock (database.RefreshLock)
            PeopleLinker.Refresh(database, loosen);
    }
}
