namespace Bpp.Engine.Faces.Detection;

/// <summary>
/// Decodes one scale of YuNet (Wu, Peng, Yu: "YuNet: A Tiny Millisecond-level Face Detector", 2023; as in OpenCV's FaceDetectorYN):
/// an anchor-free grid of cells of <c>stride</c> pixels, row by row.
/// </summary>
internal static class YuNetHead
{
    public static ReadOnlySpan<int> Strides => [8, 16, 32];

    /// <summary>Adds every cell whose score √(class · objectness) reaches <paramref name="threshold"/>, in input pixels.</summary>
    /// <param name="classes">[cells] probability of a face.</param>
    /// <param name="objects">[cells] probability of an object.</param>
    /// <param name="boxes">[cells×4] centre's offset in cells, logarithm of the size in cells.</param>
    /// <param name="points">[cells×10] offsets in cells.</param>
    public static void Decode(
        ReadOnlySpan<float> classes,
        ReadOnlySpan<float> objects,
        ReadOnlySpan<float> boxes,
        ReadOnlySpan<float> points,
        int stride,
        int columns,
        float threshold,
        List<Candidate> found)
    {
        var least = threshold * threshold;
        for (var i = 0; i < classes.Length; i++)
        {
            var product = Math.Clamp(classes[i], 0, 1) * Math.Clamp(objects[i], 0, 1);
            if (!(product >= least))
                continue;
            var (column, row) = (i % columns, i / columns);
            var box = boxes.Slice(i * 4, 4);
            var bounds = PixelBox.FromCentre(
                (column + box[0]) * stride, (row + box[1]) * stride, MathF.Exp(box[2]) * stride, MathF.Exp(box[3]) * stride);
            var marks = new float[10];
            for (var j = 0; j < marks.Length; j += 2)
            {
                marks[j] = (points[(i * 10) + j] + column) * stride;
                marks[j + 1] = (points[(i * 10) + j + 1] + row) * stride;
            }

            found.Add(new Candidate(bounds, MathF.Sqrt(product), marks));
        }
    }
}
