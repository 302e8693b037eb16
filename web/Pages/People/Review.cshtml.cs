using Bpp.Web.Lists;
using Bpp.Web.People;

namespace Bpp.Web.Pages.People;

/// <summary>Questions about people, one after the other: are these two one, and who is this?</summary>
internal sealed class ReviewModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const int MostQuestions = 30;
    private const int FacesShown = 7;

    private static readonly ListStatement Pairs = new("select person_a, person_b, similarity\nfrom face_pairs_to_review\norder by similarity desc, person_a, person_b", []);

    /// <summary>Names rather than pairs.</summary>
    public bool IsNaming { get; private set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>How many there are, those not shown yet included.</summary>
    public long Open { get; private set; }

    public override string Heading => texts[IsNaming ? "Who is this?" : "Same or different?"];

    public override string? Place => "/people";

    public override object Twin => new { mode = IsNaming ? "names" : "pairs", open = Open, questions = Questions };

    public override IReadOnlyList<ListStatement> Statements =>
        [IsNaming ? new ListStatement("from person_cards\nwhere shelf = 'unnamed'\norder by photos desc, person_key", []) : Pairs];

    public override IReadOnlyList<string> Scripts => ["review.js"];

    public void OnGet(string? mode)
    {
        IsNaming = mode == "names";
        if (IsNaming)
        {
            var unnamed = PeopleReader.Unnamed(Library, MostQuestions);
            var faces = PeopleReader.BestFaces(Library, unnamed.Select(person => person.Key), FacesShown);
            Questions = [.. unnamed.Select(person => new Question(new AskedPerson(person, [.. faces[person.Key]]), null, null))];
            Open = Query("select count(*) from person_cards where shelf = 'unnamed'", row => row.GetInt64(0))[0];
            return;
        }

        var pairs = Query($"{Pairs.Sql}\nlimit {MostQuestions}", row => (A: row.GetString(0), B: row.GetString(1), Similarity: row.GetFloat(2)));
        var keys = pairs.SelectMany(pair => new[] { pair.A, pair.B }).ToList();
        var people = PeopleReader.ByKeys(Library, keys);
        var shown = PeopleReader.BestFaces(Library, keys, FacesShown);
        Questions = [.. pairs
            .Where(pair => people.ContainsKey(pair.A) && people.ContainsKey(pair.B))
            .Select(pair => new Question(new AskedPerson(people[pair.A], [.. shown[pair.A]]), new AskedPerson(people[pair.B], [.. shown[pair.B]]), pair.Similarity))];
        Open = Query("select count(*) from face_pairs_to_review", row => row.GetInt64(0))[0];
    }

    /// <param name="A">Who it is about.</param>
    /// <param name="B">Whether it is this person too; null when a name is asked for.</param>
    /// <param name="Similarity">Mean cosine of their faces.</param>
    internal sealed record Question(AskedPerson A, AskedPerson? B, float? Similarity);

    /// <param name="Person">Somebody.</param>
    /// <param name="Faces">Their best faces.</param>
    internal sealed record AskedPerson(PersonCard Person, IReadOnlyList<PersonFaceCard> Faces);
}
