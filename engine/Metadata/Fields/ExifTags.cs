using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using Directory = MetadataExtractor.Directory;

namespace Bpp.Engine.Metadata.Fields;

/// <summary>
/// Typed access to the tags of IFD0 and the EXIF IFDs. A RAW file holds several EXIF IFDs; a tag comes from the first that has it.
/// </summary>
internal sealed class ExifTags(IReadOnlyList<Directory> directories)
{
    private readonly Directory[] _main =
        [.. directories.Where(d => d is ExifSubIfdDirectory), .. directories.Where(d => d is ExifIfd0Directory or PanasonicRawIfd0Directory)];

    public GpsDirectory? Gps { get; } = directories.OfType<GpsDirectory>().FirstOrDefault(d => d.TagCount > 0);

    public T? Find<T>()
        where T : Directory => directories.OfType<T>().FirstOrDefault();

    public string? Text(int tag) => Text(Value(tag));

    public double? Number(int tag) => Number(Value(tag));

    /// <summary>Every number of an array tag.</summary>
    public double?[] Numbers(int tag) => Numbers(Value(tag));

    public byte[]? Bytes(int tag) => Value(tag) as byte[];

    public static string? Text(object? value) => value switch
    {
        StringValue text => MetadataText.Decode(text.Bytes),
        string text => text,
        byte[] bytes => MetadataText.Decode(bytes),
        StringValue[] { Length: > 0 } texts => MetadataText.Decode(texts[0].Bytes),
        _ => null,
    };

    /// <summary>A finite number, the first of an array; null for division by zero and for text that is no number.</summary>
    public static double? Number(object? value) => value switch
    {
        Rational rational => rational.Denominator == 0 ? null : Finite((double)rational.Numerator / rational.Denominator),
        StringValue or string => MetadataText.Number(Text(value)?.Trim()),
        Array { Length: > 0 } array => Number(array.GetValue(0)),
        IConvertible number and not (bool or char or DateTime) => Finite(number.ToDouble(null)),
        _ => null,
    };

    public static double?[] Numbers(object? value) => value switch
    {
        Array array => [.. array.Cast<object>().Take(64).Select(Number)],
        null => [],
        _ => [Number(value)],
    };

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    private object? Value(int tag)
    {
        foreach (var directory in _main)
        {
            if (directory.GetObject(tag) is { } value)
                return value;
        }

        return null;
    }
}
