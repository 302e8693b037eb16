using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Organise;

namespace Bpp.Tests.Organise.Rules;

public sealed class SqlRemedyTests(RuleLibrary given) : IClassFixture<RuleLibrary>
{
    [Theory]
    [InlineData("where", "camera_modle = 'x'", "camera_model")]
    [InlineData("where", "camera = 'x'", "camera_model")]
    [InlineData("where", "tagg = 'x'", "tag")]
    [InlineData("sql", "select photo_id from photo_scors", "photo_scores")]
    [InlineData("sql", "select photo_id from photos where fnumber > 2", "f_number")]
    [InlineData("sql", "select p.photo_id from photos p where p.scoer > 2", "score")]
    public void Photos_OfABrokenAlbum_SaysDuckDbsWordsAndTheNearestNames(string form, string text, string nearest)
    {
        var key = "q" + Guid.NewGuid().ToString("N")[..12];
        given.Library.Decide("album_sql", key, JsonSerializer.Serialize(new Dictionary<string, string> { ["title"] = "Old", [form] = text }));
        var words = Assert.Throws<UserException>(() => SqlAlbums.Photos(given.Library.Database, key)).Message;
        Assert.Contains("Error", words, StringComparison.Ordinal);
        Assert.Matches($"Nearest to '[^']+': .*{nearest}", words);
    }
}
