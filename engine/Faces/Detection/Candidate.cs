namespace Bpp.Engine.Faces.Detection;

/// <summary>What a network proposes.</summary>
/// <param name="Box">In pixels of whatever the network looked at.</param>
/// <param name="Score">0–1.</param>
/// <param name="Points">x, y of five points as in <see cref="FaceFacts.Landmarks"/>, in the box's pixels; null where the network gives none.</param>
internal readonly record struct Candidate(PixelBox Box, float Score, float[]? Points = null)
{
    /// <summary>The same candidate in another frame of reference: scaled, then moved.</summary>
    public Candidate Mapped(float scale, float x = 0, float y = 0)
    {
        float[]? points = null;
        if (Points is not null)
        {
            points = new float[Points.Length];
            for (var i = 0; i < points.Length; i += 2)
            {
                points[i] = (Points[i] * scale) + x;
                points[i + 1] = (Points[i + 1] * scale) + y;
            }
        }

        return new Candidate(Box.Scaled(scale).Moved(x, y), Score, points);
    }
}
