using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Faces.Detection;

public sealed class FaceDetectorTests
{
    [Fact]
    public void Create_NoModels_IsNull()
    {
        using var folder = new TempFolder();
        using var models = ModelStore.Open(new ModelStoreOptions { DefaultFolder = folder.Path });

        Assert.Null(FaceDetectors.Create(models));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1024)]
    [InlineData(1024, 1)]
    [InlineData(640, 480)]
    public void Detect_BlackFrame_FindsNobody(int width, int height)
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var frame = new Frame(width, height);
        frame.Pixels.Clear();

        Assert.Empty(FaceDetectors.Create(models)!.Detect(frame, CancellationToken.None));
    }

    [Fact]
    public void Detect_Cancelled_Throws()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var frame = new Frame(64, 64);

        Assert.Throws<OperationCanceledException>(() => FaceDetectors.Create(models)!.Detect(frame, new CancellationToken(canceled: true)));
    }

    [SkippableTheory]
    [InlineData("12_Group_Group_12_Group_Group_12_24.jpg", 12)]
    [InlineData("12_Group_Group_12_Group_Group_12_459.jpg", 12)]
    public void Detect_GroupPhoto_FindsMoreThanADozen(string name, int least)
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var frame = Load($"faces-wider-group/samples/12--Group/{name}");

        var faces = FaceDetectors.Create(models)!.Detect(frame, CancellationToken.None);

        Assert.True(faces.Count >= least, $"{faces.Count} faces");
        Assert.All(faces, face => Assert.InRange(face.Confidence, 0.7f, 1));
        Assert.Equal(faces.OrderByDescending(face => face.Confidence), faces);
    }

    [SkippableTheory]
    [InlineData("unsplash-vrooli/real-world/animals/animal-dog.jpg", 0)]
    [InlineData("unsplash-vrooli/real-world/animals/animal-cat.jpg", 0)]
    [InlineData("exif-samples/jpg/exif-org/fujifilm-finepix40i.jpg", 0)] // a husky
    [InlineData("coco-val100/representative_dataset/000000000285.jpg", 0)] // a bear
    [InlineData("coco-val100/representative_dataset/000000008690.jpg", 2)] // two girls behind a goat that is taken for a dog
    [InlineData("unsplash-vrooli/real-world/people/person-baby.jpg", 1)]
    public void Detect_YuNetAndAnimalDetector_FindsPeopleOnly(string name, int people)
    {
        var folder = Path.Combine(EvalData.Photos, "..", "models");
        using var models = ModelStore.Open(new ModelStoreOptions { OverrideFolder = folder });
        using var frame = Load(name);

        Assert.Equal(people, FaceDetectors.Create(models)!.Detect(frame, CancellationToken.None).Count);
    }

    [SkippableFact]
    public void Detect_FromManyThreads_GivesTheSameFaces()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var frame = Load("unsplash-vrooli/real-world/people/person-group.jpg");
        var detector = FaceDetectors.Create(models)!;
        var alone = detector.Detect(frame, CancellationToken.None);

        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var other = new Frame(30 + (i * 17), 200);
            other.Pixels.Fill((byte)(i * 10));
            Assert.Empty(detector.Detect(other, CancellationToken.None));
            Assert.Equal(alone.Select(face => face.Box), detector.Detect(frame, CancellationToken.None).Select(face => face.Box));
        });
        Assert.NotEmpty(alone);
    }

    private static Frame Load(string name) =>
        new PhotoDecoder().Decode(Path.Combine(EvalData.Photos, name), 1024, CancellationToken.None).Frame!;
}
