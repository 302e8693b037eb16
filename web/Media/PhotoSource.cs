namespace Bpp.Web.Media;

/// <summary>Where a photo's content lies.</summary>
/// <param name="Path">Absolute; inside the root of its source.</param>
/// <param name="Format">jpeg, png, …, video.</param>
/// <param name="FileName">As on disk.</param>
internal sealed record PhotoSource(string Path, string Format, string FileName);
