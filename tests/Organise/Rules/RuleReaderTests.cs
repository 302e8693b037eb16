using Bpp.Engine.Cli;
using Bpp.Engine.Organise;

namespace Bpp.Tests.Organise.Rules;

public sealed class RuleReaderTests
{
    [Theory]
    [InlineData("""{"all": [{"field": "scroe", "operator": "at_least", "value": 1}]}""", "rule 1: there is no field 'scroe'; did you mean score")]
    [InlineData("""{"all": [{"field": "score", "operator": "at_leest", "value": 1}]}""", "did you mean at_least")]
    [InlineData("""{"all": [{"field": "score", "operator": "contains", "value": "1"}]}""", "the field 'score' knows no operator 'contains', only is, is_not")]
    [InlineData("""{"all": [{"field": "score", "operator": "is", "value": "high"}]}""", "takes a number")]
    [InlineData("""{"all": [{"field": "score", "operator": "between", "value": [2, 1]}]}""", "the lower first")]
    [InlineData("""{"all": [{"field": "date", "operator": "is", "value": "1.5.2024"}]}""", "\"2024-05-31\"")]
    [InlineData("""{"all": [{"field": "person", "operator": "is"}]}""", "needs a value")]
    [InlineData("""{"all": [{"field": "person", "operator": "is_empty", "value": 1}]}""", "takes no value")]
    [InlineData("""{"all": [{"field": "person", "operator": "is", "value": ""}]}""", "1 to 500 characters")]
    [InlineData("""{"all": [{"field": "person", "operator": "is", "value": "\u0000"}]}""", "U+0000")]
    [InlineData("""{"all": [{"field": "person", "operator": "is", "value": "\ud800"}]}""", "not Unicode")]
    [InlineData("""{"all": [{"any": [{"field": "x", "operator": "is", "value": 1}]}]}""", "rule 1.1: there is no field 'x'")]
    [InlineData("""{"all": [], "any": []}""", "either")]
    [InlineData("""{"all": []}""", "at least one rule")]
    [InlineData("""{"all": [{"field": "tag", "operator": "is", "value": "a", "valeu": 1}]}""", "did you mean value")]
    [InlineData("""{"all": [{"field": "tag", "field": "tag", "operator": "is", "value": "a"}]}""", "twice")]
    [InlineData("""{"version": 2, "all": [{"field": "tag", "operator": "is", "value": "a"}]}""", "version 2")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("{\"all\": ", "not JSON")]
    public void Parse_WrongRules_SaysWhichAndWhatIsNear(string json, string words) =>
        Assert.Contains(words, Assert.Throws<UserException>(() => AlbumRules.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_TooMuch_IsRefused()
    {
        const string Rule = """{"field": "tag", "operator": "is", "value": "a"}""";
        var deep = string.Concat(Enumerable.Repeat("{\"all\": [", 6)) + Rule + string.Concat(Enumerable.Repeat("]}", 6));
        Assert.Contains("groups deep", Assert.Throws<UserException>(() => AlbumRules.Parse(deep)).Message, StringComparison.Ordinal);
        Assert.Contains("not JSON", Assert.Throws<UserException>(() => AlbumRules.Parse(new string('[', 100_000))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 100", Assert.Throws<UserException>(() => AlbumRules.Parse($"{{\"any\": [{string.Join(',', Enumerable.Repeat(Rule, 101))}]}}")).Message, StringComparison.Ordinal);
    }
}
