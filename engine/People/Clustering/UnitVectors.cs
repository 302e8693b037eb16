using System.Numerics;
using System.Runtime.InteropServices;

namespace Bpp.Engine.People.Clustering;

/// <summary><c>[N×D]</c> vectors of length 1 in one block of memory, row by row.</summary>
internal sealed class UnitVectors
{
    private readonly float[] _values;

    /// <param name="count">N.</param>
    /// <param name="dimension">D, at least 1.</param>
    public UnitVectors(int count, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        (Count, Dimension) = (count, dimension);
        _values = new float[checked((long)count * dimension)];
    }

    public int Count { get; }

    public int Dimension { get; }

    public Span<float> this[int row] => _values.AsSpan(row * Dimension, Dimension);

    public float Dot(int a, int b) => Dot(this[a], this[b]);

    /// <summary>The scalar product; four running sums, because one would wait for itself.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var (s0, s1, s2, s3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var at = 0;
        for (; at <= x.Length - 4; at += 4)
        {
            s0 += x[at] * y[at];
            s1 += x[at + 1] * y[at + 1];
            s2 += x[at + 2] * y[at + 2];
            s3 += x[at + 3] * y[at + 3];
        }

        for (; at < x.Length; at++)
            s0 += x[at] * y[at];
        var sum = Vector.Sum(s0 + s1 + s2 + s3);
        for (at = x.Length * Vector<float>.Count; at < a.Length; at++)
            sum += a[at] * b[at];
        return sum;
    }

    /// <summary>Scales a vector to length 1; one of length 0 stays.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length <= 0)
            return;
        for (var at = 0; at < vector.Length; at++)
            vector[at] /= length;
    }
}
