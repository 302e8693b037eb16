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

    /// <summary>The scalar products of a vector and four rows: each number of the vector is loaded once for all four.</summary>
    public Vector4 Dot4(ReadOnlySpan<float> vector, int a, int b, int c, int d)
    {
        var query = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var ra = MemoryMarshal.Cast<float, Vector<float>>(this[a])[..query.Length];
        var rb = MemoryMarshal.Cast<float, Vector<float>>(this[b])[..query.Length];
        var rc = MemoryMarshal.Cast<float, Vector<float>>(this[c])[..query.Length];
        var rd = MemoryMarshal.Cast<float, Vector<float>>(this[d])[..query.Length];
        var (s0, s1, s2, s3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var at = 0; at < query.Length; at++)
        {
            var value = query[at];
            s0 += value * ra[at];
            s1 += value * rb[at];
            s2 += value * rc[at];
            s3 += value * rd[at];
        }

        var sums = new Vector4(Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
        for (var at = query.Length * Vector<float>.Count; at < vector.Length; at++)
            sums += vector[at] * new Vector4(this[a][at], this[b][at], this[c][at], this[d][at]);
        return sums;
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
