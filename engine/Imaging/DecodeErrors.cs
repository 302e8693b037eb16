using System.Globalization;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Imaging;

/// <summary>
/// One factory per reason for which a photo cannot be decoded. The decoding libraries' own texts are kept as inner exceptions only:
/// libvips' error buffer is shared by all threads, so its text may speak of another photo.
/// </summary>
internal static class DecodeErrors
{
    public static PhotoException TooManyPixels(long width, long height, DecodeLimits limits) => TooLarge(
        string.Create(CultureInfo.InvariantCulture, $"The header claims {width:N0} × {height:N0} pixels; the limits are {limits.MaxPixels / 1_000_000} megapixels and {limits.MaxSide:N0} pixels a side. If it is a real photo, save a smaller copy."));

    public static PhotoException TooManyBytes(long bytes, DecodeLimits limits) => TooLarge(
        string.Create(CultureInfo.InvariantCulture, $"The file has {bytes / 1e9:0.0} GB; the limit is {limits.MaxFileBytes / 1e9:0.0} GB."));

    public static PhotoException TooMuchMemory(string words, long pixels, long bytes, DecodeLimits limits) => TooLarge(
        string.Create(CultureInfo.InvariantCulture, $"Decoding it would need about {bytes / 1e9:0.0} GB of memory at once ({words}, {pixels / 1e6:0} megapixels); the limit is {limits.MaxWorkingBytes / 1e9:0.0} GB. Save it as a baseline JPEG or smaller."));

    public static PhotoException Undecodable(string words, Exception? inner = null) => new(
        PhotoStage.Decode,
        FailureReason.Undecodable,
        $"The content is {words}, but its pixels cannot be decoded: it is corrupt, incomplete or of an unusual kind. Restore it from a backup or convert it.",
        inner);

    public static PhotoException NothingRecovered(string words) => new(
        PhotoStage.Decode,
        FailureReason.Undecodable,
        $"The content is {words}, but it breaks off before any picture. Restore it from a backup.");

    public static PhotoException NotAPhoto(FileSignature content, string extension)
    {
        if (content.Kind == ContentKind.UnreadImage)
        {
            return new PhotoException(
                PhotoStage.Decode, FailureReason.UnsupportedFormat, $"The content is {content.Words}. Convert it to JPEG, PNG or TIFF.");
        }

        return content.Kind == ContentKind.NotAnImage
            ? new PhotoException(PhotoStage.Decode, FailureReason.WrongExtension, $"The content is {content.Words}, not an image, although the name ends in .{extension}. Rename it or leave it out.")
            : new PhotoException(PhotoStage.Decode, FailureReason.UnsupportedFormat, "The content is of no image format that Bpp knows. The file may be damaged from its first byte; restore it from a backup.");
    }

    private static PhotoException TooLarge(string message) => new(PhotoStage.Decode, FailureReason.TooLarge, message);
}
