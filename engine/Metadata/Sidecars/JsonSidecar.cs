using System.Text.Json;

namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>The JSON file beside a photo: Google Takeout writes an object, exiftool and osxphotos write an array of objects.</summary>
internal static class JsonSidecar
{
    /// <summary>Largest JSON read, bytes; real ones have a few thousand.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly JsonDocumentOptions Tolerant =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    /// <summary>What the JSON says of the photo; empty when it is not JSON or nobody's known to us.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="photoName">File name of the photo, which an array may name among others.</param>
    /// <returns>And whether a program said it on the user's behalf, as in an XMP sidecar; an export adds only what everything else leaves open.</returns>
    public static (MetadataPart Part, bool IsSidecar) Read(ReadOnlyMemory<byte> json, string photoName)
    {
        if (json.Length is 0 or > MaxLength)
            return (MetadataPart.Empty, false);
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? (ExiftoolReader.Read(document.RootElement, photoName), true)
                : (TakeoutReader.Read(document.RootElement), false);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (MetadataPart.Empty, false);
        }
    }
}
