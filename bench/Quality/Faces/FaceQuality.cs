using Bpp.Engine.Faces;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Bench.Quality.Faces;

/// <summary>
/// Recall by size of face and false faces, identity and eyes, with the default models and with what <c>BPP_MODELS_DIR</c> or <c>bpp model install</c> adds.
/// The baseline is the bare detector network at its usual threshold of 0.7, without tiles or second opinion.
/// </summary>
internal static class FaceQuality
{
    private static readonly string[] HalfNames = ["development", "check"];

    public static IReadOnlyList<QualityRow> Run(string root, TextWriter? details)
    {
        using var plain = ModelStore.Open(new ModelStoreOptions());
        using var mine = ModelStore.Open(ModelStoreOptions.FromEnvironment(Console.Error.WriteLine));
        var rows = new List<QualityRow>(Rows("default", plain, root, details));
        if (FacesStage.Open(mine)?.Version != FacesStage.Open(plain)?.Version)
            rows.AddRange(Rows("installed", mine, root, details));
        return rows;
    }

    private static QualityRow[] Rows(string pack, ModelStore models, string root, TextWriter? details)
    {
        var detector = FaceDetectors.Create(models) ?? throw new InvalidOperationException("the default models are missing; make restore brings them");
        Console.WriteLine($"{pack}: {detector.Id}");
        var bare = new BareDetector(models);
        var tallies = new[] { (Ours: new DetectionTally(), Bare: new DetectionTally()), (Ours: new DetectionTally(), Bare: new DetectionTally()) };
        var decoder = new PhotoDecoder();
        Parallel.ForEach(FaceLabels.Load(), photo =>
        {
            using var frame = decoder.Decode(Path.Combine(root, "photos", photo.Name), FrameMaker.MaxLongSide, CancellationToken.None).Frame!;
            FaceBox[] ours = [.. detector.Detect(frame, CancellationToken.None).Select(face => face.Box)];
            var theirs = bare.Detect(frame);
            var half = tallies[new EvalPhoto(photo.Name, "photos/" + photo.Name).IsCheck ? 1 : 0];
            lock (tallies)
            {
                half.Ours.Add(photo, frame.Width, frame.Height, ours);
                half.Bare.Add(photo, frame.Width, frame.Height, theirs);
            }
        });
        var attributes = new FaceAttributes(models);
        return [.. Halves(pack, tallies), .. IdentityQuality.Run(root, pack, attributes), .. EyeQuality.Run(root, pack, attributes), .. PeopleSeriesQuality.Run(root, pack, models, details)];
    }

    private static IEnumerable<QualityRow> Halves(string pack, (DetectionTally Ours, DetectionTally Bare)[] tallies)
    {
        foreach (var (half, (ours, bare)) in HalfNames.Zip(tallies))
        {
            for (var i = 0; i < DetectionTally.Bands.Length; i++)
            {
                var (_, name, target) = DetectionTally.Bands[i];
                yield return new(name, $"recall, {pack} models", half, ours.Band(i).Count, ours.Band(i).Recall, bare.Band(i).Recall, target);
            }

            yield return new("faces among people", $"precision, {pack} models", half, ours.FoundWithPeople, ours.Precision, bare.Precision);
            yield return new("false faces, everyday photos", $"per 100, {pack} models", half, ours.FreePhotos, ours.FalsePer100Free, bare.FalsePer100Free, 1);
            yield return new("false faces, pets", $"per 100, {pack} models", half, ours.PetPhotos, ours.FalsePer100Pets, bare.FalsePer100Pets, 10);
        }
    }
}
