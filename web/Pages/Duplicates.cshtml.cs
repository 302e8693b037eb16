using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>Groups of near-duplicates, to be settled one by one or all at once.</summary>
internal sealed class DuplicatesModel(ServedLibrary library, PickedPhotos picked, Texts texts) : LibraryPage(library)
{
    private const int PageSize = 30;

    private const string GroupsSql = """
        with alike as materialized (
            from near_duplicates
        ),

        shown as (
            select group_id, max(score) - min(score) as spread, count(*) over () as groups
            from alike
            where group_id = $1 or $1 is null
            group by group_id
            order by spread desc nulls last, group_id
            limit $2 offset $3
        )

        select alike.group_id, alike.photo_id, shown.groups
        from shown
        inner join alike on alike.group_id = shown.group_id
        order by shown.spread desc nulls last, alike.group_id, alike.rank
        """;

    private object?[] _asked = [null, (long)PageSize, 0L];

    public long Groups { get; private set; }

    public int From { get; private set; }

    public IReadOnlyList<IReadOnlyList<PhotoCard>> Shown { get; private set; } = [];

    public override string Heading => texts["Near-duplicates"];

    public override object Twin => new { groups = Groups, from = From, shown = Shown };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(GroupsSql, _asked)];

    public override IReadOnlyList<string> Scripts => ["duplicates.js"];

    public bool HasMore => From + PageSize < Groups;

    public int Next => From + PageSize;

    public void OnGet(int from = 0, long? group = null)
    {
        From = Math.Max(0, from);
        _asked = [group, (long)PageSize, (long)From];
        var members = Query(GroupsSql, row => (Group: row.GetInt64(0), Photo: row.GetInt64(1), Groups: row.GetInt64(2)), _asked);
        Groups = members.Count > 0 ? members[0].Groups : 0;
        var cards = PhotoCards.Read(Library, picked, [.. members.Select(member => member.Photo)]).ToDictionary(card => card.Id);
        Shown = [.. members
            .GroupBy(member => member.Group)
            .Select(alike => (IReadOnlyList<PhotoCard>)[.. alike.Where(member => cards.ContainsKey(member.Photo)).Select(member => cards[member.Photo])])
            .Where(alike => alike.Count > 1)];
    }
}
