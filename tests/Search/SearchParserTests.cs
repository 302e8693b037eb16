using Bpp.Engine.Search;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bpp.Tests.Search;

public sealed class SearchParserTests
{
    private static readonly SearchContext Context = new(new DateOnly(2026, 11, 23), [new SearchAlbum("album_raw", "raw", "smart"), new SearchAlbum("a1", "Holidays", "manual")]);

    private static readonly Gen<SearchNode> Leaf = Gen.OneOf(
        from word in Gen.Elements("emma", "Rome", "IMG_1234.jpg", "müde", "東京", "2023", "july", "great", "last", "summer", "and", "or", "not", "it's", "12:30", "???")
        select (SearchNode)new Words(word, word is "and" or "or" or "not"),
        from text in Gen.Elements("emma stone", "a (b) c", "or", "", "x:y")
        select (SearchNode)new Words(text, IsQuoted: true),
        Gen.Elements(("person", "", "emma"), ("faces", ">", "2"), ("score", "", "great"), ("date", "", "2023-07"), ("iso", "<=", "400"), ("is", "", "favourite"), ("album", "", "raw"), ("f", "", "2.8"))
            .Select(field => (SearchNode)new FieldIs(SearchFields.Find(field.Item1)!, field.Item2, field.Item3, IsQuoted: false)));

    [Theory]
    [InlineData("a b c", "a b c")]
    [InlineData("a and b or c", "(a b) or c")]
    [InlineData("a (b or c)", "a (b or c)")]
    [InlineData("not a -b -\"c d\"", "-a -b -\"c d\"")]
    [InlineData("not not a", "not -a")]
    [InlineData("-(a or b)", "-(a or b)")]
    [InlineData("(a)", "a")]
    [InlineData("a - b", "a b")]
    [InlineData("“emma stone”", "\"emma stone\"")]
    [InlineData("\"never closed", "\"never closed\"")]
    [InlineData("Person:Emma faces>2 ISO<=400", "person:Emma faces:>2 iso:<=400")]
    [InlineData("people:\"Emma Stone\"", "person:\"Emma Stone\"")]
    [InlineData("12:30 http://x.org/a note:", "12:30 http://x.org/a note:")]
    public void Parse_Query_IsRead(string query, string expected) => Assert.Equal(expected, SearchPrinter.Print(SearchParser.Parse(query)));

    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    [InlineData("not")]
    [InlineData("or or or")]
    [InlineData("rock and")]
    [InlineData("and roll")]
    [InlineData("not and or")]
    [InlineData("to be or not to be")]
    [InlineData("or not and not or")]
    public void Compile_OnlyWords_AlwaysSearches(string query) => Assert.Contains("select photo.photo_id", SearchCompiler.Compile(query, Context).Sql, StringComparison.Ordinal);

