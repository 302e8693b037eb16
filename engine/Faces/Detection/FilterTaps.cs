using System.Buffers;

namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// Which source pixels each target pixel of one axis is made of, and how much of each. Target pixels whose centre lies
/// outside the source have none. Pooled; dispose.
/// </summary>
internal sealed class FilterTaps : IDisposable
{
    private readonly int _most;
    private float[] _weights;
    private int[] _spans;

    /// <param name="start">Where the first target pixel begins, in source pixels.</param>
    /// <param name="step">Source pixels a target pixel covers.</param>
    /// <param name="targets">Target pixels.</param>
    /// <param name="sources">Source pixels there are.</param>
    public FilterTaps(float start, float step, int targets, int sources)
    {
        First = Math.Clamp((int)MathF.Ceiling((-start / step) - 0.5f), 0, targets);
        var end = Math.Clamp((int)MathF.Ceiling(((sources - start) / step) - 0.5f), First, targets);
        Count = end - First;
        var reach = Math.Max(1, step);
        _most = (int)MathF.Ceiling(reach * 2) + 2;
        _weights = ArrayPool<float>.Shared.Rent(Math.Max(1, Count * _most));
        _spans = ArrayPool<int>.Shared.Rent(Math.Max(1, Count * 2));
        for (var i = 0; i < Count; i++)
            Set(i, start + ((First + i + 0.5f) * step), reach, sources);
    }

    /// <summary>The first target pixel that has a source.</summary>
    public int First { get; }

    /// <summary>Target pixels from <see cref="First"/> on that have a source.</summary>
    public int Count { get; }

    public int FirstSource => Start(0);

    public int LastSource => Start(Count - 1) + _spans[(2 * Count) - 1] - 1;

    /// <summary>First source pixel of the target pixel <c>First + index</c>.</summary>
    public int Start(int index) => _spans[2 * index];

    /// <summary>One weight a source pixel from <see cref="Start"/> on; their sum is 1.</summary>
    public ReadOnlySpan<float> Weights(int index) => _weights.AsSpan(index * _most, _spans[(2 * index) + 1]);

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(Interlocked.Exchange(ref _weights, []));
        ArrayPool<int>.Shared.Return(Interlocked.Exchange(ref _spans, []));
    }

    private void Set(int index, float centre, float reach, int sources)
    {
        var from = Math.Clamp((int)MathF.Floor(centre - reach + 0.5f), 0, sources - 1);
        var to = Math.Clamp((int)MathF.Ceiling(centre + reach - 0.5f), from + 1, sources);
        var weights = _weights.AsSpan(index * _most, to - from);
        var sum = 0f;
        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] = Math.Max(0, 1 - (Math.Abs(from + k + 0.5f - centre) / reach));
            sum += weights[k];
        }

        if (sum <= 0)
        {
            weights.Clear();
            weights[0] = sum = 1;
        }

        foreach (ref var weight in weights)
            weight /= sum;
        (_spans[2 * index], _spans[(2 * index) + 1]) = (from, to - from);
    }
}
