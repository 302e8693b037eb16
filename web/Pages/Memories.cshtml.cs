using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>Occasions worth going back to, and this day in earlier years.</summary>
internal sealed class MemoriesModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const string MemoriesSql = """
        select memory.memory_id, memory.began, memory.ended, memory.photos, photo.sha256
        from memories as memory
        inner join photos as photo
            on photo.photo_id = memory.hero_photo_id
        order by memory.weight desc, memory.memory_id
        limit 60
        """;

    private const string TodaySql = """
        select today.years_ago, photo.photo_id, photo.sha256, photo.file_name
        from on_this_day($1::date) as today
        inner join photos as photo
            on photo.photo_id = today.photo_id
        where today.rank <= 20
        order by today.years_ago, today.rank
        """;

    public IReadOnlyList<Memory> Memories { get; private set; } = [];

    public IReadOnlyList<IGrouping<long, (long YearsAgo, long Id, string Hash, string Name)>> Today { get; private set; } = [];

    public DateOnly Day { get; private set; }

    public override string Heading => texts["Memories"];

    public override object Twin => new { memories = Memories, on_this_day = Today.Select(year => new { years_ago = year.Key, photos = year.Select(photo => photo.Id) }) };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(MemoriesSql, []), new ListStatement(TodaySql, [Day])];

    public void OnGet(DateOnly? day = null)
    {
        Day = day ?? DateOnly.FromDateTime(Library.Time.GetLocalNow().DateTime);
        Memories = Query(MemoriesSql, row => new Memory(row.GetInt64(0), row.GetDateTime(1), row.GetDateTime(2), row.GetInt64(3), row.GetString(4)));
        Today = [.. Query(TodaySql, row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3)), Day.ToDateTime(TimeOnly.MinValue)).GroupBy(row => row.Item1)];
    }

    /// <param name="Id">photo_id of its first photo.</param>
    /// <param name="Began">First photo.</param>
    /// <param name="Ended">Last photo.</param>
    /// <param name="Photos">How many.</param>
    /// <param name="Hero">Content of the best.</param>
    internal sealed record Memory(long Id, DateTime Began, DateTime Ended, long Photos, string Hero)
    {
        /// <summary>Its days.</summary>
        public string Title(Texts texts) => ListTitles.Days(texts, Began, Ended);
    }
}
