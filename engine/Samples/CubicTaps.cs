using System.Numerics;

namespace Bpp.Engine.Samples;

/// <summary>Where each sample of a longer line lies in a shorter one, and the Catmull-Rom weights of the four samples around it.</summary>
internal sealed class CubicTaps
{
    /// <summary>Samples that a line needs beyond its own: one before, two after.</summary>
    public const int Margin = 3;

    public CubicTaps(int from, int to)
    {
        (First, Weights) = (new int[to], new Vector4[to]);
        for (var i = 0; i < to; i++)
        {
            var at = Math.Clamp(((i + .5f) * from / to) - .5f, 0, from - 1);
            First[i] = (int)at;
            var (t, t2, t3) = (at - First[i], (at - First[i]) * (at - First[i]), MathF.Pow(at - First[i], 3));
            Weights[i] = new Vector4((-t3 + (2 * t2) - t) / 2, ((3 * t3) - (5 * t2) + 2) / 2, ((-3 * t3) + (4 * t2) + t) / 2, (t3 - t2) / 2);
        }
    }

    /// <summary>For each sample, the first of its four in a line with <see cref="Margin"/>.</summary>
    public int[] First { get; }

    public Vector4[] Weights { get; }
}
