using System.Globalization;
using Bpp.Engine.Metadata.Containers;
using Bpp.Engine.Metadata.Xmp;
using static Bpp.Engine.Metadata.Xmp.XmpNames;

namespace Bpp.Engine.Metadata;

/// <summary>
/// Finds the video in a motion photo: by the items of Google's container (Motion Photo format 1.0), by the offset of its older micro
/// videos, or by Samsung's trailer. What the file claims counts only where a video is.
/// </summary>
internal static class EmbeddedVideoFinder
{
    private static readonly HashSet<string> MovieBoxes = ["ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "free", "skip", "wide", "uuid", "meta", "udta"];

    /// <summary>Null where no video lies behind the picture.</summary>
    /// <param name="stream">The photo's file; its position is not kept.</param>
    /// <param name="packets">The XMP packets of the file itself, undecoded.</param>
    public static EmbeddedVideo? Find(Stream stream, IEnumerable<byte[]> packets)
    {
        try
        {
            return packets.Where(IsMotionPhoto)
                .SelectMany(packet => XmpPacket.Parse(packet) is { } xmp ? Stated(xmp, stream.Length) : [])
                .Concat(SamsungTrailer.Videos(stream))
                .Select(place => Video(stream, place.Start, place.End))
                .FirstOrDefault(video => video is not null);
        }
        catch (Exception e) when (EmbeddedBlocks.IsBadData(e))
        {
            return null;
        }
    }

    /// <summary>Spares the parsing of the packets of all other photos.</summary>
    private static bool IsMotionPhoto(byte[] packet) => packet.AsSpan().IndexOf("MotionPhoto"u8) >= 0 || packet.AsSpan().IndexOf("MicroVideo"u8) >= 0;

    /// <summary>Both formats count from the end of the file.</summary>
    private static IEnumerable<(long Start, long End)> Stated(XmpPacket packet, long fileLength)
    {
        var end = fileLength;
        foreach (var item in packet.StructuresIn(GoogleContainer + "Directory").Take(MetadataText.MaxItems).Reverse())
        {
            var values = item.Element(GoogleContainer + "Item") ?? item;
            if (Length(XmpPacket.Field(values, GoogleItem + "Length"), end) is not { } length)
                break;
            if (XmpPacket.Field(values, GoogleItem + "Semantic") == "MotionPhoto")
                yield return (end - length, end);
            end -= length;
        }

        if (Length(packet.Text(GoogleCamera + "MicroVideoOffset"), fileLength) is { } offset)
            yield return (fileLength - offset, fileLength);
    }

    private static long? Length(string? text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0 && length < most ? length : null;

    /// <summary>The boxes from <paramref name="start"/> on that are a movie's; null unless they begin with its type and hold its header.</summary>
    private static EmbeddedVideo? Video(Stream stream, long start, long end)
    {
        if (start <= 0 || end > stream.Length)
            return null;
        var boxes = IsoBox.Enumerate(stream, start, end).TakeWhile(box => MovieBoxes.Contains(box.Type)).ToList();
        return boxes is [{ Type: "ftyp" }, ..] && boxes.Exists(box => box.Type == "moov") ? new EmbeddedVideo(start, boxes[^1].End - start) : null;
    }
}
