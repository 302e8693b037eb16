namespace Bpp.Engine.Metadata;

/// <summary>Where in a photo's file its moving part lies: a whole MP4, from its <c>ftyp</c> box to the end of its last box.</summary>
/// <param name="Start">Bytes from the start of the file, above 0.</param>
/// <param name="Length">Bytes, above 0; the video ends at or before the file's end.</param>
public sealed record EmbeddedVideo(long Start, long Length);
