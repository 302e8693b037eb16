using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>Encodes a photo anew. Thread-safe.</summary>
internal interface IPhotoRenderer
{
    /// <summary>The encoded picture: upright, sRGB or with its profile.</summary>
    /// <param name="path">Absolute path of the original; opened read-only.</param>
    /// <param name="format">Encoder.</param>
    /// <param name="recipe">Size, quality, metadata.</param>
    /// <exception cref="Pipeline.PhotoException">The photo cannot be decoded.</exception>
    byte[] Render(string path, ConvertFormat format, RenderRecipe recipe, CancellationToken cancellationToken);
}