    [Theory]
    [InlineData("persn:emma", 0, "did you mean person:?")]
    [InlineData("emma (rome", 5, "expected ) to close this (")]
    [InlineData("emma) rome", 4, "there is no ( before this )")]
    [InlineData("()", 1, "expected something to search for")]
    [InlineData("a faces:many", 2, "needs a number, as in faces:>2")]
    [InlineData("is:favourit", 0, "did you mean favourite?")]
    [InlineData("date:yesteryear", 0, "is no date")]
    [InlineData("date:2023-02-30", 0, "is no date")]
    [InlineData("before:july", 0, "comes every year")]
    [InlineData("album:holiday5", 0, "did you mean Holidays?")]
    [InlineData("person:", 0, "needs a value, as in person:emma")]
    [InlineData("camera:>3", 0, "does not compare")]
    [InlineData("faces:>2..4", 0, "needs a number")]
    public void Compile_Mistake_SaysWhereAndWhatWasExpected(string query, int position, string expected)
    {
        var thrown = Assert.Throws<SearchException>(() => SearchCompiler.Compile(query, Context));

        Assert.Equal(position, thrown.Position);
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("^", thrown.ForUser(query).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_TooLongOrDeep_IsRefused()
    {
        Assert.Throws<SearchException>(() => SearchCompiler.Compile(new string('a', 5000), Context));
        Assert.Throws<SearchException>(() => SearchCompiler.Compile(new string('(', 1000) + "a" + new string(')', 1000), Context));
        Assert.Throws<SearchException>(() => SearchCompiler.Compile(string.Concat(Enumerable.Repeat("-a not ", 150)), Context));
        Assert.Throws<SearchException>(() => SearchCompiler.Compile(string.Concat(Enumerable.Repeat("not ", 190)) + "a", Context));
    }

    [Fact]
    public void Compile_SeveralConditions_HasAChipForEach()
    {
        const string Query = "emma last summer -type:video (rome or paris) score:>0.7";

        var search = SearchCompiler.Compile(Query, Context);

        Assert.Equal(
            ["word: emma", "date: last summer", "not: -type:video", "any: (rome or paris)", "score: score:>0.7"],
            search.Chips.Select(chip => $"{chip.Kind}: {Query.Substring(chip.Start, chip.Length)}"));
        Assert.Equal("“emma”, taken in summer 2026, not videos, “rome” or “paris”, score > 0.7", search.Description);
    }

    [Property(MaxTest = 500)]
    public Property Parse_PrintedTree_IsTheSameTree() => Prop.ForAll(Tree(4).ToArbitrary(), tree =>
    {
        var printed = SearchPrinter.Print(tree);
        var read = SearchParser.Parse(printed);
        return (SearchPrinter.Print(read) == printed && Shape(read!) == Shape(tree)).Label(printed);
    });

    [Property(MaxTest = 1000)]
    public Property Compile_AnyText_SearchesOrSaysWhy() => Prop.ForAll(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Elements("emma", " ", "(", ")", "\"", "-", "not ", " or ", "person:", "faces:>", "'; drop table x; --", "$1", "\0", "\ud800", "2023", "last ", "is:", "date:", "..", "f/2.8", "{0}", "%").ArrayOf().Select(string.Concat)).ToArbitrary(),
        query =>
        {
            try
            {
                var search = SearchCompiler.Compile(query, Context);
                var numbers = System.Text.RegularExpressions.Regex.Matches(search.Sql, @"\$(\d+)").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order();
                return search.Chips.All(chip => chip.Start >= 0 && chip.Start + chip.Length <= query.Length)
                    && numbers.SequenceEqual(Enumerable.Range(1, search.Parameters.Count))
                    && !search.Sql.Contains("drop table", StringComparison.Ordinal)
                    && !search.Sql.Contains('\0', StringComparison.Ordinal);
            }
            catch (SearchException thrown)
            {
                return thrown.Position >= 0 && thrown.Position <= query.Length && thrown.Position + thrown.Length <= query.Length;
            }
        });

    private static Gen<SearchNode> Tree(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Tree(depth - 1).Select(part => (SearchNode)new Not(part)),
        Tree(depth - 1).ListOf(2).Select(parts => (SearchNode)new AllOf([.. parts.SelectMany(part => part is AllOf all ? all.Parts : [part])])),
        Tree(depth - 1).ListOf(3).Select(parts => (SearchNode)new AnyOf([.. parts.SelectMany(part => part is AnyOf any ? any.Parts : [part])])));

    private static string Shape(SearchNode node) => node switch
    {
        AllOf all => $"all[{string.Join(',', all.Parts.Select(Shape))}]",
        AnyOf any => $"any[{string.Join(',', any.Parts.Select(Shape))}]",
        Not not => $"not[{Shape(not.Part)}]",
        Words words => $"words[{words.Text}|{words.IsQuoted}]",
        FieldIs field => $"field[{field.Field.Name}|{field.Comparison}|{field.Value}|{field.IsQuoted}]",
        _ => throw new InvalidOperationException(),
    };
}
