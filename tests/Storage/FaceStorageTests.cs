using Bpp.Engine.Faces;
using Bpp.Engine.Metadata;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using static Bpp.Tests.Storage.TestPhotos;

namespace Bpp.Tests.Storage;

public sealed class FaceStorageTests : IDisposable
{
    private static readonly FaceBox Box = new(0.25f, 0.5f, 0.125f, 0.25f);
    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;

    public FaceStorageTests() => _database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Write_PhotoWithFaces_StoresFacesAndEmbeddings()
    {
        Write("a1", WithFaces("a.jpg", "A", Face(0.9f, [0.6f, 0.8f]), Face(0.7f, null)));

        Assert.Equal("detector+embedder 2", _database.Scalar<string>("select concat_ws(' ', models, faces) from facts.face_scans"));
        Assert.Equal("detected 0.25 0.5 0.125 0.25 0.9", _database.Scalar<string>(
            "select concat_ws(' ', origin, x, y, width, height, confidence) from facts.faces order by confidence desc limit 1"));
        Assert.Equal("embedder [0.6, 0.8]", _database.Scalar<string>("select concat_ws(' ', model, embedding) from facts.face_embeddings"));
        Assert.Equal("Emma 0.25", _database.Scalar<string>("select concat_ws(' ', person, x) from facts.named_regions"));
    }

    [Fact]
    public void Write_SamePhotoByNewAnalyser_ReplacesItsFaces()
    {
        Write("a1", WithFaces("a.jpg", "A", Face(0.9f, [1f])), WithFaces("b.jpg", "B", Face(0.8f, [1f])));
        Write("a2", WithFaces("a.jpg", "A", Face(0.5f, [1f]), Face(0.4f, null)));

        Assert.Equal("0.4,0.5,0.8", _database.Scalar<string>("select string_agg(confidence::varchar, ',' order by confidence) from facts.faces"));
        Assert.Equal(2, _database.Scalar<long>("select count(*) from facts.face_embeddings join facts.faces using (face_id)"));
        Assert.Equal(2, _database.Scalar<long>("select count(*) from facts.face_embeddings"));
        Assert.Equal(2, _database.Scalar<long>("select count(*) from facts.named_regions"));
    }

    [Fact]
    public void Write_PhotoNobodySearched_LeavesNoScan()
    {
        Write("a1", Success("a.jpg", "A"));

        Assert.Equal(0, _database.Scalar<long>("select count(*) from facts.face_scans"));
    }

    private static FaceFacts Face(float confidence, float[]? vector) => new()
    {
        Box = Box,
        Confidence = confidence,
        Quality = confidence,
        Embedding = vector is null ? null : new FaceEmbedding("embedder", vector),
    };

    private static AnalysisOutcome WithFaces(string path, string content, params FaceFacts[] faces)
    {
        var outcome = Success(path, content);
        var facts = outcome.Facts!;
        return outcome with
        {
            Facts = facts with
            {
                Faces = new PhotoFaces("detector+embedder", faces),
                Metadata = facts.Metadata with { Regions = [new NamedRegion("Emma", Box)] },
            },
        };
    }

    private void Write(string analyser, params AnalysisOutcome[] outcomes)
    {
        using var writer = new FactsWriter(_database, analyser, TimeProvider.System);
        writer.Write(outcomes);
    }
}
