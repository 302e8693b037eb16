namespace Bpp.Engine.Selection;

/// <summary>When two photos are near-duplicates, and when they are one scene.</summary>
public sealed record DuplicateOptions
{
    /// <summary>Bits that may differ in each hash within the window; 0–64.</summary>
    public int WindowBits { get; init; } = 10;

    /// <summary>How far from a group's anchor a photo may be for <see cref="WindowBits"/>; zero = the same instant.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bits that may differ in each hash at any distance in time; 0–64.</summary>
    public int LibraryBits { get; init; } = 7;

    /// <summary>Bits that may differ in each hash within one scene, 1–64; 0 = no scenes.</summary>
    public int SceneBits { get; init; } = 16;

    /// <summary>How long a scene lasts from its first photo.</summary>
    public TimeSpan SceneLength { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Most pairs kept in memory (8 bytes each); beyond it the search is repeated with fewer bits.</summary>
    public int MaxPairs { get; init; } = 1 << 24;
}
