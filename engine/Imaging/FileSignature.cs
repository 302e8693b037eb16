namespace Bpp.Engine.Imaging;

/// <summary>What a file's content is, whatever its name says.</summary>
/// <param name="Kind">What can be done with it.</param>
/// <param name="Format">Unknown unless <paramref name="Kind"/> is Photo or Video.</param>
/// <param name="Words">For messages, with article: <c>a JPEG image</c>, <c>a PDF document</c>.</param>
internal sealed record FileSignature(ContentKind Kind, ImageFormat Format, string Words)
{
    public static FileSignature Photo(ImageFormat format, string words) => new(ContentKind.Photo, format, words);

    public static FileSignature Video(string words) => new(ContentKind.Video, ImageFormat.Video, words);

    public static FileSignature UnreadImage(string name) =>
        new(ContentKind.UnreadImage, ImageFormat.Unknown, $"an image format Bpp does not read ({name})");

    public static FileSignature Other(string words) => new(ContentKind.NotAnImage, ImageFormat.Unknown, words);

    public static FileSignature Unknown { get; } = new(ContentKind.Unknown, ImageFormat.Unknown, "of no kind that Bpp knows");
}
