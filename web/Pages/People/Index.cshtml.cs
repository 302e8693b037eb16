using Bpp.Engine.Cli;
using Bpp.Web.Lists;
using Bpp.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace Bpp.Web.Pages.People;

/// <summary>Everybody, by shelf: named, unnamed, others, dismissed.</summary>
internal sealed class IndexModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const int PageOfPeople = 120;

    private ListOfPeople? _list;

    public IReadOnlyList<PersonShelf> Shelves { get; private set; } = [];

    public string Shelf { get; private set; } = "known";

    public string? Words { get; private set; }

    public bool ByName { get; private set; }

    public int Offset { get; private set; }

    public long Pairs { get; private set; }

    public ListOfPeople List => _list!;

    /// <summary>Where the rest of the shelf is to be asked for.</summary>
    public string Next => $"/people?handler=cards&shelf={Shelf}&sort={(ByName ? "name" : "photos")}&offset={Offset + PageOfPeople}&q={Uri.EscapeDataString(Words ?? "")}";

    public override string Heading => texts["People"];

    public override object Twin => new { shelves = Shelves, shelf = Shelf, people = List.People, has_more = List.HasMore, pairs_to_review = Pairs };

    public override IReadOnlyList<ListStatement> Statements => [List.Statement, new ListStatement("from face_pairs_to_review", [])];

    public override IReadOnlyList<string> Scripts => ["people.js"];

    public void OnGet(string? shelf, string? q, string? sort)
    {
        Shelves = PeopleReader.Shelves(Library);
        Load(shelf ?? (Shelves.FirstOrDefault(one => one.Count > 0) ?? Shelves[0]).Key, q, sort, 0);
        Pairs = Query("select count(*) from face_pairs_to_review", row => row.GetInt64(0))[0];
    }

    /// <summary>Cards alone: the rest of a shelf, or what a search finds.</summary>
    public IActionResult OnGetCards(string? shelf, string? q, string? sort, int offset)
    {
        Load(shelf ?? "known", q, sort, Math.Max(0, offset));
        return Partial("_PersonCards", this);
    }

    private void Load(string shelf, string? words, string? sort, int offset)
    {
        if (PersonShelf.All.All(one => one.Key != shelf))
            throw new UserException($"There is no shelf {shelf}; there are {string.Join(", ", PersonShelf.All.Select(one => one.Key))}.", ExitCode.Usage);
        (Shelf, Words, ByName, Offset) = (shelf, words, sort == "name", offset);
        _list = PeopleReader.OnShelf(Library, shelf, words, ByName, offset, PageOfPeople);
    }
}
