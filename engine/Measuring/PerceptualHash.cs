namespace Bpp.Engine.Measuring;

/// <summary>
/// dHash (9×8), aHash (8×8) and pHash (8×8 of the cosine transform of 32×32), 64 bits each, of an area-averaged grey image
/// (Krawetz, hackerfactor.com 2011 and 2013; Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010).
/// Cell means are exact fractions of pixels, so that a rescaled copy gives the same cells.
/// </summary>
internal static class PerceptualHash
{
    private const int Rows = 8;

    // Below this many levels two cells are equal: rounding must not decide a bit of a flat image.
    private const float Tie = 1e-3f;

    private const int WaveSide = 32;

    // A coefficient sums 1024 cells: float rounding of a flat image stays far below this, a visible wave far above.
    private const float WaveTie = 0.5f;

    private static readonly float[] Waves = [.. Enumerable.Range(0, 8 * WaveSide).Select(i =>
        (float)Math.Cos(((2 * (i % WaveSide)) + 1) * ((i / WaveSide) + 1) * Math.PI / (2 * WaveSide)))];

    /// <summary>Bit = the right neighbour is brighter, row-major from the most significant bit.</summary>
    public static ulong Difference(LumaPlane luma)
    {
        Span<float> cells = stackalloc float[9 * Rows];
        AreaMeans(luma, 9, Rows, cells);
        var hash = 0UL;
        for (var y = 0; y < Rows; y++)
        {
            for (var x = 0; x < 8; x++)
                hash = (hash << 1) | (cells[(y * 9) + x + 1] > cells[(y * 9) + x] + Tie ? 1UL : 0UL);
        }

        return hash;
    }

    /// <summary>Bit = the cell is brighter than the mean cell, row-major from the most significant bit.</summary>
    public static ulong Average(LumaPlane luma)
    {
        Span<float> cells = stackalloc float[8 * Rows];
        AreaMeans(luma, 8, Rows, cells);
        var mean = 0f;
        foreach (var cell in cells)
            mean += cell / cells.Length;
        var hash = 0UL;
        foreach (var cell in cells)
            hash = (hash << 1) | (cell > mean + Tie ? 1UL : 0UL);
        return hash;
    }

    /// <summary>
    /// Bit = the cosine coefficient is positive; 1 to 8 half waves across, row-major by half waves down from the most significant bit.
    /// The means of rows and columns are left out: they say how the light falls, not what is in the picture.
    /// </summary>
    public static ulong Frequency(LumaPlane luma)
    {
        Span<float> cells = stackalloc float[WaveSide * WaveSide];
        AreaMeans(luma, WaveSide, WaveSide, cells);
        Span<float> across = stackalloc float[WaveSide * 8];
        for (var y = 0; y < WaveSide; y++)
        {
            for (var wave = 0; wave < 8; wave++)
                across[(wave * WaveSide) + y] = Dot(cells.Slice(y * WaveSide, WaveSide), Wave(wave));
        }

        var hash = 0UL;
        for (var down = 0; down < 8; down++)
        {
            for (var wave = 0; wave < 8; wave++)
                hash = (hash << 1) | (Dot(across.Slice(wave * WaveSide, WaveSide), Wave(down)) > WaveTie ? 1UL : 0UL);
        }

        return hash;

        static ReadOnlySpan<float> Wave(int index) => Waves.AsSpan(index * WaveSide, WaveSide);
    }

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    /// <summary>Box-filtered resize to columns × rows, 8-bit levels; a pixel on a cell's border counts with the part inside.</summary>
    internal static void AreaMeans(LumaPlane luma, int columns, int rows, Span<float> cells)
    {
        Span<float> columnSums = stackalloc float[columns];
        cells.Clear();
        var cellHeight = (float)luma.Height / rows;
        for (var y = 0; y < luma.Height; y++)
        {
            RowMeans(luma.Row(y), columns, columnSums);
            var first = Math.Min(rows - 1, (int)(y / cellHeight));
            var inFirst = Math.Min(1, ((first + 1) * cellHeight) - y);
            for (var x = 0; x < columns; x++)
            {
                cells[(first * columns) + x] += columnSums[x] * inFirst / cellHeight;
                if (inFirst < 1 && first + 1 < rows)
                    cells[((first + 1) * columns) + x] += columnSums[x] * (1 - inFirst) / cellHeight;
            }
        }
    }

    private static void RowMeans(ReadOnlySpan<byte> row, int columns, Span<float> means)
    {
        var cellWidth = (float)row.Length / columns;
        for (var x = 0; x < columns; x++)
        {
            var (start, end) = (x * cellWidth, Math.Min(row.Length, (x + 1) * cellWidth));
            var (from, to) = ((int)MathF.Ceiling(start), (int)end);
            var sum = from > start ? row[from - 1] * (from - start) : 0;
            var whole = 0;
            for (var i = from; i < to; i++)
                whole += row[i];
            sum += whole;
            if (to < end)
                sum += row[to] * (end - to);
            means[x] = sum / cellWidth;
        }
    }
}
