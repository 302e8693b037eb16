using System.Buffers;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Feeds a patch of a frame to a model in the way its recipe asks: size, order of colours, mean and scale.</summary>
internal static class FaceInput
{
    /// <summary>Runs a model whose input is a square picture, channels first. Pooled; dispose the answer.</summary>
    /// <param name="model">What is asked.</param>
    /// <param name="frame">The picture.</param>
    /// <param name="toFrame">From the model's input pixels to frame pixels.</param>
    /// <param name="mirrored">Left and right of the patch change places before the model sees it.</param>
    public static ModelOutputs Run(OnnxModel model, Frame frame, in Similarity toFrame, bool mirrored = false)
    {
        var recipe = model.Recipe;
        var size = recipe.Input[^1];
        var plane = size * size;
        var channels = recipe.Input[1];
        var tensor = ArrayPool<float>.Shared.Rent(3 * plane);
        try
        {
            var first = tensor.AsSpan(0, plane);
            var second = tensor.AsSpan(plane, plane);
            var third = tensor.AsSpan(2 * plane, plane);
            if (recipe.Colour == ColourOrder.Bgr)
                FacePatch.Fill(frame, toFrame, size, third, second, first);
            else
                FacePatch.Fill(frame, toFrame, size, first, second, third);
            if (recipe.Colour == ColourOrder.Grey)
                FacePatch.ToGrey(first, second, third, first);
            for (var channel = 0; channel < channels; channel++)
                Normalise(tensor.AsSpan(channel * plane, plane), recipe.Mean[channel], 1 / recipe.Scale[channel]);
            if (mirrored)
                Mirror(tensor.AsSpan(0, channels * plane), size);
            return model.Run(tensor, [1, channels, size, size]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }

    /// <summary>Side of the model's square input, pixels.</summary>
    public static int Size(OnnxModel model) => model.Recipe.Input[^1];

    private static void Mirror(Span<float> planes, int size)
    {
        for (var row = 0; row < planes.Length; row += size)
            planes.Slice(row, size).Reverse();
    }

    private static void Normalise(Span<float> values, float mean, float scale)
    {
        foreach (ref var value in values)
            value = (value - mean) * scale;
    }
}
