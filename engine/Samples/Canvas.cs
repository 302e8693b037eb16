using System.Numerics;

namespace Bpp.Engine.Samples;

/// <summary>
/// A raster to paint on: [H×W] RGB, 0..1 (values above 1 are light that glows and is compressed when the photo is taken).
/// Coordinates do not depend on the resolution: y runs from 0 (top) to 1, x from 0 to <see cref="Aspect"/>.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public float Aspect { get; } = (float)width / height;

    /// <summary>Size of one pixel in canvas units: the width of an antialiased edge.</summary>
    public float Pixel { get; } = 1f / height;

    public Vector3[] Pixels { get; private set; } = new Vector3[width * height];

    /// <summary>Paints every pixel.</summary>
    public void Fill(Func<float, float, Vector3> shade)
    {
        for (var row = 0; row < Height; row++)
            for (var column = 0; column < Width; column++)
                Pixels[(row * Width) + column] = shade((column + .5f) * Pixel, (row + .5f) * Pixel);
    }

    /// <summary>Changes every pixel in a box, knowing what was there.</summary>
    public void Blend(float left, float top, float right, float bottom, Func<float, float, Vector3, Vector3> shade)
    {
        var (x0, x1) = (Math.Max(0, (int)(left * Height)), Math.Min(Width, (int)(right * Height) + 1));
        var (y0, y1) = (Math.Max(0, (int)(top * Height)), Math.Min(Height, (int)(bottom * Height) + 1));
        for (var row = y0; row < y1; row++)
            for (var column = x0; column < x1; column++)
            {
                ref var pixel = ref Pixels[(row * Width) + column];
                pixel = shade((column + .5f) * Pixel, (row + .5f) * Pixel, pixel);
            }
    }

    /// <summary>Paints where a signed distance (negative inside) says, with an edge one pixel wide or <paramref name="softness"/>.</summary>
    public void Shape(float left, float top, float right, float bottom, Func<float, float, float> distance, Func<float, float, Vector3> colour, float alpha = 1, float softness = 0)
    {
        var edge = Math.Max(softness, Pixel);
        Blend(left - edge, top - edge, right + edge, bottom + edge, (x, y, was) =>
        {
            var cover = alpha * Paint.Clamp01(.5f - (distance(x, y) / edge));
            return cover <= 0 ? was : Vector3.Lerp(was, colour(x, y), cover);
        });
    }

    /// <summary>Paints everything below a height curve (a mountain ridge, a dune, a field).</summary>
    public void Below(Func<float, float> height, Func<float, float, Vector3> colour) => Below(height, (x, y, _) => colour(x, y));

    /// <summary>Paints everything below a height curve; the colour knows how high the curve is there.</summary>
    /// <param name="height">y of the curve at x.</param>
    /// <param name="colour">Of x, y and the curve's y.</param>
    /// <param name="bottom">Where to stop, when something else will be painted there.</param>
    public void Below(Func<float, float> height, Func<float, float, float, Vector3> colour, float bottom = 1)
    {
        var end = Math.Min(Height, (int)(bottom * Height) + 2);
        for (var column = 0; column < Width; column++)
        {
            var x = (column + .5f) * Pixel;
            var top = height(x);
            for (var row = Math.Max(0, (int)(top * Height) - 1); row < end; row++)
            {
                var y = (row + .5f) * Pixel;
                var cover = Paint.Clamp01(((y - top) / Pixel) + .5f);
                if (cover > 0)
                {
                    ref var pixel = ref Pixels[(row * Width) + column];
                    pixel = Vector3.Lerp(pixel, colour(x, y, top), cover);
                }
            }
        }
    }

    public void Disc(float x, float y, float radius, Vector3 colour, float alpha = 1, float softness = 0) =>
        Shape(x - radius, y - radius, x + radius, y + radius, (px, py) => MathF.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) - radius, (_, _) => colour, alpha, softness);

    /// <summary>An out-of-focus light: a flat disc with a brighter rim.</summary>
    public void Bokeh(float x, float y, float radius, Vector3 light, float alpha) =>
        Blend(x - radius, y - radius, x + radius, y + radius, (px, py, was) =>
        {
            var distance = MathF.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) / radius;
            var cover = alpha * Paint.Step(1, .92f, distance) * (.75f + (.35f * Paint.Step(.55f, .95f, distance)));
            return was + (light * cover * (Vector3.One - (was * .5f)));
        });

    /// <summary>Light that falls off around a point; it adds.</summary>
    public void Glow(float x, float y, float radius, Vector3 light) =>
        Blend(x - (radius * 3), y - (radius * 3), x + (radius * 3), y + (radius * 3), (px, py, was) =>
        {
            var squared = (((px - x) * (px - x)) + ((py - y) * (py - y))) / (radius * radius);
            return squared > 9 ? was : was + (light * (MathF.Exp(-squared) - (MathF.Exp(-9) * squared / 9)));
        });

    /// <summary>A stroke with round ends whose width goes from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public void Stroke(Vector2 a, Vector2 b, float from, float to, Vector3 colour, float alpha = 1)
    {
        var along = b - a;
        var length = Math.Max(along.LengthSquared(), 1e-9f);
        var wide = Math.Max(from, to);
        Shape(Math.Min(a.X, b.X) - wide, Math.Min(a.Y, b.Y) - wide, Math.Max(a.X, b.X) + wide, Math.Max(a.Y, b.Y) + wide, (x, y) =>
        {
            var p = new Vector2(x, y) - a;
            var t = Paint.Clamp01(Vector2.Dot(p, along) / length);
            return (p - (along * t)).Length() - ((from + ((to - from) * t)) / 2);
        }, (_, _) => colour, alpha);
    }

    /// <summary>A filled polygon.</summary>
    public void Polygon(ReadOnlySpan<Vector2> points, Func<float, float, Vector3> colour, float alpha = 1)
    {
        var corners = points.ToArray();
        Shape(corners.Min(p => p.X), corners.Min(p => p.Y), corners.Max(p => p.X), corners.Max(p => p.Y), (x, y) => Paint.PolygonDistance(corners, new Vector2(x, y)), colour, alpha);
    }

    /// <summary>Puts the picture out of focus: three box blurs, which together are nearly a Gaussian of this radius.</summary>
    public void Blur(float radius)
    {
        var pixels = Math.Max(1, (int)(radius * Height * .6f));
        var other = new Vector3[Pixels.Length];
        for (var pass = 0; pass < 3; pass++)
        {
            BoxBlur.Along(Pixels, other, Width, Height, pixels, horizontal: true);
            BoxBlur.Along(other, Pixels, Width, Height, pixels, horizontal: false);
        }
    }

    /// <summary>Moves the camera while the shutter is open.</summary>
    public void Shake(float dx, float dy)
    {
        const int Steps = 24;
        var result = new Vector3[Pixels.Length];
        for (var step = 0; step < Steps; step++)
        {
            var t = ((step + .5f) / Steps) - .5f;
            var (shiftX, shiftY) = ((int)MathF.Round(dx * t * Height), (int)MathF.Round(dy * t * Height));
            for (var row = 0; row < Height; row++)
            {
                var source = Math.Clamp(row + shiftY, 0, Height - 1) * Width;
                for (var column = 0; column < Width; column++)
                    result[(row * Width) + column] += Pixels[source + Math.Clamp(column + shiftX, 0, Width - 1)];
            }
        }

        for (var i = 0; i < result.Length; i++)
            result[i] /= Steps;
        Pixels = result;
    }
}
