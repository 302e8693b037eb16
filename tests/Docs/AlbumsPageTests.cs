using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Docs;

/// <summary>What docs/albums.md shows works as it is printed.</summary>
public sealed partial class AlbumsPageTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "albums.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Examples_OfThePage_AllRun()
    {
        library.Clear();
        library.Photo(1, "2023-07-01 10:00:00", "lens = '50mm', f_number = 1.8, iso = 3200");
        var marks = new PhotoEditor(library.Database, TimeProvider.System);
        marks.Rate([1], 5);
        marks.Favourite([1], true);
        _ = new AlbumEditor(library.Database, TimeProvider.System).Create("Print");
        var rules = Blocks("json").Select(AlbumRules.Parse).ToList();
        Assert.Equal(5, rules.Count);
        Assert.Equal([0, 0, 0, 1, 1], rules.Select(one => SqlAlbums.Run(library.Database, SqlAlbumDefinition.Rules(one)).Count));

        var conditions = Blocks("sql").ToList();
        Assert.Contains(SqlAlbums.Condition(library.Database, rules[0]), conditions);
        foreach (var written in conditions.Concat(Commands().Matches(Page).Select(command => command.Groups["text"].Value)))
            _ = SqlAlbums.Run(library.Database, written.StartsWith("select", StringComparison.Ordinal) ? SqlAlbumDefinition.Sql(written) : SqlAlbumDefinition.Where(written));
    }

    [Fact]
    public void Names_OfThePage_AreAllOperatorsAndNamesThereAre()
    {
        var names = Rows().Matches(Page[Page.IndexOf("### The JSON", StringComparison.Ordinal)..Page.IndexOf("### Five examples", StringComparison.Ordinal)])
            .SelectMany(row => Code().Matches(row.Groups["first"].Value).Select(code => code.Groups["name"].Value)).ToList();
        Assert.Empty(RuleOperator.All.Select(one => one.Name).Except(names));
        Assert.DoesNotContain(names.Except(RuleOperator.All.Select(one => one.Name)), name => RuleFields.Find(name) is null);
    }

    [Fact]
    public void BrokenAlbum_AsOnThePage_SaysWhatThePageSays()
    {
        library.Clear();
        library.Decide("album_sql", "qnikon", """{"title": "Nikon", "where": "camera_modell = ''NIKON D90''"}""");
        var words = Assert.Throws<UserException>(() => SqlAlbums.Photos(library.Database, "qnikon")).Message;
        var shown = Blocks("text").Single().Split("\n…\n");
        Assert.All(shown, part => Assert.Contains(part, words, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Blocks(string language) => Block().Matches(Page).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value);

    [GeneratedRegex("^```(?<language>\\w+)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("--(where|sql) \"(?<text>[^\"]+)\"")]
    private static partial Regex Commands();

    [GeneratedRegex(@"^\| (?<first>`[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`(?<name>[a-z_]+)`")]
    private static partial Regex Code();
}
