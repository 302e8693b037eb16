using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Where a head looks, after Ruiz et al., "Fine-Grained Head Pose Estimation Without Keypoints" (2018).</summary>
internal sealed class HeadPose(OnnxModel model)
{
    private const float Window = 1.5f;

    private const float DegreesPerBin = 3;

    private const float FirstBin = -99;

    /// <summary>Degrees as in <see cref="FaceFacts"/>. The head is turned upright first, because the network has learnt few that lean.</summary>
    public (float Yaw, float Pitch) Read(Frame frame, FaceWindow face)
    {
        using var outputs = FaceInput.Run(model, frame, Similarity.OfSquare(face.Centre, Window * face.Side, face.Roll, FaceInput.Size(model)));
        // The network counts turns to the image's left as positive.
        return (-Degrees(outputs[0]), Degrees(outputs[1]));
    }

    /// <summary>Expectation over the softmax of the bins.</summary>
    internal static float Degrees(ReadOnlySpan<float> bins)
    {
        var most = float.MinValue;
        foreach (var bin in bins)
            most = Math.Max(most, bin);
        var (sum, weighted) = (0f, 0f);
        for (var i = 0; i < bins.Length; i++)
        {
            var weight = MathF.Exp(bins[i] - most);
            (sum, weighted) = (sum + weight, weighted + (i * weight));
        }

        return (DegreesPerBin * weighted / sum) + FirstBin;
    }
}
