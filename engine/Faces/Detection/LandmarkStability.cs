using System.Buffers;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// Tells faces from what merely looks like one: a landmark network shown the same face through four slightly different windows
/// finds the same points, while on an apple or a dog they follow the window.
/// </summary>
internal sealed class LandmarkStability(OnnxModel model)
{
    private const int Size = 64;

    private const float Scale = 1f / 256;

    /// <summary>The points inside the face, without the jaw's 17, of 68 in iBUG order.</summary>
    private const int FirstInner = 17;

    private const int Points = 68;

    private static readonly (float X, float Y, float Size)[] Windows = [(0.07f, 0.05f, 1f), (-0.07f, 0f, 1.12f), (0f, -0.07f, 1.2f)];

    public string Id => model.Entry.Id;

    /// <summary>Mean distance of the points from where they were in the first window, in sides of the box: .01 on faces, .1 elsewhere.</summary>
    /// <param name="roll">Radians clockwise that the head leans.</param>
    public float Jitter(Frame frame, PixelBox box, float roll)
    {
        var grey = ArrayPool<float>.Shared.Rent(Size * Size);
        try
        {
            Span<float> first = stackalloc float[2 * Points];
            Span<float> other = stackalloc float[2 * Points];
            Locate(frame, box.Square(1), roll, grey, first);
            var sum = 0f;
            foreach (var window in Windows)
            {
                Locate(frame, box.Moved(window.X * box.Side, window.Y * box.Side).Square(window.Size), roll, grey, other);
                for (var i = FirstInner; i < Points; i++)
                {
                    var (x, y) = (first[2 * i] - other[2 * i], first[(2 * i) + 1] - other[(2 * i) + 1]);
                    sum += MathF.Sqrt((x * x) + (y * y));
                }
            }

            return sum / (Windows.Length * (Points - FirstInner) * Math.Max(box.Side, 1e-3f));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(grey);
        }
    }

    /// <summary>68 points in the frame's pixels.</summary>
    private void Locate(Frame frame, PixelBox square, float roll, float[] grey, Span<float> points)
    {
        TurnedPatch.Fill(frame, square, roll, grey, Size, Scale);
        using var outputs = model.Run(grey, [1, 1, Size, Size]);
        var (sin, cos) = MathF.SinCos(roll);
        var shares = outputs[0];
        for (var i = 0; i < Points; i++)
        {
            var across = (shares[2 * i] - 0.5f) * square.Width;
            var down = (shares[(2 * i) + 1] - 0.5f) * square.Width;
            points[2 * i] = square.CentreX + (across * cos) - (down * sin);
            points[(2 * i) + 1] = square.CentreY + (across * sin) + (down * cos);
        }
    }
}
