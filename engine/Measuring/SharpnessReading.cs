namespace Bpp.Engine.Measuring;

/// <summary>Edge widths of the frame, its subject, its background and its sharpest part, and the two kinds of blur.</summary>
internal sealed class SharpnessReading
{
    // Coarse energy (four directions) below which a tile holds nothing to judge focus by: a step of some 3 levels across it.
    private const float LeastStrength = 24f;

    private const float SharpestShare = 0.10f;

    private EdgeSums[] _tiles = [];
    private (float Width, float Strength)[] _widths = [];

    public EdgeSums[] Tiles => _tiles;

    public float Frame { get; private set; }

    public float Subject { get; private set; }

    public float Background { get; private set; }

    public float Sharpest { get; private set; }

    public float Defocus { get; private set; }

    public float Motion { get; private set; }

    public float MotionAngle { get; private set; }

    public float Structure { get; private set; }

    /// <summary>Fills <see cref="Tiles"/>; the subject map needs them before the regions can be measured.</summary>
    public void MeasureTiles(DetailPyramid pyramid, NoiseEstimate noise)
    {
        if (_tiles.Length < pyramid.Tiles)
            (_tiles, _widths) = (new EdgeSums[pyramid.Tiles], new (float, float)[pyramid.Tiles]);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
            _tiles[tile] = EdgeSums.OfTile(pyramid, noise, tile);
    }

    public void MeasureRegions(DetailPyramid pyramid, SubjectMap subject)
    {
        EdgeSums frame = default, inside = default, outside = default;
        var (structured, backgroundStructured) = (0, 0f);
        for (var tile = 0; tile < pyramid.Tiles; tile++)
        {
            var strength = _tiles[tile].Strength;
            if (strength < LeastStrength)
                continue;
            // The square root of a tile's strength, not the strength: one lamp or letter must not outvote the picture.
            var weight = 1 / MathF.Sqrt(strength);
            frame.Add(_tiles[tile], weight);
            inside.Add(_tiles[tile], weight * subject.Weight(tile));
            outside.Add(_tiles[tile], weight * (1 - subject.Weight(tile)));
            backgroundStructured += 1 - subject.Weight(tile);
            _widths[structured++] = (_tiles[tile].Width(), MathF.Sqrt(strength));
        }

        Structure = (float)structured / pyramid.Tiles;
        Frame = structured == 0 ? EdgeWidth.Max : frame.Width();
        Subject = structured == 0 ? EdgeWidth.Max : inside.Strength > 0 ? inside.Width() : Frame;
        Background = backgroundStructured < 0.5f ? EdgeWidth.Max : outside.Width();
        Sharpest = SharpestOf(structured);
        Directions(frame, structured);
    }

    private float SharpestOf(int count)
    {
        if (count == 0)
            return EdgeWidth.Max;
        var widths = _widths.AsSpan(0, count);
        widths.Sort(static (a, b) => a.Width.CompareTo(b.Width));
        var total = 0f;
        foreach (var (_, strength) in widths)
            total += strength;
        var seen = 0f;
        foreach (var (width, strength) in widths)
        {
            seen += strength;
            if (seen >= SharpestShare * total)
                return width;
        }

        return widths[^1].Width;
    }

    private void Directions(in EdgeSums frame, int structured)
    {
        (Defocus, Motion, MotionAngle) = (Frame, 0, 0);
        if (structured == 0)
            return;
        Span<float> widths = stackalloc float[DetailPyramid.Directions];
        for (var direction = 0; direction < widths.Length; direction++)
            widths[direction] = frame.Width(direction);
        // A streak along one direction leaves the one across it alone; diagonals see half of either.
        var (motion, angle) = (0f, 0);
        for (var direction = 0; direction < widths.Length; direction++)
        {
            var across = widths[(direction + 2) % widths.Length];
            var excess = (widths[direction] * widths[direction]) - (across * across);
            if (excess > motion)
                (motion, angle) = (excess, direction);
        }

        Motion = MathF.Sqrt(motion);
        MotionAngle = angle * 45f;
        Defocus = widths[(angle + 2) % widths.Length];
    }
}
