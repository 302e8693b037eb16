using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Engine.Storage;
using Bpp.Tests.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace Bpp.Tests.Organise.Rules;

public sealed class RuleCompilerTests(RuleLibrary given) : IClassFixture<RuleLibrary>
{
    private readonly QueryLibrary _library = given.Library;

    [Theory]
    [InlineData("tag", "is", "\"sea\"", "1,2")]
    [InlineData("tag", "is_not", "\"boat\"", "2,3")]
    [InlineData("tag", "contains", "\"OA\"", "1")]
    [InlineData("tag", "contains_not", "\"oa\"", "2,3")]
    [InlineData("tag", "starts_with", "\"se\"", "1,2")]
    [InlineData("tag", "one_of", "[\"boat\", \"x\"]", "1")]
    [InlineData("tag", "none_of", "[\"boat\", \"x\"]", "2,3")]
    [InlineData("tag", "is_empty", null, "3")]
    [InlineData("tag", "is_not_empty", null, "1,2")]
    [InlineData("camera", "is", "\"aurelia one\"", "1,2,3")]
    [InlineData("place", "is_empty", null, "1,2,3")]
    [InlineData("person", "is", "\"Emma\"", "")]
    [InlineData("lens", "is", "\"o'neill 50\"", "2")]
    [InlineData("lens", "is_not", "\"Wide\"", "2,3")]
    [InlineData("lens", "is_empty", null, "3")]
    [InlineData("iso", "at_least", "100", "1,2")]
    [InlineData("iso", "at_most", "100", "1")]
    [InlineData("iso", "between", "[200, 1e4]", "2")]
    [InlineData("iso", "is_not", "100", "2,3")]
    [InlineData("iso", "one_of", "[100, 200.5, -1]", "1")]
    [InlineData("date", "at_least", "\"2024-01-01\"", "1")]
    [InlineData("date", "between", "[\"2023-06-01\", \"2023-06-01\"]", "2")]
    [InlineData("date", "is", "\"2023-06-01\"", "2")]
    [InlineData("date", "in_last_days", "30", "")]
    [InlineData("date", "in_last_days", "36500", "1,2")]
    [InlineData("taken_at", "at_most", "\"2023-06-01\"", "2")]
    [InlineData("favourite", "is", "false", "1,2,3")]
    [InlineData("album", "is", "\"mine\"", "1")]
    [InlineData("album", "is_not", "\"Mine\"", "2,3")]
    [InlineData("album", "one_of", "[\"Mine\", \"album_tags\"]", "1,2")]
    public void Run_OneRule_FindsWhatItSays(string field, string asked, string? value, string expected) =>
        Assert.Equal(expected, Found($$"""{"all": [{"field": "{{field}}", "operator": "{{asked}}"{{(value is null ? "" : $", \"value\": {value}")}}}]}"""));

    [Fact]
    public void Run_NestedGroups_BindAsTheyAreNested()
    {
        const string Boat = """{"field": "tag", "operator": "is", "value": "boat"}""";
        const string Year = """{"field": "year", "operator": "is", "value": 2023}""";
        const string Sea = """{"field": "tag", "operator": "is", "value": "Sea"}""";
        Assert.Equal("1,2", Found($$"""{"version": 1, "all": [{{Sea}}, {"any": [{{Boat}}, {{Year}}]}]}"""));
        Assert.Equal("1,2", Found($$"""{"any": [{"all": [{{Sea}}, {{Boat}}]}, {{Year}}]}"""));
        Assert.Equal("", Found($$"""{"all": [{"any": [{{Boat}}, {{Year}}]}, {"field": "lens", "operator": "is_empty"}]}"""));
    }

    [Fact]
    public void Compile_EveryFieldAndOperator_IsAConditionThatRuns()
    {
        foreach (var field in RuleFields.All)
        {
            object one = field.Kind switch { RuleKind.Number => 1.5, RuleKind.Date => new DateOnly(2024, 2, 29), RuleKind.Flag => true, RuleKind.Album => "album_tags", _ => "x" };
            var each = RuleOperator.Of(field.Kind).Select(asked => new Rule(field, asked, asked.Values switch { RuleArity.None => [], RuleArity.One => [one], RuleArity.Days => [3.0], _ => [one, one] }));
            var rules = new AlbumRules(new RuleGroup(false, [.. each]));
            _ = SqlAlbums.Run(_library.Database, SqlAlbumDefinition.Rules(rules));
            Assert.Equal(rules.ToJson(), AlbumRules.Parse(rules.ToJson()).ToJson());
        }
    }

    [Fact]
    public void Fields_OfPhotoColumns_CanAllBeAsked()
    {
        var columns = _library.Rows("select column_name from (describe photo_columns) where column_type not like '%[]'");
        Assert.Empty(columns.Except(RuleFields.All.Select(field => field.Name)));
    }

    /// <summary>Whatever a user writes as a value is found where it stands, and finds nothing else.</summary>
    [Fact]
    public void Condition_HostileValues_StayData()
    {
        using var connection = _library.Database.Connect();
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), random =>
        {
            foreach (var hostile in (string[])[random ?? "", $"{random}'; drop view photos; --", $"') or true or ('{random}", $"\\' or 1=1 --{random}", "%", "_", "$$", "\"", "/*", "''", "{0}"])
            {
                var value = new string([.. hostile.Where(letter => letter != '\0' && !char.IsSurrogate(letter)).Take(AlbumRules.LongestValue)]);
                if (value.Length == 0)
                    continue;
                var json = JsonSerializer.Serialize(new { all = new[] { new { field = "lens", @operator = "is", value } } });
                var condition = SqlAlbums.Condition(_library.Database, AlbumRules.Parse(json));
                Assert.Equal(1, connection.Scalar<long>($"select count(*) from (values ($1), ('other')) as given(lens) where {condition}", value));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.Equal("", Found("""{"all": [{"field": "lens", "operator": "is", "value": "') or true or ('"}]}"""));
    }

    [Fact]
    public void Run_AlbumThatIsNotThere_NamesTheNearest() =>
        Assert.Contains("did you mean Mine", Assert.Throws<UserException>(() => Found("""{"all": [{"field": "album", "operator": "is", "value": "Mien"}]}""")).Message, StringComparison.Ordinal);

    private static SqlAlbumDefinition Rules(string json) => SqlAlbumDefinition.Rules(AlbumRules.Parse(json));

    private string Found(string json) => string.Join(',', SqlAlbums.Run(_library.Database, Rules(json)));
}
