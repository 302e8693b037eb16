using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>Groups of near-duplicates, to be settled one by one or all at once.</summary>
internal sealed class DuplicatesModel(ServedLibrary library, PickedPhotos picked, Texts texts) : LibraryPage(library)
{
    private const int PageSize = 30;

    private const string GroupsSql = """
        select group_id, count(*) as size, max(score) - min(score) as spread
        from near_duplicates
        group by group_id
        order by spread desc nulls last, group_id
        """;

    public long Groups { get; private set; }

    public int From { get; private set; }

    public IReadOnlyList<IReadOnlyList<PhotoCard>> Shown { get; private set; } = [];

    public override string Heading => texts["Near-duplicates"];

    public override object Twin => new { groups = Groups, from = From, shown = Shown };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(GroupsSql, [])];

    public override IReadOnlyList<string> Scripts => ["duplicates.js"];

    public bool HasMore => From + PageSize < Groups;

    public int Next => From + PageSize;

    public void OnGet(int from = 0, long? group = null)
    {
        From = Math.Max(0, from);
        var groups = Query(GroupsSql, row => row.GetInt64(0));
        Groups = groups.Count;
        var shown = group is { } one ? [one] : groups.Skip(From).Take(PageSize).ToList();
        var members = Query("select group_id, photo_id from near_duplicates where group_id in (select unnest($1::bigint[])) order by group_id, rank", row => (Group: row.GetInt64(0), Photo: row.GetInt64(1)), shown);
        var cards = PhotoCards.Read(Library, picked, [.. members.Select(member => member.Photo)]).ToDictionary(card => card.Id);
        var byGroup = members.ToLookup(member => member.Group, member => member.Photo);
        Shown = [.. shown.Select(id => (IReadOnlyList<PhotoCard>)[.. byGroup[id].Where(cards.ContainsKey).Select(photo => cards[photo])]).Where(group => group.Count > 1)];
    }
}
