using Bpp.Engine.Metadata;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using static Bpp.Tests.Storage.TestPhotos;

namespace Bpp.Tests.Storage;

public sealed class EmbeddedVideoStorageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;

    public EmbeddedVideoStorageTests() => _database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Write_MotionPhotoReadAgain_KeepsOneVideoOfIt()
    {
        Write("a1", Success("still.jpg", "S"), Moving(new EmbeddedVideo(100, 200)));
        Assert.Equal("moving.jpg 100 200", Stored());
        Write("a2", Moving(new EmbeddedVideo(100, 190)));
        Assert.Equal("moving.jpg 100 190", Stored());
        Write("a3", Moving(null));
        Assert.Null(Stored());
    }

    private static AnalysisOutcome Moving(EmbeddedVideo? video)
    {
        var outcome = Success("moving.jpg", "M");
        return outcome with { Facts = outcome.Facts! with { Metadata = outcome.Facts.Metadata with { EmbeddedVideo = video } } };
    }

    private string? Stored() =>
        _database.Scalar<string>("select string_agg(concat_ws(' ', path, starts_at, length), ',') from facts.embedded_videos join facts.photos using (photo_id)");

    private void Write(string analyser, params AnalysisOutcome[] outcomes)
    {
        using var writer = new FactsWriter(_database, analyser, TimeProvider.System);
        writer.Write(outcomes);
    }
}
