using Bpp.Engine.Places;
using Bpp.Engine.Search;
using Bpp.Engine.Storage;
using Bpp.Tests.Queries;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bpp.Tests.Search;

/// <summary>What searches find in a library of eight photos.</summary>
public sealed class SearchTests : IClassFixture<SearchTests.EightPhotos>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly LibraryDatabase _database;
    private readonly SearchContext _context;

    public SearchTests(EightPhotos library) => (_database, _context) = (library.Library.Database, library.Context);

    [Theory]
    [InlineData("", "12345678")]
    [InlineData("emma", "12")]
    [InlineData("EMMA", "12")]
    [InlineData("emm", "")]
    [InlineData("person:emma", "12")]
    [InlineData("person:\"emma stone\"", "12")]
    [InlineData("person:stone emma", "12")]
    [InlineData("küste", "3")]
    [InlineData("kuste", "3")]
    [InlineData("sonnenunt", "3")]
    [InlineData("sonnen", "3")]
    [InlineData("untergang", "")]
    [InlineData("\"an der küste\"", "3")]
    [InlineData("\"der kü\"", "")]
    [InlineData("beach", "14")]
    [InlineData("tag:beach -emma", "4")]
    [InlineData("tag:bea", "")]
    [InlineData("münchen", "1")]
    [InlineData("munich", "1")]
    [InlineData("place:deutschland", "1")]
    [InlineData("country:DE", "1")]
    [InlineData("country:italy or country:france", "25")]
    [InlineData("rome", "2")]
    [InlineData("photos of emma in rome", "2")]
    [InlineData("IMG_0007", "7")]
    [InlineData("0007", "7")]
    [InlineData("name:7.jp", "7")]
    [InlineData("ext:jpg -ext:.png", "1234578")]
    [InlineData("東京", "6")]
    [InlineData("京タワー", "6")]
    [InlineData("camera:\"aurelia one\" -camera:two", "1235678")]
    [InlineData("camera:two", "4")]
    [InlineData("aurelia two", "4")]
    [InlineData("lens:24-70", "4")]
    [InlineData("iso:<400", "4")]
    [InlineData("iso>=100 f:2.8", "4")]
    [InlineData("f:f/2.8", "4")]
    [InlineData("f:2.9", "")]
    [InlineData("type:video", "8")]
    [InlineData("type:raw or type:screenshot", "56")]
    [InlineData("type:photo", "1234567")]
    [InlineData("is:favourite", "3")]
    [InlineData("is:favorite or is:excluded", "34")]
    [InlineData("not is:geotagged", "34678")]
    [InlineData("is:untagged", "235678")]
    [InlineData("rating:>=3", "1")]
    [InlineData("label:Red", "2")]
    [InlineData("faces:2", "1")]
    [InlineData("faces:>0", "12")]
    [InlineData("faces:1..2 rome", "2")]
    [InlineData("mp:>11", "1234567")]
    [InlineData("2023", "12")]
    [InlineData("july 2023", "1")]
    [InlineData("july", "137")]
    [InlineData("last summer", "4")]
    [InlineData("date:2023-07-14", "1")]
    [InlineData("date:2023", "12")]
    [InlineData("year:2020..2023", "123")]
    [InlineData("before:2023", "35")]
    [InlineData("before:2023-07 after:2021", "")]
    [InlineData("since:2023-12", "24")]
    [InlineData("summer", "134")]
    [InlineData("christmas", "2")]
    [InlineData("winter 2023", "2")]
    [InlineData("album:Holidays", "37")]
    [InlineData("holidays", "37")]
    [InlineData("album:raw", "5")]
    [InlineData("is:undated", "678")]
    [InlineData("!", "")]
    [InlineData("nobody", "")]
    [InlineData("(emma or beach) -rome", "14")]
    [InlineData("-(emma or beach)", "35678")]
    [InlineData("secret", "")]
    [InlineData("is:hidden", "9")]
    [InlineData("secret is:hidden 2022", "9")]
    [InlineData("emma is:hidden", "")]
    [InlineData("emma -is:hidden", "12")]
    [InlineData("is:hidden -is:hidden", "")]
    public void Run_Query_FindsItsPhotos(string query, string expected) => Assert.Equal(expected, Found(query));

    [Theory]
    [InlineData("emma or is:hidden")]
    [InlineData("emma or (secret is:hidden)")]
    [InlineData("not (emma is:hidden)")]
    [InlineData("emma not not is:hidden")]
    public void Compile_HiddenWithinOthers_IsRefusedWithItsPlace(string query)
    {
        var refused = Assert.Throws<SearchException>(() => SearchCompiler.Compile(query, _context));
        Assert.Contains("is:hidden", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score:>0 -score:>=1", "1234567")]
    [InlineData("score:great or score:good or score:fair or score:low", "1234567")]
    [InlineData("great or good or fair or low", "1234567")]
    [InlineData("low quality high quality", "")]
    public void Run_Scores_AreOfMeasuredPhotos(string query, string expected) => Assert.Equal(expected, Found(query).Replace("8", "", StringComparison.Ordinal));

    [Fact]
    public void Of_BeginningOfAName_OffersIt()
    {
        Assert.Contains(SearchSuggestions.Of(_database, SearchSuggestions.Names(_database), "rome em"), suggestion => suggestion is { Kind: "person", Insert: "person:\"Emma Stone\"", Start: 5, Length: 2, Photos: 2 });
        Assert.Contains(SearchSuggestions.Of(_database, SearchSuggestions.Names(_database), "place:Mün"), suggestion => suggestion.Kind == "place" || suggestion.Text.Length > 0);
        Assert.Contains(SearchSuggestions.Of(_database, SearchSuggestions.Names(_database), "-tag:b"), suggestion => suggestion is { Insert: "tag:beach", Start: 1 });
        Assert.Contains(SearchSuggestions.Of(_database, SearchSuggestions.Names(_database), "sc"), suggestion => suggestion is { Kind: "field", Insert: "score:" });
        Assert.Contains(SearchSuggestions.Of(_database, SearchSuggestions.Names(_database), "is:fav"), suggestion => suggestion.Insert == "is:favourite");
        Assert.Empty(SearchSuggestions.Of(_database, SearchSuggestions.Names(_database), "emma "));
    }

    [Property(MaxTest = 60)]
    public Property Run_AnyText_NeverFails() => Prop.ForAll(
        Gen.Elements("emma", " ", "(", ")", "\"", "-", " not ", " or ", "person:", "tag:", "place:", "faces:>1", "'; drop table facts.photos; --", "$1", "\0", "\ud800", "2023", "last summer", "is:favourite", "is:hidden", "date:july", "score:good", "%", "_", "\\", "great", "low quality", "album:raw", "f:2.8", "🙂").ArrayOf().Select(string.Concat).ToArbitrary(),
        query =>
        {
            try
            {
                return Found(query).Length <= 8;
            }
            catch (SearchException)
            {
                return true;
            }
        });

    private string Found(string query)
    {
        var search = SearchCompiler.Compile(query, _context);
        return string.Concat(LibrarySearch.Run(_database, search).Select(hit => hit.PhotoId).Order());
    }

    public sealed class EightPhotos : IDisposable
    {
        public EightPhotos()
        {
            Library.Execute("insert into facts.sources (source_id, root) values (1, '/photos')");
            Library.Photo(1, "2023-07-14 10:00:00", "rating = 4, latitude = 48.1374, longitude = 11.5755");
            Library.Photo(2, "2023-12-25 10:00:00", "label = 'Red', latitude = 41.8902, longitude = 12.4922");
            Library.Photo(3, "2020-07-01 10:00:00", "title = 'Sonnenuntergang an der Küste'");
            Library.Photo(4, "2026-08-31 23:59:59", "keywords = ['Beach'], camera_model = 'Two', lens = 'EF 24-70 f/2.8', iso = 100, f_number = 2.8000001");
            Library.Photo(5, "2019-01-01 00:00:00", "format = 'raw', latitude = 48.8584, longitude = 2.2945");
            Library.Photo(6, facts: "path = 'Screenshot 東京タワー.png'");
            Library.Photo(7, facts: "path = 'july/IMG_0007.jpg', title = 'july'");
            Library.Photo(8, facts: "format = 'video', width = 1920, height = 1080");
            Library.Execute("delete from facts.measurements where photo_id = 8");
            Library.Execute("insert into facts.people select 'pe', 'Emma Stone', null, false, false, null");
            Library.Execute("insert into facts.person_photos values (1, 'pe'), (2, 'pe')");
            Library.Execute("insert into facts.faces by name select f as face_id, p as photo_id, 'detected' as origin, 0.1 as x, 0.1 as y, 0.2 as width, 0.2 as height, 0.9 as confidence, 0.9 as quality from (values (1, 1), (2, 1), (3, 2)) as t(f, p)");
            Library.Photo(9, "2022-05-05 10:00:00", "title = 'secret'");
            Library.Say("hidden", 9, null, "1");
            Library.Decide("exclude", 4);
            Library.Say("favourite", 3, null, "1");
            Library.Say("tagged", 1, "beach", "1");
            Library.Decide("album_created", "a1", "Holidays");
            Library.Say("album_photo", 3, "a1", "1");
            Library.Say("album_photo", 7, "a1", "1");
            PlaceLinker.Refresh(Library.Database);
            Assert.True(WordLinker.Refresh(Library.Database));
            Assert.False(WordLinker.Refresh(Library.Database));
            Bpp.Engine.Selection.DuplicateLinker.Refresh(Library.Database);
        }

        public QueryLibrary Library { get; } = new();

        public SearchContext Context => field ??= SearchContext.Of(Library.Database, TimeProvider.System) with { Today = Today };

        public void Dispose() => Library.Dispose();
    }
}
