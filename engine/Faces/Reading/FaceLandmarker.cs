using System.Numerics;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Finds the parts of a face in a box: looks, and looks again through a window centred, sized and turned as the last look says.</summary>
internal sealed class FaceLandmarker(OnnxModel model)
{
    // A head that leans more than the network has learnt to read is turned upright in a few steps.
    private const int MostLooks = 5;

    // A window that turns (radians), moves and grows (sides) by less than this shows nothing new.
    private const float SmallTurn = 0.09f;

    private const float SmallMove = 0.08f;

    // In a box as detectors draw it the points reach three quarters of its height, and their middle lies an eighth below its centre:
    // means of 140 labelled portraits.
    private const float WindowOfExtent = 1.33f;

    private const float WindowAbovePoints = 0.127f;

    /// <param name="frame">The picture.</param>
    /// <param name="window">The box a detector drew: its height and its centre.</param>
    public FaceMarks Find(Frame frame, FaceWindow window)
    {
        var points = Look(frame, window);
        var marks = new FaceMarks(points, float.PositiveInfinity);
        for (var look = 1; look < MostLooks; look++)
        {
            var next = Around(marks);
            if (!next.IsFinite)
                break;
            var before = points;
            points = Look(frame, next);
            marks = new FaceMarks(points, Distance(before, points));
            if (next.TurnFrom(window) < SmallTurn && next.MoveFrom(window) < SmallMove)
                break;
            window = next;
        }

        return marks;
    }

    private Vector2[] Look(Frame frame, FaceWindow window)
    {
        var size = FaceInput.Size(model);
        var toFrame = Similarity.OfSquare(window.Centre, window.Side, window.Roll, size);
        using var outputs = FaceInput.Run(model, frame, toFrame);
        var shares = outputs[0];
        var points = new Vector2[FaceMarks.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = toFrame.Apply(shares[2 * i] * size, shares[(2 * i) + 1] * size);
        return points;
    }

    /// <summary>The window in which points of a face would lie as they do in a detector's box.</summary>
    public static FaceWindow Around(FaceMarks marks)
    {
        var roll = marks.Roll;
        var (sin, cos) = MathF.SinCos(roll);
        var (least, most) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var point in marks.Points)
        {
            var level = new Vector2((point.X * cos) + (point.Y * sin), (point.Y * cos) - (point.X * sin));
            (least, most) = (Vector2.Min(least, level), Vector2.Max(most, level));
        }

        var side = WindowOfExtent * Math.Max(most.X - least.X, most.Y - least.Y);
        var middle = ((least + most) / 2) - new Vector2(0, WindowAbovePoints * side);
        return new FaceWindow(new Vector2((middle.X * cos) - (middle.Y * sin), (middle.X * sin) + (middle.Y * cos)), side, roll);
    }

    private static float Distance(Vector2[] before, Vector2[] after)
    {
        var sum = 0f;
        for (var i = FaceMarks.FirstInner; i < after.Length; i++)
            sum += Vector2.Distance(before[i], after[i]);
        return sum / (after.Length - FaceMarks.FirstInner) / Math.Max(new FaceMarks(after, 0).EyeDistance, 1e-3f);
    }
}
