namespace Bpp.Engine.Samples;

/// <summary>How a sample library is painted.</summary>
public sealed record SampleOptions
{
    /// <summary>Size of each photo in megapixels, 0.05 to 50. The default is a 12-megapixel camera; 0.3 makes a library in a second or two.</summary>
    public double Megapixels { get; init; } = 12;

    /// <summary>How many files, 1 to 10,000; whole shoots are painted first, so that a small library still has bursts.</summary>
    public int Photos { get; init; } = 64;

    /// <summary>Also write what real folders contain: a cut-off file, a text file named <c>.jpg</c>, a copy, a screenshot.</summary>
    public bool OddFiles { get; init; } = true;

    /// <summary>Photos painted at the same time; 0 means one per processor.</summary>
    public int Workers { get; init; }

    internal void Validate()
    {
        if (Megapixels is < 0.05 or > 50)
            throw new ArgumentOutOfRangeException(nameof(Megapixels), Megapixels, "A sample photo has 0.05 to 50 megapixels.");
        if (Photos is < 1 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(Photos), Photos, "A sample library has 1 to 10000 photos.");
    }
}
