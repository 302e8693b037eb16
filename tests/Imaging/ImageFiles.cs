using System.IO.Compression;
using Bpp.Engine.Imaging;
using ImageMagick;

namespace Bpp.Tests.Imaging;

/// <summary>Small image files made for tests.</summary>
internal static class ImageFiles
{
    /// <summary>A frame with structure in every direction: a gradient, a dark disc off centre, a bright corner.</summary>
    public static Frame Scene(int width, int height)
    {
        var frame = new Frame(width, height);
        var pixels = frame.Pixels;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = ((y * width) + x) * 3;
                var isDisc = Math.Pow(x - (width * 0.3), 2) + Math.Pow(y - (height * 0.4), 2) < Math.Pow(Math.Min(width, height) * 0.2, 2);
                var isCorner = x > width * 0.8 && y < height * 0.2;
                pixels[at] = (byte)(isCorner ? 250 : isDisc ? 20 : x * 255 / width);
                pixels[at + 1] = (byte)(isCorner ? 240 : isDisc ? 30 : y * 255 / height);
                pixels[at + 2] = (byte)(isCorner ? 10 : isDisc ? 60 : 128);
            }
        }

        return frame;
    }

    public static byte[] Encode(ConvertFormat format, int width = 120, int height = 80)
    {
        using var scene = Scene(width, height);
        return FrameEncoder.Encode(scene, format, 90);
    }

    /// <summary>The scene as a JPEG whose EXIF says that it is to be turned.</summary>
    public static void WriteTurned(string path, int width, int height, ushort orientation)
    {
        using var scene = NetVips.Image.NewFromBuffer(Encode(ConvertFormat.Jpeg, width, height));
        using var tagged = scene.Mutate(image => image.Set(NetVips.GValue.GIntType, "orientation", (int)orientation));
        tagged.Jpegsave(path);
    }

    /// <summary>The scene in CIELAB of 8 bits, which libvips refuses.</summary>
    public static void WriteLabTiff(string path, int width, int height)
    {
        using var image = new MagickImage(Encode(ConvertFormat.Png, width, height)) { ColorSpace = ColorSpace.Lab };
        image.Write(path, MagickFormat.Tiff);
    }

    /// <summary>A grey 8-bit PNG of zeros: a few bytes that claim any size.</summary>
    public static byte[] PngOfZeros(uint width, uint height, bool withPixels, bool isInterlaced = false)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = [.. BigEndian(width), .. BigEndian(height), 8, 0, 0, 0, (byte)(isInterlaced ? 1 : 0)];
        Chunk(file, "IHDR", header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; withPixels && y < height; y++)
                zlib.Write(row);
        }

        Chunk(file, "IDAT", data.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Mean absolute difference of two frames of the same size, 0–255.</summary>
    public static double Difference(Frame a, Frame b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        var left = a.Pixels;
        var right = b.Pixels;
        long sum = 0;
        for (var i = 0; i < left.Length; i++)
            sum += Math.Abs(left[i] - right[i]);
        return (double)sum / left.Length;
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        file.Write(BigEndian((uint)data.Length));
        file.Write(body);
        file.Write(BigEndian(Crc(body)));
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
