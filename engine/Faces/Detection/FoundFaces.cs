using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>From candidates to faces: drops what is too small to tell anything and what the second opinion denies.</summary>
internal static class FoundFaces
{
    /// <summary>Share of the long side: 18 of 1024 pixels.</summary>
    private const float SmallestFace = 0.018f;

    public static IReadOnlyList<DetectedFace> Of(
        Frame frame, IEnumerable<Candidate> candidates, FaceCheck? check, CheckStrictness strictness, CancellationToken cancellationToken)
    {
        var faces = new List<DetectedFace>();
        foreach (var candidate in candidates)
        {
            if (candidate.Box.Side < SmallestFace * Math.Max(frame.Width, frame.Height))
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            if (check is null || check.IsFace(frame, candidate, strictness))
                faces.Add(new DetectedFace(candidate.Box.InSharesOf(frame), Math.Min(candidate.Score, 1), InShares(candidate.Points, frame)));
        }

        return faces;
    }

    private static float[]? InShares(float[]? points, Frame frame) =>
        points?.Select((value, i) => value / (i % 2 == 0 ? frame.Width : frame.Height)).ToArray();
}
