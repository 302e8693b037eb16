using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;
using Bpp.Tests.Support;

namespace Bpp.Tests.Imaging;

/// <summary>Seeded mutations of small files: whatever comes, a frame or a <see cref="PhotoException"/>.</summary>
public sealed class DecoderFuzzTests
{
    private const int Mutations = 60;

    [Theory]
    [InlineData(ConvertFormat.Jpeg)]
    [InlineData(ConvertFormat.Png)]
    [InlineData(ConvertFormat.Webp)]
    [InlineData(ConvertFormat.Avif)]
    public void Decode_MutatedFile_GivesAFrameOrAPhotoException(ConvertFormat format) =>
        Fuzz(ImageFiles.Encode(format, 96, 64), format.Extension(), Mutations);

    [SkippableTheory]
    [InlineData("exif-samples/heic/samplefilehub.heif", 25)]
    [InlineData("broken-and-odd/12in16bit.tif", 60)]
    [InlineData("broken-and-odd/decompression_bomb_extents.gif", 60)]
    public void Decode_MutatedRealFile_GivesAFrameOrAPhotoException(string path, int mutations) =>
        Fuzz(File.ReadAllBytes(Path.Combine(EvalData.Photos, path)), Path.GetExtension(path), mutations);

    private static void Fuzz(byte[] original, string extension, int mutations)
    {
        using var folder = new TempFolder();
        var decoder = new PhotoDecoder(new DecodeLimits { MaxPixels = 4_000_000 });
        var random = new Random(20_260_101);
        for (var i = 0; i < mutations; i++)
        {
            var path = folder[$"{i}{extension}"];
            File.WriteAllBytes(path, Mutate(original, random));
            try
            {
                using var decoded = decoder.Decode(path, 64, CancellationToken.None);
                if (decoded.Frame is { } frame)
                    Assert.Equal(frame.Width * frame.Height * 3, frame.Pixels.Length);
            }
            catch (PhotoException e)
            {
                Assert.Equal(PhotoStage.Decode, e.Stage);
            }
        }
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(1, bytes.Length)];
            case 1:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
                return bytes;
            default:
                // Mostly in the header, where sizes and offsets live.
                var reach = random.Next(2) == 0 ? Math.Min(bytes.Length, 256) : bytes.Length;
                for (var n = random.Next(1, 12); n > 0; n--)
                    bytes[random.Next(reach)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }
}
