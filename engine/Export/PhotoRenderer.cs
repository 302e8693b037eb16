using Bpp.Engine.Pipeline;
using NetVips;

namespace Bpp.Engine.Export;

/// <summary>Encodes what libvips can decode.</summary>
internal sealed class PhotoRenderer : IPhotoRenderer
{
    public byte[] Render(string path, PictureFormat format, RenderRecipe recipe, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var source = Source.NewFromFile(path);
            var side = recipe.MaxLongSide ?? 65_500;
            using var image = Image.ThumbnailSource(source, side, height: side, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.None);
            var keep = recipe.KeepMetadata ? Enums.ForeignKeep.All : Enums.ForeignKeep.Icc;
            return format switch
            {
                PictureFormat.Png => image.PngsaveBuffer(keep: keep),
                PictureFormat.Webp => image.WebpsaveBuffer(q: recipe.Quality, keep: keep),
                PictureFormat.Avif => image.HeifsaveBuffer(q: recipe.Quality, compression: Enums.ForeignHeifCompression.Av1, effort: 4, keep: keep),
                _ => image.JpegsaveBuffer(q: recipe.Quality, optimizeCoding: true, keep: keep),
            };
        }
        catch (VipsException exception)
        {
            throw new PhotoException(PhotoStage.Decode, FailureReason.Undecodable, "the picture cannot be decoded.", exception);
        }
    }
}
