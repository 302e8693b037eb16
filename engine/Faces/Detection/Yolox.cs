using System.Buffers;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Detection;

/// <summary>YOLOX (Ge et al., 2021) over a whole frame: the boxes of chosen COCO classes.</summary>
internal sealed class Yolox(OnnxModel model)
{
    public const int Person = 0;

    private const int Side = 416;

    private const int Values = 85;

    private const int Padding = 114;

    private static readonly InputRecipe Recipe = new(InputLayout.PlanarBgr, 0, 1);

    public string Id => model.Entry.Id;

    /// <summary>Candidates of each class in frame pixels, best first, after suppression.</summary>
    public List<Candidate>[] Find(Frame frame, ReadOnlySpan<int> classes, float threshold)
    {
        var scale = (float)Side / Math.Max(frame.Width, frame.Height);
        var columns = Math.Clamp((int)MathF.Round(frame.Width * scale), 1, Side);
        var rows = Math.Clamp((int)MathF.Round(frame.Height * scale), 1, Side);
        var tensor = ArrayPool<float>.Shared.Rent(3 * Side * Side);
        try
        {
            FrameSampler.Fill(frame, new PixelBox(0, 0, frame.Width, frame.Height), columns, rows, tensor.AsSpan(0, 3 * Side * Side), Side, Side, Recipe, Padding);
            using var outputs = model.Run(tensor, [1, 3, Side, Side]);
            var found = new List<Candidate>[classes.Length];
            for (var i = 0; i < classes.Length; i++)
            {
                var candidates = new List<Candidate>();
                Decode(outputs[0], Side, classes[i], threshold, candidates);
                found[i] = [.. Suppression.Keep(candidates).Select(candidate => candidate.Mapped(1 / scale))];
            }

            return found;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }

    /// <summary>Adds every cell that holds one class at least as surely as <paramref name="threshold"/>, in input pixels.</summary>
    /// <param name="output">[cells×85], strides 8, 16, 32 row by row: centre's offset and logarithm of the size in cells, objectness, 80 classes.</param>
    public static void Decode(ReadOnlySpan<float> output, int side, int category, float threshold, List<Candidate> found)
    {
        var at = 0;
        foreach (var stride in YuNetHead.Strides)
        {
            var grid = side / stride;
            for (var cell = 0; cell < grid * grid; cell++, at += Values)
            {
                var values = output.Slice(at, Values);
                var score = values[4] * values[5 + category];
                if (!(score >= threshold))
                    continue;
                var x = (cell % grid) + values[0];
                var y = (cell / grid) + values[1];
                found.Add(new Candidate(
                    PixelBox.FromCentre(x * stride, y * stride, MathF.Exp(values[2]) * stride, MathF.Exp(values[3]) * stride), score));
            }
        }
    }
}
