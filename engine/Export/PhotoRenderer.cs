using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>Encodes every photo that Bpp can decode.</summary>
internal sealed class PhotoRenderer : IPhotoRenderer
{
    public byte[] Render(string path, ConvertFormat format, RenderRecipe recipe, CancellationToken cancellationToken) =>
        ImageConverter.Convert(
            path,
            new ConvertOptions
            {
                Format = format,
                MaxLongSide = recipe.MaxLongSide,
                Quality = recipe.Quality,
                KeepMetadata = recipe.KeepMetadata,
            },
            cancellationToken);
}
