using Bpp.Engine.Imaging;

namespace Bpp.Engine.Export;

/// <summary>Encodes every photo that Bpp can decode.</summary>
internal sealed class PhotoRenderer : IPhotoRenderer
{
    public byte[] Render(string path, PictureFormat format, RenderRecipe recipe, CancellationToken cancellationToken) =>
        ImageConverter.Convert(
            path,
            new ConvertOptions
            {
                Format = format switch
                {
                    PictureFormat.Png => ConvertFormat.Png,
                    PictureFormat.Webp => ConvertFormat.Webp,
                    PictureFormat.Avif => ConvertFormat.Avif,
                    _ => ConvertFormat.Jpeg,
                },
                MaxLongSide = recipe.MaxLongSide,
                Quality = recipe.Quality,
                KeepMetadata = recipe.KeepMetadata,
            },
            cancellationToken);
}
