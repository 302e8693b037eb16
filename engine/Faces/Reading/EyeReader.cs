using System.Numerics;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>
/// Tells an open eye from a closed one. Dark glasses look closed. The network is so small that its answer hangs on a few pixels,
/// so it is asked through several windows, half of them mirrored: one eye is as good as the other.
/// </summary>
internal sealed class EyeReader(OnnxModel model)
{
    /// <summary>Sides of the windows, and how far they lie below the middle of the lids; in widths of the eye.</summary>
    private static readonly (float Side, float Below, bool Mirrored)[] Windows =
        [(1.2f, -0.05f, false), (1.2f, 0.05f, true), (1.5f, -0.05f, true), (1.5f, 0.05f, false)];

    /// <summary>Probability that the eye is open, 0–1.</summary>
    public float Open(Frame frame, FaceMarks marks, bool right)
    {
        var (from, to) = marks.EyeCorners(right);
        var along = to - from;
        var down = new Vector2(-along.Y, along.X);
        var middle = right ? marks.RightEye : marks.LeftEye;
        var sum = 0f;
        foreach (var (side, below, mirrored) in Windows)
            sum += Look(frame, new FaceWindow(middle + (below * down), side * along.Length(), MathF.Atan2(along.Y, along.X)), mirrored);
        return sum / Windows.Length;
    }

    private float Look(Frame frame, FaceWindow window, bool mirrored)
    {
        using var outputs = FaceInput.Run(model, frame, Similarity.OfSquare(window.Centre, window.Side, window.Roll, FaceInput.Size(model)), mirrored);
        // The softmax of two.
        return 1 / (1 + MathF.Exp(outputs[0][0] - outputs[0][1]));
    }
}
