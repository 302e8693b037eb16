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
            Questions = [.. PeopleReader.Unnamed(Library, MostQuestions).Select(person => new Question(Asked(person), null, null))];
            Open = Query("select count(*) from person_cards where shelf = 'unnamed'", row => row.GetInt64(0))[0];
        }
        else
        {
            Questions = [.. Query($"{Pairs.Sql}\nlimit {MostQuestions}", row => (A: row.GetString(0), B: row.GetString(1), Similarity: row.GetFloat(2)))
                .Select(pair => (A: PeopleReader.Find(Library, pair.A), B: PeopleReader.Find(Library, pair.B), pair.Similarity))
                .Where(pair => pair is { A: not null, B: not null })
                .Select(pair => new Question(Asked(pair.A!), Asked(pair.B!), pair.Similarity))];
            Open = Query("select count(*) from face_pairs_to_review", row => row.GetInt64(0))[0];
        }
    }

    private AskedPerson Asked(PersonCard person) => new(person, PeopleReader.Faces(Library, person.Key, doubtfulFirst: false, 0, FacesShown));

    /// <param name="A">Who it is about.</param>
    /// <param name="B">Whether it is this person too; null when a name is asked for.</param>
    /// <param name="Similarity">Mean cosine of their faces.</param>
    internal sealed record Question(AskedPerson A, AskedPerson? B, float? Similarity);

    /// <param name="Person">Somebody.</param>
    /// <param name="Faces">Their best faces.</param>
    internal sealed record AskedPerson(PersonCard Person, IReadOnlyList<PersonFaceCard> Faces);
}
