using Bpp.Engine.Faces;
using NetVips;

namespace Bpp.Bench.Quality.Faces;

/// <summary>
/// What goes wrong with pictures of people, made from real ones: the whole frame spoilt a little, or only the main face while the rest
/// of the picture is as good as ever; and one of a group who blinks.
/// </summary>
internal static class PeopleSeriesMaker
{
    /// <summary>Side of a member of a made group, px.</summary>
    private const int Member = 200;

    /// <summary>Good and spoilt frames of a photo whose main face is <paramref name="face"/>.</summary>
    public static List<MadeFrame> Make(EvalPhoto photo, FaceBox face, FrameMaker maker)
    {
        var random = new Random(photo.Seed);
        using var image = FrameMaker.Load(photo.Path);
        var frames = new List<MadeFrame>();
        Add("clean", image.Copy(), true);
        Add("shifted", Degradations.Shift(image, random), true);
        Add("defocus 1.2", Degradations.Defocus(image, 1.2));
        Add("defocus 2.5", Degradations.Defocus(image, 2.5));
        Add("motion 9", Degradations.Motion(image, 9, random.Next(180)));
        Add("noise 14", Degradations.Noise(image, 14, photo.Seed));
        Add("exposure -1.2", Degradations.Exposure(image, -1.2));
        Add("exposure 0.9", Degradations.Exposure(image, 0.9));
        foreach (var radius in new[] { 1.5, 3.0 })
            Add($"face defocus {radius}", Degradations.Within(image, face, part => Degradations.Defocus(part, radius)));
        foreach (var length in new[] { 5.0, 10.0 })
            Add($"face motion {length}", Degradations.Within(image, face, part => Degradations.Motion(part, length, random.Next(180))));
        Add("face in shadow", Degradations.Within(image, face, part => Degradations.Exposure(part, -1.8)));
        Add("face burnt out", Degradations.Within(image, face, part => Degradations.Exposure(part, 1.8)));
        Add("face cut off", Degradations.CutOff(image, face));
        return frames;

        void Add(string kind, Image made, bool isGood = false)
        {
            using (made)
            using (var moved = isGood ? made.Copy() : Degradations.Shift(made, random))
                frames.Add(maker.Make(moved, kind, isGood));
        }
    }

    /// <summary>
    /// Two frames of a group of different people with open eyes, and one for each of them in which somebody with closed eyes stands in
    /// the place: exchanging a person is no fault in itself, as the second good frame shows.
    /// </summary>
    /// <param name="open">Square crops, one more than there are people in the group.</param>
    /// <param name="closed">As many as people.</param>
    public static List<MadeFrame> Group(IReadOnlyList<EvalPhoto> open, IReadOnlyList<EvalPhoto> closed, FrameMaker maker)
    {
        string[] group = [.. open.Take(closed.Count).Select(photo => photo.Path)];
        return
        [
            Frame(group, "all eyes open", true),
            Frame([open[^1].Path, .. group[1..]], "all eyes open", true),
            .. closed.Select((photo, place) => Frame([.. group[..place], photo.Path, .. group[(place + 1)..]], "one blinks", false)),
        ];

        MadeFrame Frame(string[] paths, string kind, bool isGood)
        {
            var members = paths.Select(Crop).ToArray();
            using var row = Image.Arrayjoin(members, shim: Member / 2, background: [120]);
            using var framed = row.Gravity(Enums.CompassDirection.Centre, row.Width + Member, row.Height + (2 * Member), extend: Enums.Extend.Background, background: [120]);
            foreach (var member in members)
                member.Dispose();
            return maker.Make(framed, kind, isGood);
        }
    }

    private static Image Crop(string path)
    {
        using var image = FrameMaker.Load(path);
        return image.ThumbnailImage(Member, height: Member, crop: Enums.Interesting.Centre).CopyMemory();
    }
}
