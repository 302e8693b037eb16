using Bpp.Web.Hosting;
using Bpp.Web.Lists;
using Bpp.Web.People;

namespace Bpp.Web.Pages.People;

/// <summary>One person: their photos, their faces, and what the picks make of them.</summary>
internal sealed class PersonModel(ServedLibrary library, Texts texts, PhotoLists lists) : LibraryPage(library)
{
    private PersonCard? _person;

    public PersonCard Person => _person!;

    public ListRequest List { get; private set; } = ListRequest.Library;

    public int Total { get; private set; }

    /// <summary>Who is with them most often.</summary>
    public IReadOnlyList<(string Key, string Name, string? Avatar, long Photos)> Together { get; private set; } = [];

    public override string Heading => Person.Name ?? texts["Unnamed person"];

    public override string? Place => "/people";

    public override object Twin => new
    {
        person = Person,
        together = Together.Select(other => new { other.Key, other.Name, other.Photos }),
        photos = Total,
        sql = ListStatement.Of(List, Library).Sql,
    };

    public override IReadOnlyList<ListStatement> Statements => [ListStatement.Of(List, Library)];

    public override IReadOnlyList<string> Scripts => ["person.js"];

    /// <summary>From when to when, in words; null when no photo is dated.</summary>
    public string? Dates => (Person.FirstTaken, Person.LastTaken) switch
    {
        ({ } first, { } last) when first.Date == last.Date => texts.Day(first),
        ({ } first, { } last) => $"{texts.Month(first)} – {texts.Month(last)}",
        _ => null,
    };

    public void OnGet(string key)
    {
        _person = PeopleReader.Find(Library, key) ?? throw new NotFoundException("There is no such person; they may have been merged or renamed since.");
        List = ListRequest.Parse("person", key, Request.Query);
        Total = lists.Get(List).Ids.Length;
        Together = Query(
            """
            select card.person_key, card.name, card.avatar_sha256, card.avatar_face_id, count(*) as photos
            from person_photos as own
            inner join person_photos as there using (photo_id)
            inner join person_cards as card
                on card.person_key = there.person_key
            where own.person_key = $1
                and there.person_key <> $1
                and card.shelf = 'known'
            group by all
            order by photos desc, card.name
            limit 12
            """,
            row => (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : PeopleReader.Picture(row.GetString(2), row.GetInt64(3)), row.GetInt64(4)),
            key);
    }
}
