using Bpp.Engine.Export.Stripping;
using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Export;

/// <summary>Decides how each photo's exported bytes come about, and makes them.</summary>
internal sealed class PhotoProducer(ExportOptions options, IPhotoRenderer renderer)
{
    /// <summary>The extension the exported file will have; null keeps the original's.</summary>
    public string? ExtensionFor(ExportItem item) => options.Recipe is { } recipe
        ? TargetFormat(item, recipe).Extension()
        : options.Strip && !MetadataStripper.CanStrip(item.Format) ? ExportOptions.StrippedCopy.Format?.Extension() : null;

    /// <summary>Why this photo cannot be exported with these options, or null.</summary>
    public string? Refusal(ExportItem item) => item.Format is not ImageFormat.Video ? null
        : options.Recipe is not null ? $"{item.RelativePath} is a video, which is exported only as the original; use --quality original."
        : options.Strip ? $"{item.RelativePath} is a video, whose metadata cannot be removed; export it without --strip."
        : null;

    /// <exception cref="PhotoExportException">The original is gone, changed, undecodable, or its metadata will not come off.</exception>
    public PhotoContent Produce(ExportItem item, CancellationToken cancellationToken)
    {
        if (options.Recipe is { } recipe)
            return PhotoContent.Of(item, Render(item, recipe, cancellationToken));
        if (!options.Strip)
            return PhotoContent.OriginalOf(item);
        if (!MetadataStripper.CanStrip(item.Format))
            return PhotoContent.Of(item, Render(item, ExportOptions.StrippedCopy, cancellationToken), "encoded anew as JPEG to remove its metadata");

        var bytes = PhotoContent.ReadVerified(item, cancellationToken);
        if (MetadataStripper.TryStrip(bytes, item.Format) is { } stripped && StripVerifier.Leftover(stripped) is null)
            return PhotoContent.Of(item, stripped);
        var own = ExportOptions.StrippedCopy with { Format = ConvertFormats.Nearest(item.Format) };
        return PhotoContent.Of(item, Render(item, own, cancellationToken), "its structure is damaged, so it was encoded anew to remove its metadata");
    }

    private byte[] Render(ExportItem item, RenderRecipe recipe, CancellationToken cancellationToken)
    {
        PhotoContent.Verify(item, cancellationToken);
        byte[] bytes;
        try
        {
            bytes = renderer.Render(item.SourcePath, TargetFormat(item, recipe), recipe, cancellationToken);
        }
        catch (PhotoException exception)
        {
            throw new PhotoExportException($"{item.RelativePath} cannot be encoded anew: {exception.Message}", exception);
        }

        if (!recipe.KeepMetadata && StripVerifier.Leftover(bytes) is { } leftover)
            throw new PhotoExportException($"{item.RelativePath} would still hold {leftover} after removing metadata, so it was not exported.");
        return bytes;
    }

    private static ConvertFormat TargetFormat(ExportItem item, RenderRecipe recipe) => recipe.Format ?? ConvertFormats.Nearest(item.Format);
}
