using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// A second look at what a detector proposes. Two BlazeFaces at two scales say how likely a face is, the jitter of landmarks how
/// firmly its parts are where they belong, and the detector's score how sure it was itself; a fixed sum of them decides.
/// The costly networks run only where the cheap ones leave the sum open.
/// </summary>
internal sealed class FaceCheck(LandmarkStability stability, BlazeFace near, BlazeFace wide)
{
    public const float UsualScore = 0.8f;

    /// <summary>Sides of the box's square that BlazeFace sees: the front-camera model wants the face large, the back-camera one small.</summary>
    public const float NearCrop = 2;

    public const float WideCrop = 3;

    /// <summary>Faces jitter this much.</summary>
    private const float UsualJitter = 0.03f;

    private const float JitterWeight = 2;

    /// <summary>Share of the long side from which a box is large.</summary>
    private const float Large = 0.15f;

    /// <summary>Four of five faces reach this in the near look, animals do not.</summary>
    private const float Certain = 0.75f;

    // A head that leans less is upright to the landmark network.
    private const float LeastRoll = 0.15f;

    public string Id => $"{stability.Id}+{near.Id}+{wide.Id}";

    public FaceVerdict Judge(Frame frame, Candidate candidate, CheckStrictness strictness)
    {
        var large = candidate.Box.Side > Large * Math.Max(frame.Width, frame.Height);
        var needed = strictness.Least + (large ? strictness.LargeExtra : 0);
        var close = near.Confirm(frame, candidate.Box);
        var sum = (strictness.ScoreWeight * (candidate.Score - UsualScore)) + (close.Score / 2);
        // Half is what the wide look can add.
        if (sum + 0.5f < needed)
            return FaceVerdict.NoFace;

        var roll = RollOf(close.Points ?? candidate.Points);
        sum -= JitterWeight * Math.Max(0, Jitter(frame, candidate.Box, roll) - UsualJitter);
        if (sum < needed && (sum + 0.5f < needed || sum + (wide.Confirm(frame, candidate.Box).Score / 2) < needed))
            return FaceVerdict.NoFace;
        return close.Score < Certain ? FaceVerdict.Doubtful : FaceVerdict.Face;
    }

    private float Jitter(Frame frame, PixelBox box, float roll)
    {
        var upright = stability.Jitter(frame, box, 0);
        return upright <= UsualJitter || Math.Abs(roll) < LeastRoll ? upright : Math.Min(upright, stability.Jitter(frame, box, roll));
    }

    /// <summary>Radians clockwise, from the two eyes; 0 when they are not known.</summary>
    private static float RollOf(float[]? points) => points is null ? 0 : MathF.Atan2(points[3] - points[1], points[2] - points[0]);
}
