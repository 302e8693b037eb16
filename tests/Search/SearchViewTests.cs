using Bpp.Engine.Search;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Search;

public sealed class SearchViewTests(SearchTests.EightPhotos eight) : IClassFixture<SearchTests.EightPhotos>
{
    private readonly QueryLibrary _library = eight.Library;

    [Fact]
    public void SearchText_PunctuationAccentsAndCase_AreLevelled()
    {
        Assert.Equal([" img 0007 cafe  it s 東京 "], _library.Rows("select search_text('IMG_0007-Café: it’s 東京')"));
        Assert.Equal(["true"], _library.Rows("select (search_text(null) is null)::varchar"));
    }

    [Fact]
    public void SearchTerms_File_AreOfNameTextsAndCamera() =>
        Assert.Equal([" p4 jpg aurelia two ef 24 70 f 2 8 "], _library.Rows("select term from search_terms where kind = 'file' and photo_id = 4"));

    [Fact]
    public void UnreadWords_PhotoRenamed_IsTheOneToRead()
    {
        using var library = new QueryLibrary();
        library.Photo(1);
        library.Photo(2);
        WordLinker.Refresh(library.Database);
        library.Execute("update facts.photos set path = 'trip/Küste.jpg' where photo_id = 2");

        Assert.Equal(["2| kuste jpg aurelia one "], library.Rows("select concat_ws('|', photo_id, words) from unread_words"));
    }

    [Fact]
    public void SearchTerms_EachKind_HasItsNames() => Assert.Equal(
        ["file: p1 jpg aurelia one ", "person: emma stone ", "place: munich bavaria germany ", "tag: beach "],
        _library.Rows("select kind || ':' || term from search_terms where photo_id = 1 order by kind"));

    [Fact]
    public void SearchNames_Library_AreWhatCanBeOffered() => Assert.Equal(
        ["album|Holidays|2", "camera|One|7", "camera|Two|1", "country|France|1", "country|Germany|1", "country|Italy|1", "person|Emma Stone|2", "place|Munich|1", "place|Paris|1", "place|Rome|1", "tag|beach|2"],
        _library.Rows("select concat_ws('|', kind, name, photos) from search_names order by kind, name"));
}
