namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// Decodes BlazeFace (Bazarevsky et al., 2019) as published for Barracuda: 16×16 cells with 2 anchors, then 8×8 cells with 6,
/// boxes in input pixels relative to their cell's centre.
/// </summary>
internal static class BlazeFaceHead
{
    public const int FineGrid = 16;

    public const int CoarseGrid = 8;

    private const int Values = 16;

    private const int Eyes = 4;

    /// <summary>Adds every anchor whose probability reaches <paramref name="threshold"/>, in input pixels; its points are the two eyes.</summary>
    /// <param name="logits">[anchors].</param>
    /// <param name="boxes">[anchors×16]: centre x, y, width, height, then six points, of which the first two are the eyes.</param>
    /// <param name="grid">Cells a side.</param>
    /// <param name="side">Input pixels a side.</param>
    public static void Decode(ReadOnlySpan<float> logits, ReadOnlySpan<float> boxes, int grid, int side, float threshold, List<Candidate> found)
    {
        var perCell = logits.Length / (grid * grid);
        for (var i = 0; i < logits.Length; i++)
        {
            var score = 1 / (1 + MathF.Exp(-logits[i]));
            if (!(score >= threshold))
                continue;
            var cell = i / perCell;
            var x = ((cell % grid) + 0.5f) / grid * side;
            var y = ((cell / grid) + 0.5f) / grid * side;
            var box = boxes.Slice(i * Values, Values);
            var eyes = new[] { x + box[Eyes], y + box[Eyes + 1], x + box[Eyes + 2], y + box[Eyes + 3] };
            found.Add(new Candidate(PixelBox.FromCentre(x + box[0], y + box[1], box[2], box[3]), score, eyes));
        }
    }
}
