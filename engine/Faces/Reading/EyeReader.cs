using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Tells an open eye from a closed one. Dark glasses look closed.</summary>
internal sealed class EyeReader(OnnxModel model)
{
    private const float Window = 1.6f;

    public string Id => model.Entry.Id;

    /// <summary>Probability that the eye is open, 0–1.</summary>
    public float Open(Frame frame, FaceMarks marks, bool right)
    {
        var (from, to) = marks.EyeCorners(right);
        var along = to - from;
        var size = FaceInput.Size(model);
        var square = Similarity.OfSquare(right ? marks.RightEye : marks.LeftEye, Window * along.Length(), MathF.Atan2(along.Y, along.X), size);
        using var outputs = FaceInput.Run(model, frame, square);
        // The softmax of two.
        return 1 / (1 + MathF.Exp(outputs[0][0] - outputs[0][1]));
    }
}
