namespace Bpp.Engine.Export.Gallery;

/// <summary>The JPEGs embedded for one photo.</summary>
/// <param name="Thumbnail">For the rows; null when the photo cannot be decoded.</param>
/// <param name="Preview">For the lightbox; null where it shows the exported file.</param>
internal sealed record GalleryPictures(byte[]? Thumbnail, byte[]? Preview);
