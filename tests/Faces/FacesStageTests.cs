using Bpp.Engine.Faces;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Metadata;
using Bpp.Engine.Models;
using Bpp.Engine.People;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Faces;

public sealed class FacesStageTests
{
    private static readonly FaceBox Left = new(0.1f, 0.2f, 0.2f, 0.3f);

    private static readonly FaceBox Right = new(0.7f, 0.2f, 0.2f, 0.3f);

    [Fact]
    public void Open_NoModels_IsNull()
    {
        using var folder = new TempFolder();
        using var models = ModelStore.Open(new ModelStoreOptions { DefaultFolder = folder.Path });

        Assert.Null(FacesStage.Open(models));
    }

    [Fact]
    public void Version_DefaultPack_NamesEachModelOnce()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());

        var ids = FacesStage.Open(models)!.Version.Split('(', ')')[1].Split('+');

        Assert.Equal(["blazeface_back_256", "blazeface_front_128", "fr_detect", "fr_eye", "fr_feature", "fr_landmark", "fr_pose"], ids.Order());
    }

    [Fact]
    public void Run_NobodyThere_SaysThatItLooked()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var work = Work([]);

        FacesStage.Open(models)!.Run(work, CancellationToken.None);

        Assert.Empty(work.Faces!.Faces);
        Assert.Contains("fr_detect", work.Faces.Models, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NamedRegions_AddsThoseThatNoFoundFaceLiesUnder()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var work = Work([new NamedRegion("Emma", Left with { X = 0.12f }), new NamedRegion("Noah", Right)]);

        new FacesStage(new Finds(Left), FaceReader.Open(models)!).Run(work, CancellationToken.None);

        Assert.Equal([(FaceOrigin.Detected, Left), (FaceOrigin.File, Right)], work.Faces!.Faces.Select(face => (face.Origin, face.Box)));
    }

    [SkippableFact]
    public async Task RunAsync_PhotosWithFaces_StoresFacesAndEmbeddings()
    {
        using var folder = new TempFolder();
        var photos = Directory.CreateDirectory(folder["photos"]).FullName;
        foreach (var number in new[] { 1, 2 })
            File.Copy(Path.Combine(EvalData.Photos, "faces-lfw10", "images", "Ariel_Sharon", $"Ariel_Sharon_000{number}.jpg"), Path.Combine(photos, $"{number}.jpg"));
        using var database = BlankLibrary.Open(folder["library.duckdb"]);
        using var models = ModelStore.Open(new ModelStoreOptions());
        var options = new AnalysisOptions { Workers = 2 };

        await LibraryAnalysis.RunAsync(
            database, LibraryAnalysis.CreateAnalyser(options, models, TimeProvider.System), photos, options, new AnalysisProgress(), TimeProvider.System, CancellationToken.None, CancellationToken.None);

        using var connection = database.Connect();
        Assert.Equal(2L, connection.Scalar<long>("select count(*) from facts.face_scans where faces >= 1"));
        Assert.True(connection.Scalar<bool>("select count(*) >= 2 and bool_and(quality between 0 and 1) from facts.faces"));
        Assert.True(connection.Scalar<bool>("select count(*) >= 2 and bool_and(len(embedding) = 512) from facts.face_embeddings where model = 'fr_feature'"));
    }

    [SkippableFact]
    public async Task RunAsync_DrawnAndMovedFace_ReadsWhereTheyAreNow()
    {
        using var folder = new TempFolder();
        var photos = Directory.CreateDirectory(folder["photos"]).FullName;
        File.Copy(Path.Combine(EvalData.Photos, "faces-lfw10", "images", "Ariel_Sharon", "Ariel_Sharon_0001.jpg"), Path.Combine(photos, "1.jpg"));
        using var database = BlankLibrary.Open(folder["library.duckdb"]);
        using var models = ModelStore.Open(new ModelStoreOptions());
        // The face fills the middle of every photo of the set.
        var box = new FaceBox(0.3f, 0.27f, 0.4f, 0.46f);
        var options = new AnalysisOptions { Workers = 1 };
        var analyser = new PhotoAnalyser(
            new PhotoDecoder(), new MetadataReader(), [new FacesStage(new Finds(new FaceBox(0, 0, 0.1f, 0.1f)), FaceReader.Open(models)!)], 1, 1024, TimeProvider.System);
        Task Analyse() => LibraryAnalysis.RunAsync(
            database, analyser, photos, options, new AnalysisProgress(), TimeProvider.System, CancellationToken.None, CancellationToken.None);

        await Analyse();
        var editor = new PeopleEditor(database, TimeProvider.System);
        editor.DrawFace(database.Scalar<long>("select photo_id from photos"), box);
        Assert.Equal(0L, database.Scalar<long>("select count(*) from facts.face_embeddings"));
        await Analyse();

        Assert.True(database.Scalar<bool>("select quality > 0.35 and len(landmarks) = 10 and eyes_open(left_eye_open, right_eye_open, yaw) > 0.5 from facts.faces where origin = 'drawn'"));
        Assert.Equal(1L, database.Scalar<long>("select count(*) from facts.face_embeddings join facts.faces using (face_id) where origin = 'drawn'"));

        editor.MoveFace(database.Scalar<long>("select face_id from facts.faces where origin = 'drawn'"), new FaceBox(0, 0.8f, 0.2f, 0.2f));
        await Analyse();
        Assert.Equal(0L, database.Scalar<long>("select count(*) from facts.face_embeddings"));
        // Both boxes were looked at, and neither is looked at again.
        Assert.Equal(2L, database.Scalar<long>("select count(*) from facts.face_readings"));
        await Analyse();
        Assert.Equal(2L, database.Scalar<long>("select count(*) from facts.face_readings"));
    }

    [Fact]
    public void CreateAnalyser_FacesOff_DoesNotLook()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());

        Assert.DoesNotContain("faces", LibraryAnalysis.CreateAnalyser(new AnalysisOptions { Faces = false }, models, TimeProvider.System).Version, StringComparison.Ordinal);
        Assert.Contains("fr_feature", LibraryAnalysis.CreateAnalyser(new AnalysisOptions(), models, TimeProvider.System).Version, StringComparison.Ordinal);
    }

    private static PhotoWork Work(IReadOnlyList<NamedRegion> regions)
    {
        var frame = new Frame(120, 90);
        frame.Pixels.Fill(90);
        var file = new PhotoFile(1, "a.jpg", "/a.jpg", 1, DateTime.UnixEpoch);
        return new PhotoWork(new FingerprintedFile(file, new string('0', 64)))
        {
            Decoded = new DecodedPhoto { Frame = frame, Format = ImageFormat.Jpeg, Width = 120, Height = 90 },
            Metadata = PhotoMetadata.Empty with { Regions = regions },
        };
    }

    private sealed class Finds(FaceBox box) : IFaceDetector
    {
        public string Id => "stub";

        public IReadOnlyList<DetectedFace> Detect(Frame frame, CancellationToken cancellationToken) => [new DetectedFace(box, 0.9f, null)];
    }
}
