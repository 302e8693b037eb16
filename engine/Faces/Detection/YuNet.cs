using System.Buffers;
using System.Globalization;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Detection;

/// <summary>YuNet over a whole frame, scaled down (never up) to a given long side; one whose file fixes the size ignores it.</summary>
internal sealed class YuNet(OnnxModel model)
{
    private const int Multiple = 32;

    private static readonly InputRecipe Recipe = new(InputLayout.PlanarBgr, 0, 1);

    private static readonly (string Class, string Object, string Box, string Points)[] Outputs =
        [.. YuNetHead.Strides.ToArray().Select(stride => stride.ToString(CultureInfo.InvariantCulture))
            .Select(stride => ($"cls_{stride}", $"obj_{stride}", $"bbox_{stride}", $"kps_{stride}"))];

    private readonly (int Width, int Height)? _fixed = model.Input is [_, _, > 0 and var height, > 0 and var width] ? (width, height) : null;

    public string Id => model.Entry.Id;

    /// <summary>Whether a larger long side shows it more.</summary>
    public bool SeesAnySize => _fixed is null;

    /// <summary>Candidates in frame pixels, best first, after suppression.</summary>
    public List<Candidate> Find(Frame frame, int longSide, float threshold)
    {
        var (most, tallest) = _fixed ?? (longSide, longSide);
        var scale = Math.Min(1f, Math.Min((float)most / frame.Width, (float)tallest / frame.Height));
        var (columns, rows) = (Scaled(frame.Width, scale), Scaled(frame.Height, scale));
        var (width, height) = _fixed ?? (Padded(columns), Padded(rows));
        var tensor = ArrayPool<float>.Shared.Rent(3 * width * height);
        try
        {
            var whole = new PixelBox(0, 0, frame.Width, frame.Height);
            FrameSampler.Fill(frame, whole, columns, rows, tensor.AsSpan(0, 3 * width * height), width, height, Recipe);
            using var outputs = model.Run(tensor, [1, 3, height, width]);
            var found = new List<Candidate>();
            for (var i = 0; i < Outputs.Length; i++)
            {
                var names = Outputs[i];
                var stride = YuNetHead.Strides[i];
                YuNetHead.Decode(
                    outputs[names.Class], outputs[names.Object], outputs[names.Box], outputs[names.Points], stride, width / stride, threshold, found);
            }

            return [.. Suppression.Keep(found).Select(candidate => candidate.Mapped(1 / scale))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }

    private static int Scaled(int side, float scale) => Math.Max(1, (int)MathF.Round(side * scale));

    private static int Padded(int side) => (side + Multiple - 1) / Multiple * Multiple;
}
