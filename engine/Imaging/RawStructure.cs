using System.Buffers.Binary;
using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Imaging;

/// <summary>
/// What a RAW container says about itself, read without a decoder: which way is up, and whether all its data is there
/// (LibRaw returns a partly black picture for a truncated file, without an error).
/// </summary>
/// <param name="Orientation">EXIF orientation 1–8; 1 when unknown.</param>
/// <param name="Damage">Set when the file is shorter than its directories claim.</param>
internal sealed record RawStructure(int Orientation, string? Damage)
{
    public static RawStructure Read(string path)
    {
        using var handle = OriginalFile.Open(path, PhotoStage.Decode);
        try
        {
            Span<byte> buffer = stackalloc byte[128];
            var head = buffer[..RandomAccess.Read(handle, buffer, 0)];
            var length = RandomAccess.GetLength(handle);
            if (head.StartsWith("FUJIFILMCCD-RAW"u8))
                return Of(1, head.Length >= 108 ? Math.Max(End(head, 84), End(head, 100)) : 0, length);
            if (!head.StartsWith("II"u8) && !head.StartsWith("MM"u8))
                return new RawStructure(1, null);
            var tiff = TiffStructure.Read(handle);
            return Of(tiff.Orientation, tiff.ClaimedEnd, length);
        }
        catch (IOException e)
        {
            throw OriginalFile.Unreadable(PhotoStage.Decode, e);
        }
    }

    private static RawStructure Of(int orientation, long claimedEnd, long length)
    {
        // Some cameras write 0xFFFFFFFF for "to the end".
        var isShort = claimedEnd > length && claimedEnd < uint.MaxValue;
        return new RawStructure(orientation, isShort ? "The file is shorter than it says: part of the sensor data is missing." : null);
    }

    private static long End(ReadOnlySpan<byte> head, int at) =>
        (long)BinaryPrimitives.ReadUInt32BigEndian(head[at..]) + BinaryPrimitives.ReadUInt32BigEndian(head[(at + 4)..]);
}
