using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>From candidates to faces: drops what is too small to tell anything, what the second opinion denies and what is an animal's.</summary>
/// <param name="check">Null where the models for it are missing.</param>
/// <param name="animals">Null where there is no animal detector.</param>
internal sealed class FaceFilter(FaceCheck? check, AnimalVeto? animals, CheckStrictness strictness)
{
    /// <summary>Share of the long side: 18 of 1024 pixels.</summary>
    private const float SmallestFace = 0.018f;

    public bool Checks => check is not null;

    /// <summary>Ids of the models it asks, each after a '+'.</summary>
    public string Ids => (check is null ? "" : $"+{check.Id}") + (animals is null ? "" : $"+{animals.Id}");

    /// <summary>The faces among candidates, in their order.</summary>
    public IReadOnlyList<DetectedFace> Faces(Frame frame, IEnumerable<Candidate> candidates, CancellationToken cancellationToken)
    {
        var faces = new List<Candidate>();
        var doubtful = new HashSet<PixelBox>();
        foreach (var candidate in candidates)
        {
            if (candidate.Box.Side < SmallestFace * Math.Max(frame.Width, frame.Height))
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = check?.Judge(frame, candidate, strictness) ?? FaceVerdict.Doubtful;
            if (verdict == FaceVerdict.NoFace)
                continue;
            faces.Add(candidate);
            if (verdict == FaceVerdict.Doubtful)
                doubtful.Add(candidate.Box);
        }

        var vetoed = animals?.Animals(frame, doubtful) ?? [];
        return [.. faces.Where(face => !vetoed.Contains(face.Box)).Select(face => InShares(face, frame))];
    }

    private static DetectedFace InShares(Candidate face, Frame frame) =>
        new(
            face.Box.InSharesOf(frame),
            Math.Min(face.Score, 1),
            face.Points?.Select((value, i) => value / (i % 2 == 0 ? frame.Width : frame.Height)).ToArray());
}
