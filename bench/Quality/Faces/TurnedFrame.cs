using System.Numerics;
using Bpp.Engine.Faces.Reading;
using Bpp.Engine.Imaging;

namespace Bpp.Bench.Quality.Faces;

/// <summary>A frame turned around its middle, as if the camera or the head had leant.</summary>
internal static class TurnedFrame
{
    /// <param name="degrees">Clockwise.</param>
    public static Frame Of(Frame frame, float degrees)
    {
        var size = (int)MathF.Ceiling(MathF.Sqrt((frame.Width * frame.Width) + (frame.Height * frame.Height)));
        var middle = new Vector2(frame.Width / 2f, frame.Height / 2f);
        var planes = new float[3][].Select(_ => new float[size * size]).ToArray();
        FacePatch.Fill(frame, Similarity.OfSquare(middle, size, -float.DegreesToRadians(degrees), size), size, planes[0], planes[1], planes[2]);
        var turned = new Frame(size, size);
        var pixels = turned.Pixels;
        for (var i = 0; i < size * size; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                pixels[(3 * i) + channel] = (byte)(planes[channel][i] + 0.5f);
        }

        return turned;
    }
}
