namespace Bpp.Engine.Faces.Detection;

/// <summary>Overlapping squares over a frame, in which a network of small input sees small faces larger.</summary>
internal static class Tiles
{
    // Larger than half by a fifth, so that no face lies on every tile's edge.
    private const float Overlap = 1.2f;

    private const float EdgeShare = 0.03f;

    private const float MostOfTile = 0.7f;

    /// <summary>Squares of side 1.2 · long side / 2 (cut to the frame's short side), spread evenly so that they cover the frame.</summary>
    public static IReadOnlyList<PixelBox> Over(int width, int height)
    {
        var side = Overlap * Math.Max(width, height) / 2;
        var (across, down) = (Math.Min(side, width), Math.Min(side, height));
        var tiles = new List<PixelBox>();
        foreach (var top in Starts(height, down))
        {
            foreach (var left in Starts(width, across))
                tiles.Add(new PixelBox(left, top, left + across, top + down));
        }

        return tiles;
    }

    /// <summary>Whether a tile saw all of a face: not cut by an edge inside the frame, and not nearly as large as the tile.</summary>
    public static bool SeesAllOf(PixelBox box, PixelBox tile, int width, int height)
    {
        if (box.Side > MostOfTile * Math.Max(tile.Width, tile.Height))
            return false;
        var margin = EdgeShare * Math.Max(tile.Width, tile.Height);
        return (tile.Left <= 0 || box.Left >= tile.Left + margin)
            && (tile.Top <= 0 || box.Top >= tile.Top + margin)
            && (tile.Right >= width || box.Right <= tile.Right - margin)
            && (tile.Bottom >= height || box.Bottom <= tile.Bottom - margin);
    }

    private static float[] Starts(int length, float tile) => tile >= length ? [0] : [0, length - tile];
}
