namespace Bpp.Engine.Measuring;

/// <summary>
/// The raw numbers of one frame, a row of <c>facts.measurements</c>. Property names become the column names in snake case.
/// Nothing here is a score: the mapping to 0..1 is SQL (<c>queries/scoring</c>). Every number is finite.
/// Luma is Y' of Rec. 601, sRGB-encoded, 0–1 unless stated; positions and shares are fractions of the frame; px are frame pixels.
/// </summary>
public sealed record Measurements
{
    /// <summary>Difference hash of the upright frame, 9×8 grey, bit = right &gt; left, row-major from the most significant bit.</summary>
    public required ulong Dhash { get; init; }

    /// <summary>Average hash of the upright frame, 8×8 grey, bit = pixel &gt; mean, row-major from the most significant bit.</summary>
    public required ulong Ahash { get; init; }

    /// <summary>Perceptual hash of the upright frame, signs of 8×8 low cosine frequencies of 32×32 grey, row-major from the most significant bit.</summary>
    public required ulong Phash { get; init; }

    /// <summary>Gaussian-equivalent blur of the edges in the whole frame, px, 0.05–12; lower is sharper.</summary>
    public required float EdgeWidth { get; init; }

    /// <summary>Blur of the edges of the subject, px, 0.05–12.</summary>
    public required float SubjectEdgeWidth { get; init; }

    /// <summary>Blur of the edges outside the subject, px, 0.05–12; 12 where the background has no edges.</summary>
    public required float BackgroundEdgeWidth { get; init; }

    /// <summary>Blur of the sharpest tenth of the edges anywhere, px, 0.05–12.</summary>
    public required float SharpestEdgeWidth { get; init; }

    /// <summary>Blur that is the same in all directions, px, 0.05–12: the edge width along the sharpest of four directions.</summary>
    public required float DefocusBlur { get; init; }

    /// <summary>Blur in one direction beyond the defocus, px, 0–12.</summary>
    public required float MotionBlur { get; init; }

    /// <summary>Direction of that blur, 0 (horizontal), 45 (falling), 90 (vertical) or 135 (rising) degrees, clockwise from the x axis.</summary>
    public required float MotionAngle { get; init; }

    /// <summary>Share of the frame with structure well above the noise, 0–1.</summary>
    public required float Structure { get; init; }

    /// <summary>Standard deviation of the luma noise in the frame's quiet parts, 8-bit levels, 0–60.</summary>
    public required float Noise { get; init; }

    /// <summary>Excess of luma steps on the frame's 8-pixel JPEG block borders over those within blocks, 0 (none) and up, ratio − 1.</summary>
    public required float Blockiness { get; init; }

    /// <summary>Median luma.</summary>
    public required float Brightness { get; init; }

    /// <summary>Mean luma.</summary>
    public required float LumaMean { get; init; }

    /// <summary>Luma below which 1 % of the pixels lie.</summary>
    public required float LumaP1 { get; init; }

    /// <summary>Luma below which 5 % of the pixels lie.</summary>
    public required float LumaP5 { get; init; }

    /// <summary>Luma below which 95 % of the pixels lie.</summary>
    public required float LumaP95 { get; init; }

    /// <summary>Luma below which 99 % of the pixels lie.</summary>
    public required float LumaP99 { get; init; }

    /// <summary>Standard deviation of luma, 0–0.5.</summary>
    public required float Contrast { get; init; }

    /// <summary>Share of pixels with a luma of at least 252/255.</summary>
    public required float ClippedHighlights { get; init; }

    /// <summary>Share of pixels with a luma of at most 3/255.</summary>
    public required float ClippedShadows { get; init; }

    /// <summary>Share of pixels where one or two channels, not all three, are at 254 or above: colour that burnt out.</summary>
    public required float ClippedChannels { get; init; }

    /// <summary>Mean luma of the subject.</summary>
    public required float SubjectBrightness { get; init; }

    /// <summary>Share of the subject with a luma of at least 252/255.</summary>
    public required float SubjectClippedHighlights { get; init; }

    /// <summary>Share of the subject with a luma of at most 3/255.</summary>
    public required float SubjectClippedShadows { get; init; }

    /// <summary>Colourfulness after Hasler &amp; Süsstrunk (2003), about 0 (grey) to 100 and more (vivid).</summary>
    public required float Colourfulness { get; init; }

    /// <summary>Share of the frame the subject covers, 0–1.</summary>
    public required float SubjectShare { get; init; }

    /// <summary>Centre of the subject from the left, 0–1.</summary>
    public required float SubjectX { get; init; }

    /// <summary>Centre of the subject from the top, 0–1.</summary>
    public required float SubjectY { get; init; }

    /// <summary>Spread of the subject around its centre, root mean square distance in half diagonals, 0–1.</summary>
    public required float SubjectSpread { get; init; }

    /// <summary>How much the subject stands out from the rest, 0–1.</summary>
    public required float SubjectContrast { get; init; }

    /// <summary>Tilt of the dominant level and plumb lines, degrees, −20–20, positive clockwise.</summary>
    public required float HorizonTilt { get; init; }

    /// <summary>How sure the tilt is, 0 (no straight lines) – 1.</summary>
    public required float HorizonConfidence { get; init; }

    /// <summary>Visual weight right minus left over their sum, −1–1.</summary>
    public required float Balance { get; init; }

    /// <summary>Share of the background that is busy with strong edges, 0–1.</summary>
    public required float Clutter { get; init; }
}
