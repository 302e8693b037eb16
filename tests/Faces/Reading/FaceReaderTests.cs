using System.Numerics.Tensors;
using Bpp.Bench.Quality.Faces;
using Bpp.Engine.Faces;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Faces.Reading;

public sealed class FaceReaderTests
{
    private static readonly FaceBox[] OddBoxes =
    [
        new(0, 0, 0.001f, 0.001f),
        new(0.999f, 0.999f, 0.02f, 0.02f),
        new(-0.5f, -0.5f, 0.6f, 0.6f),
        new(5, 5, 0.1f, 0.1f),
        new(0.5f, 0.5f, 0, 0),
        new(0.5f, 0.5f, -1, -1),
        new(float.NaN, 0, 0.1f, 0.1f),
        new(0, 0, float.PositiveInfinity, float.PositiveInfinity),
        new(0, 0, 1, 1e9f),
    ];

    [Fact]
    public void Open_NoModels_IsNull()
    {
        using var folder = new TempFolder();
        using var models = ModelStore.Open(new ModelStoreOptions { DefaultFolder = folder.Path });

        Assert.Null(FaceReader.Open(models));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 400)]
    [InlineData(200, 150)]
    public void Read_OddBoxes_EndsWithNumbersOrNothing(int width, int height)
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        var reader = FaceReader.Open(models)!;
        using var frame = new Frame(width, height);
        new Random(1).NextBytes(frame.Pixels);

        foreach (var box in OddBoxes)
        {
            AssertNumbers(reader.Read(frame, new DetectedFace(box, 0.8f, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])));
            if (reader.Read(frame, box, FaceOrigin.Drawn) is { } drawn)
                AssertNumbers(drawn);
        }
    }

    [Fact]
    public void Read_BlackFrame_ConfirmsNoDrawnFace()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var frame = new Frame(200, 200);
        frame.Pixels.Clear();

        Assert.Null(FaceReader.Open(models)!.Read(frame, new FaceBox(0.2f, 0.2f, 0.5f, 0.5f), FaceOrigin.Drawn));
    }

    [SkippableTheory]
    [InlineData(45)]
    [InlineData(-45)]
    public void Read_HeadLeaning_IsStillTheSamePerson(float degrees)
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var photo = Portrait("Ariel_Sharon", 1);
        using var leaning = TurnedFrame.Of(photo, degrees);

        var (upright, turned) = (MainFace(models, photo), MainFace(models, leaning));

        Assert.True(Cosine(upright, turned) > 0.7f);
        Assert.Equal(upright.Roll!.Value + degrees, turned.Roll!.Value, 8f);
        Assert.Equal(upright.Brightness!.Value, turned.Brightness!.Value, 0.05f);
        Assert.Equal(upright.Yaw!.Value, turned.Yaw!.Value, 12f);
    }

    [SkippableFact]
    public void Read_TwoPhotosOfOneAndOneOfAnother_TellsThemApart()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var first = Portrait("Ariel_Sharon", 1);
        using var second = Portrait("Ariel_Sharon", 2);
        using var other = Portrait("Colin_Powell", 1);

        var face = MainFace(models, first);

        Assert.True(Cosine(face, MainFace(models, second)) > 0.35f);
        Assert.True(Cosine(face, MainFace(models, other)) < 0.25f);
        Assert.Equal("fr_feature", face.Embedding!.Model);
        Assert.Equal(1, TensorPrimitives.Norm(face.Embedding.Vector), 1e-4f);
        Assert.InRange(face.Quality, 0.35f, 1);
        Assert.True(face.LeftEyeOpen > 0.5f && face.RightEyeOpen > 0.5f);
        Assert.True(face.Landmarks![0] < face.Landmarks[4] && face.Landmarks[4] < face.Landmarks[2] && face.Landmarks[1] < face.Landmarks[7]);
    }

    [SkippableFact]
    public void Read_MirroredFace_LooksTheOtherWay()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var photo = Portrait("Arnold_Schwarzenegger", 3);
        using var mirrored = Changed(photo, (x, y) => (photo.Width - 1 - x, y));

        Assert.InRange(MainFace(models, photo).Yaw!.Value, 10, 60);
        Assert.InRange(MainFace(models, mirrored).Yaw!.Value, -60, -10);
    }

    [SkippableFact]
    public void Read_BlurredFace_HasWiderEdgesAndLessQuality()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var photo = Portrait("Ariel_Sharon", 1);
        using var blurred = Blurred(photo, 3);
        var face = FaceDetectors.Create(models)!.Detect(photo, CancellationToken.None)[0];
        var reader = FaceReader.Open(models)!;

        var (sharp, soft) = (reader.Read(photo, face), reader.Read(blurred, face));

        Assert.True(soft.EdgeWidth > 1.5f * sharp.EdgeWidth, $"{soft.EdgeWidth} and {sharp.EdgeWidth}");
        Assert.True(soft.Quality < sharp.Quality);
    }

    [SkippableFact]
    public void Read_FromManyThreads_GivesTheSameFacts()
    {
        using var models = ModelStore.Open(new ModelStoreOptions());
        using var photo = Portrait("Ariel_Sharon", 1);
        var face = FaceDetectors.Create(models)!.Detect(photo, CancellationToken.None)[0];
        var reader = FaceReader.Open(models)!;
        var expected = reader.Read(photo, face);

        var read = new FaceFacts[32];
        Parallel.For(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => read[i] = reader.Read(photo, face));

        Assert.All(read, facts =>
        {
            Assert.Equal(expected.Embedding!.Vector, facts.Embedding!.Vector);
            Assert.Equal(expected.Landmarks, facts.Landmarks);
            Assert.Equal(
                (expected.EdgeWidth, expected.Yaw, expected.LeftEyeOpen, expected.Smile, expected.Quality),
                (facts.EdgeWidth, facts.Yaw, facts.LeftEyeOpen, facts.Smile, facts.Quality));
        });
    }

    private static FaceFacts MainFace(ModelStore models, Frame frame) => new FaceAttributes(models).MainFace(frame)!;

    private static float Cosine(FaceFacts one, FaceFacts other) => TensorPrimitives.Dot(one.Embedding!.Vector, other.Embedding!.Vector);

    private static Frame Portrait(string person, int number)
    {
        using var decoded = new PhotoDecoder().Decode(
            Path.Combine(EvalData.Photos, "faces-lfw10", "images", person, $"{person}_{number:0000}.jpg"), 1024, CancellationToken.None);
        return Frame.From(decoded.Frame!.Width, decoded.Frame.Height, decoded.Frame.Pixels);
    }

    private static Frame Changed(Frame frame, Func<int, int, (int X, int Y)> source)
    {
        var changed = new Frame(frame.Width, frame.Height);
        for (var i = 0; i < frame.Width * frame.Height; i++)
        {
            var (x, y) = source(i % frame.Width, i / frame.Width);
            frame.Pixels.Slice(((y * frame.Width) + x) * 3, 3).CopyTo(changed.Pixels[(3 * i)..]);
        }

        return changed;
    }

    /// <summary>A mean of (2·reach + 1)² pixels.</summary>
    private static Frame Blurred(Frame frame, int reach)
    {
        var blurred = new Frame(frame.Width, frame.Height);
        for (var i = 0; i < blurred.Pixels.Length; i++)
        {
            var (x, y, channel) = (i / 3 % frame.Width, i / 3 / frame.Width, i % 3);
            var (sum, count) = (0, 0);
            for (var row = Math.Max(0, y - reach); row <= Math.Min(frame.Height - 1, y + reach); row++)
            {
                for (var column = Math.Max(0, x - reach); column <= Math.Min(frame.Width - 1, x + reach); column++, count++)
                    sum += frame.Pixels[(((row * frame.Width) + column) * 3) + channel];
            }

            blurred.Pixels[i] = (byte)(sum / count);
        }

        return blurred;
    }

    private static void AssertNumbers(FaceFacts face)
    {
        float?[] values = [face.Confidence, face.EdgeWidth, face.Brightness, face.Clipped, face.Yaw, face.Pitch, face.Roll, face.LeftEyeOpen, face.RightEyeOpen, face.Smile, face.Quality];
        Assert.All(values.Concat((face.Landmarks ?? []).Select(value => (float?)value)).Concat((face.Embedding?.Vector ?? []).Select(value => (float?)value)),
            value => Assert.True(value is null || float.IsFinite(value.Value)));
        Assert.InRange(face.Quality, 0, 1);
    }
}
