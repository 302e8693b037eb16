namespace Bpp.Engine.Measuring;

/// <summary>Luma histogram of the whole frame and what follows from it.</summary>
internal sealed class ToneStatistics
{
    /// <summary>Luma from which a pixel counts as burnt out; JPEG rounding keeps white a little below 255.</summary>
    public const byte HighlightLevel = 252;

    /// <summary>Luma up to which a pixel counts as black.</summary>
    public const byte ShadowLevel = 3;

    private readonly int[] _counts = new int[256];
    private readonly int[] _odd = new int[256];
    private int _total;

    public void Count(ReadOnlySpan<byte> luma)
    {
        Array.Clear(_counts);
        Array.Clear(_odd);
        // Two tables: equal neighbours would otherwise wait for each other's increment.
        var i = 0;
        for (; i + 1 < luma.Length; i += 2)
        {
            _counts[luma[i]]++;
            _odd[luma[i + 1]]++;
        }

        if (i < luma.Length)
            _counts[luma[i]]++;
        for (var level = 0; level < 256; level++)
            _counts[level] += _odd[level];
        _total = luma.Length;
    }

    /// <summary>Luma 0–1 below which the given share of the pixels lies, interpolated within its level.</summary>
    public float Percentile(double share)
    {
        var wanted = share * _total;
        double below = 0;
        for (var level = 0; level < 256; level++)
        {
            if (below + _counts[level] >= wanted && _counts[level] > 0)
                return (float)Math.Clamp((level - 0.5 + ((wanted - below) / _counts[level])) / 255, 0, 1);
            below += _counts[level];
        }

        return 1;
    }

    /// <summary>Mean and standard deviation of luma, 0–1.</summary>
    public (float Mean, float Deviation) Moments()
    {
        double sum = 0, squares = 0;
        for (var level = 0; level < 256; level++)
        {
            sum += (double)level * _counts[level];
            squares += (double)level * level * _counts[level];
        }

        var mean = sum / _total;
        return ((float)(mean / 255), (float)(Math.Sqrt(Math.Max(0, (squares / _total) - (mean * mean))) / 255));
    }

    /// <summary>Share of pixels from one level to another, both included.</summary>
    public float Share(int from, int to)
    {
        long count = 0;
        for (var level = from; level <= to; level++)
            count += _counts[level];
        return (float)((double)count / _total);
    }
}
