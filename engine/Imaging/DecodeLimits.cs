namespace Bpp.Engine.Imaging;

/// <summary>What a file may ask for at most. Checked against the header, before any pixel is decoded.</summary>
public sealed record DecodeLimits
{
    /// <summary>Width × height of the whole picture.</summary>
    public long MaxPixels { get; init; } = 300_000_000;

    /// <summary>Pixels of the longer side.</summary>
    public int MaxSide { get; init; } = 65_535;

    /// <summary>Size of the file.</summary>
    public long MaxFileBytes { get; init; } = 2L << 30;

    /// <summary>
    /// Working memory of one decode where the format needs the whole picture at once (progressive JPEG, interlaced PNG, HEIC, RAW, …).
    /// </summary>
    public long MaxWorkingBytes { get; init; } = 1L << 30;

    /// <summary>Working memory of all such decodes that run at the same time; a larger one runs alone.</summary>
    public long SharedWorkingBytes { get; init; } = 256L << 20;
}
