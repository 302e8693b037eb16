using System.Buffers;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Detection;

/// <summary>BlazeFace as a second opinion: how sure is it that a proposed box holds a face?</summary>
/// <param name="crop">Side of the square it looks at, in sides of the proposed box.</param>
internal sealed class BlazeFace(OnnxModel model, float crop)
{
    // Two networks draw a face's box differently: this much is enough to mean the same face.
    private const float LeastOverlap = 0.25f;

    private const float LeastScore = 0.01f;

    private static readonly InputRecipe Recipe = new(InputLayout.InterleavedRgb, 127.5f, 1 / 127.5f);

    private readonly int _side = model.Input[1];

    public string Id => model.Entry.Id;

    /// <summary>Its most probable face that covers the proposed box, with eyes (image-left, image-right) as points; score 0 when there is none.</summary>
    public Candidate Confirm(Frame frame, PixelBox box)
    {
        var square = box.Square(crop);
        var length = 3 * _side * _side;
        var tensor = ArrayPool<float>.Shared.Rent(length);
        try
        {
            FrameSampler.Fill(frame, square, _side, _side, tensor.AsSpan(0, length), _side, _side, Recipe);
            using var outputs = model.Run(tensor, [1, _side, _side, 3]);
            var found = new List<Candidate>();
            BlazeFaceHead.Decode(outputs[0], outputs[2], BlazeFaceHead.FineGrid, _side, LeastScore, found);
            BlazeFaceHead.Decode(outputs[1], outputs[3], BlazeFaceHead.CoarseGrid, _side, LeastScore, found);
            var scale = square.Width / _side;
            return found
                .OrderByDescending(candidate => candidate.Score)
                .Select(candidate => candidate.Mapped(scale, square.Left, square.Top))
                .FirstOrDefault(candidate => candidate.Box.Overlap(box) >= LeastOverlap);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }
}
