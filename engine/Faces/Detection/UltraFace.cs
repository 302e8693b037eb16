using System.Buffers;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// The 320×240 single-shot detector of Ultra-Light-Fast-Generic-Face-Detector (RFB-320). Its boxes come decoded, as corners in
/// shares of the input.
/// </summary>
internal sealed class UltraFace(OnnxModel model)
{
    private const int Width = 320;

    private const int Height = 240;

    private static readonly InputRecipe Recipe = new(InputLayout.PlanarRgb, 127, 1f / 128);

    public string Id => model.Entry.Id;

    /// <summary>Candidates in one region of a frame, in frame pixels, best first, after suppression.</summary>
    public List<Candidate> Find(Frame frame, PixelBox region, float threshold)
    {
        var scale = Math.Min(Width / region.Width, Height / region.Height);
        var columns = Math.Clamp((int)MathF.Round(region.Width * scale), 1, Width);
        var rows = Math.Clamp((int)MathF.Round(region.Height * scale), 1, Height);
        var tensor = ArrayPool<float>.Shared.Rent(3 * Width * Height);
        try
        {
            FrameSampler.Fill(frame, region, columns, rows, tensor.AsSpan(0, 3 * Width * Height), Width, Height, Recipe);
            using var outputs = model.Run(tensor, [1, 3, Height, Width]);
            var found = new List<Candidate>();
            Decode(outputs["scores"], outputs["boxes"], threshold, found);
            return [.. Suppression.Keep(found).Select(candidate => candidate.Mapped(1 / scale, region.Left, region.Top))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }

    /// <summary>Adds every proposal that reaches <paramref name="threshold"/>, in input pixels.</summary>
    /// <param name="scores">[N×2] background, face.</param>
    /// <param name="boxes">[N×4] left, top, right, bottom in shares of the input.</param>
    public static void Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> boxes, float threshold, List<Candidate> found)
    {
        for (var i = 0; i < scores.Length / 2; i++)
        {
            var score = scores[(2 * i) + 1];
            if (!(score >= threshold))
                continue;
            var box = boxes.Slice(4 * i, 4);
            found.Add(new Candidate(new PixelBox(box[0] * Width, box[1] * Height, box[2] * Width, box[3] * Height), score));
        }
    }
}
