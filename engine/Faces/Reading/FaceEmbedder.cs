using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Turns an aligned face into a point on the unit sphere.</summary>
internal sealed class FaceEmbedder(OnnxModel model)
{
    /// <param name="aligned">From <see cref="FaceAligner"/>.</param>
    /// <returns>Null when the model answers nothing that has a direction.</returns>
    public FaceEmbedding? Embed(Frame frame, in Similarity aligned)
    {
        using var outputs = FaceInput.Run(model, frame, aligned.Finer((float)FaceInput.Size(model) / FaceAligner.Size));
        var vector = outputs[0].ToArray();
        var length = 0d;
        foreach (var value in vector)
            length += (double)value * value;
        length = Math.Sqrt(length);
        if (!double.IsFinite(length) || length < 1e-6)
            return null;
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)(vector[i] / length);
        return new FaceEmbedding(model.Entry.Id, vector);
    }
}
