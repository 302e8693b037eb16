using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>Every tag, to browse, rename, merge and delete.</summary>
internal sealed class TagsModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const string Sql = "select tag, photos from tags order by photos desc, tag";

    public IReadOnlyList<TagCount> Tags { get; private set; } = [];

    public override string Heading => texts["Tags"];

    public override object Twin => new { tags = Tags };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement(Sql, [])];

    public override IReadOnlyList<string> Scripts => ["tags.js"];

    public void OnGet() => Tags = Query(Sql, row => new TagCount(row.GetString(0), row.GetInt64(1)));

    /// <param name="Tag">In lower case.</param>
    /// <param name="Photos">How many have it.</param>
    internal sealed record TagCount(string Tag, long Photos);
}
