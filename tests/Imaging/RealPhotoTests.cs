using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;
using Bpp.Tests.Support;

namespace Bpp.Tests.Imaging;

/// <summary>The decoder on real photos of many cameras, among them broken and hostile ones.</summary>
public sealed class RealPhotoTests
{
    private readonly PhotoDecoder _decoder = new();

    [SkippableTheory]
    [InlineData("Landscape")]
    [InlineData("Portrait")]
    public void Decode_EveryOrientation_EqualsTheUprightTruth(string series)
    {
        var folder = Path.Combine(EvalData.Photos, "exif-orientation");
        using var truth = Decode(Path.Combine(folder, $"{series}_1.jpg"), 256);
        for (var orientation = 2; orientation <= 8; orientation++)
        {
            using var decoded = Decode(Path.Combine(folder, $"{series}_{orientation}.jpg"), 256);

            Assert.Equal((orientation, truth.Width, truth.Height), (decoded.Orientation, decoded.Width, decoded.Height));
            Assert.InRange(ImageFiles.Difference(truth.Frame!, decoded.Frame!), 0, 6);
        }
    }

    [SkippableTheory]
    [InlineData("hopper.jpg", "hopper_orientation_{0}.jpg", 2)]
    [InlineData("hopper.webp", "hopper_orientation_{0}.webp", 2)]
    [InlineData("g4_orientation_1.tif", "g4_orientation_{0}.tif", 2)]
    public void Decode_EveryOrientationOfOtherFormats_EqualsTheUprightTruth(string upright, string pattern, int first)
    {
        var folder = Path.Combine(EvalData.Photos, "broken-and-odd");
        using var truth = Decode(Path.Combine(folder, upright), 1024);
        for (var orientation = first; orientation <= 8; orientation++)
        {
            var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, orientation);
            using var decoded = Decode(Path.Combine(folder, name), 1024);

            Assert.InRange(ImageFiles.Difference(truth.Frame!, decoded.Frame!), 0, 8);
        }
    }

    [SkippableFact]
    public void Decode_HeicWithRotationBoxAndExifOrientation_IsTurnedOnce()
    {
        using var decoded = Decode(Path.Combine(EvalData.Photos, "exif-samples/heic/mobile/iphone_13_pro_max.HEIC"), 512);

        Assert.Equal((ImageFormat.Heic, 6, 3024, 4032), (decoded.Format, decoded.Orientation, decoded.Width, decoded.Height));
        Assert.Equal((384, 512), (decoded.Frame!.Width, decoded.Frame.Height));
    }

    [SkippableFact]
    public void Decode_AvifRotationAndMirrorBoxes_AreApplied()
    {
        var folder = Path.Combine(EvalData.Photos, "broken-and-odd");
        using var truth = Decode(Path.Combine(folder, "rot0mir0.avif"), 1024);
        foreach (var name in new[] { "rot0mir1", "rot1mir0", "rot1mir1", "rot2mir0", "rot2mir1", "rot3mir0", "rot3mir1" })
        {
            using var decoded = Decode(Path.Combine(folder, name + ".avif"), 1024);
            Assert.InRange(ImageFiles.Difference(truth.Frame!, decoded.Frame!), 0, 10);
        }
    }

    [SkippableFact]
    public void Decode_Dng_IsDevelopedNotReadAsTiff()
    {
        using var decoded = Decode(Path.Combine(EvalData.Photos, "raw-dng-tinydng/colorchart.dng"), 512);

        Assert.Equal((ImageFormat.Raw, 1734, 1156), (decoded.Format, decoded.Width, decoded.Height));
        Assert.Equal((512, 341), (decoded.Frame!.Width, decoded.Frame.Height));
    }

    [SkippableFact]
    public void Decode_TruncatedDng_IsDamagedOrFails()
    {
        var bytes = File.ReadAllBytes(Path.Combine(EvalData.Photos, "raw-dng-tinydng/colorchart.dng"));
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["a.dng"], bytes[..(bytes.Length * 2 / 3)]);

        try
        {
            using var decoded = Decode(folder["a.dng"], 512);
            Assert.NotNull(decoded.Damage);
        }
        catch (PhotoException e)
        {
            Assert.Equal(FailureReason.Undecodable, e.Reason);
        }
    }

    [SkippableTheory]
    [InlineData("broken-and-odd")]
    [InlineData("exif-samples/jpg/invalid")]
    [InlineData("exifr-fixtures/fixtures")]
    public void Decode_BrokenAndOddFiles_GiveAFrameOrAPhotoException(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(EvalData.Photos, folder));
        Assert.NotEmpty(files);
        foreach (var file in files.Where(f => !f.EndsWith(".heic", StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                using var decoded = Decode(file, 256);
                Assert.InRange(Math.Max(decoded.Frame?.Width ?? 1, decoded.Frame?.Height ?? 1), 1, 256);
            }
            catch (PhotoException e)
            {
                Assert.DoesNotContain("Vips", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [SkippableTheory]
    [InlineData("truncated_image.png")]
    [InlineData("truncated_jpeg.jpg")]
    [InlineData("broken_data_stream.png")]
    public void Decode_TruncatedFixtures_AreMarkedDamaged(string name)
    {
        using var decoded = Decode(Path.Combine(EvalData.Photos, "broken-and-odd", name), 1024);

        Assert.NotNull(decoded.Damage);
    }

    [SkippableTheory]
    [InlineData("icc_profile.png", "icc_profile_none.png")]
    [InlineData("tiff_16bit_RGB.tiff", "tiff_16bit_RGB_target.png")]
    [InlineData("tiff_16bit_RGBa.tiff", "tiff_16bit_RGBa_target.png")]
    [InlineData("tiff_tiled_planar_16bit_RGB.tiff", "tiff_16bit_RGB_target.png")]
    [InlineData("tiff_tiled_planar_16bit_RGBa.tiff", "tiff_16bit_RGBa_target.png")]
    public void Decode_SamePictureStoredDifferently_GivesTheSameColours(string stored, string plain)
    {
        using var a = Decode(Path.Combine(EvalData.Photos, "broken-and-odd", stored), 1024);
        using var b = Decode(Path.Combine(EvalData.Photos, "broken-and-odd", plain), 1024);

        Assert.InRange(ImageFiles.Difference(a.Frame!, b.Frame!), 0, 3);
    }

    [SkippableFact]
    public void Decode_TwelveBitTiff_HasAPicture()
    {
        using var decoded = Decode(Path.Combine(EvalData.Photos, "broken-and-odd", "12bit.cropped.tif"), 1024);

        Assert.False(decoded.Frame!.IsBlank());
        Assert.Null(decoded.Damage);
    }

    private DecodedPhoto Decode(string path, int maxLongSide) => _decoder.Decode(path, maxLongSide, CancellationToken.None);
}
