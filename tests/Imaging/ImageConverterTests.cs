using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;
using Bpp.Tests.Support;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Bpp.Tests.Imaging;

public sealed class ImageConverterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(ConvertFormat.Jpeg, ImageFormat.Jpeg)]
    [InlineData(ConvertFormat.Png, ImageFormat.Png)]
    [InlineData(ConvertFormat.Webp, ImageFormat.Webp)]
    [InlineData(ConvertFormat.Avif, ImageFormat.Avif)]
    public void Convert_ToEachFormat_KeepsThePicture(ConvertFormat format, ImageFormat expected)
    {
        using var scene = ImageFiles.Scene(120, 80);
        File.WriteAllBytes(_folder["a.png"], ImageFiles.Encode(ConvertFormat.Png));

        using var decoded = Decode(ImageConverter.Convert(_folder["a.png"], new ConvertOptions { Format = format }));

        Assert.Equal(expected, decoded.Format);
        Assert.InRange(ImageFiles.Difference(scene, decoded.Frame!), 0, 4);
    }

    [Theory]
    [InlineData(60, 60, 40)]
    [InlineData(500, 120, 80)]
    [InlineData(null, 120, 80)]
    public void Convert_MaxLongSide_ShrinksAndNeverEnlarges(int? side, int width, int height)
    {
        File.WriteAllBytes(_folder["a.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg));

        using var decoded = Decode(ImageConverter.Convert(_folder["a.jpg"], new ConvertOptions { MaxLongSide = side }));

        Assert.Equal((width, height), (decoded.Width, decoded.Height));
    }

    [Fact]
    public void Convert_ToStream_WritesTheSameBytes()
    {
        File.WriteAllBytes(_folder["a.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg));
        using var stream = new MemoryStream();

        ImageConverter.Convert(_folder["a.jpg"], stream, new ConvertOptions());

        Assert.Equal(ImageConverter.Convert(_folder["a.jpg"], new ConvertOptions()), stream.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(60)]
    public void Convert_TiffThatLibvipsRefuses_GivesTheColoursOfTheAnalysis(int? side)
    {
        ImageFiles.WriteLabTiff(_folder["a.tif"], 120, 80);
        using var scene = ImageFiles.Scene(side ?? 120, (side ?? 120) * 2 / 3);

        using var exported = Decode(ImageConverter.Convert(_folder["a.tif"], new ConvertOptions { Format = ConvertFormat.Png, MaxLongSide = side }));
        using var analysed = new PhotoDecoder().Decode(_folder["a.tif"], side ?? 1024, CancellationToken.None);

        Assert.InRange(ImageFiles.Difference(scene, exported.Frame!), 0, 5);
        Assert.InRange(ImageFiles.Difference(exported.Frame!, analysed.Frame!), 0, 2);
    }

    [Fact]
    public void Convert_NoPhoto_Fails()
    {
        File.WriteAllText(_folder["a.jpg"], "no photo");

        var failure = Assert.Throws<PhotoException>(() => ImageConverter.Convert(_folder["a.jpg"], new ConvertOptions()));

        Assert.Equal(FailureReason.WrongExtension, failure.Reason);
    }

    [SkippableTheory]
    [InlineData("exif-samples/jpg/gps/DSCN0010.jpg", null)]
    [InlineData("exif-samples/jpg/gps/DSCN0010.jpg", 200)]
    [InlineData("exifr-fixtures/fixtures/heic-iphone7.heic", 200)]
    public void Convert_KeepMetadata_KeepsCameraDateAndPlace(string source, int? side)
    {
        var tags = Tags(Path.Combine(EvalData.Photos, source), new ConvertOptions { MaxLongSide = side });

        Assert.False(string.IsNullOrEmpty(tags.OfType<ExifIfd0Directory>().First().GetString(ExifDirectoryBase.TagMake)));
        Assert.Contains(tags.OfType<ExifSubIfdDirectory>(), d => d.ContainsTag(ExifDirectoryBase.TagDateTimeOriginal));
        Assert.NotNull(tags.OfType<GpsDirectory>().First().GetGeoLocation());
    }

    [SkippableTheory]
    [InlineData(ConvertFormat.Jpeg)]
    [InlineData(ConvertFormat.Png)]
    [InlineData(ConvertFormat.Webp)]
    [InlineData(ConvertFormat.Avif)]
    public void Convert_StripMetadata_LeavesNothingPersonal(ConvertFormat format)
    {
        foreach (var source in new[] { "exif-samples/jpg/gps/DSCN0010.jpg", "exif-samples/heic/samplefilehub.heif" })
        {
            var options = new ConvertOptions { Format = format, MaxLongSide = 200, KeepMetadata = false };
            var bytes = ImageConverter.Convert(Path.Combine(EvalData.Photos, source), options);
            using var stream = new MemoryStream(bytes);
            var directories = ImageMetadataReader.ReadMetadata(stream);

            Assert.Empty(directories.OfType<ExifDirectoryBase>());
            Assert.Equal(-1, bytes.AsSpan().IndexOf("Exif\0"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("http://ns.adobe.com"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("NIKON"u8));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Convert_TurnedPhotoThatIsStillLargeWhenShrunk_IsUpright(ushort orientation)
    {
        ImageFiles.WriteTurned(_folder["a.jpg"], 1800, 2400, orientation);
        using var truth = Decode(File.ReadAllBytes(_folder["a.jpg"]));

        using var turned = Decode(ImageConverter.Convert(_folder["a.jpg"], new ConvertOptions { MaxLongSide = 1600 }));

        Assert.Equal(orientation, truth.Orientation);
        Assert.Equal((1600, 1), (Math.Max(turned.Width, turned.Height), turned.Orientation));
        Assert.InRange(ImageFiles.Difference(truth.Frame!, turned.Frame!), 0, 4);
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData(300)]
    [InlineData(1600)]
    public void Convert_RotatedPhoto_IsBakedUprightAndSaysSo(int? side)
    {
        var folder = Path.Combine(EvalData.Photos, "exif-orientation");
        using var truth = Decode(ImageConverter.Convert(Path.Combine(folder, "Portrait_1.jpg"), new ConvertOptions { MaxLongSide = side }));
        foreach (var orientation in new[] { 3, 6, 7 })
        {
            using var turned = Decode(ImageConverter.Convert(Path.Combine(folder, $"Portrait_{orientation}.jpg"), new ConvertOptions { MaxLongSide = side }));

            Assert.Equal(1, turned.Orientation);
            Assert.InRange(ImageFiles.Difference(truth.Frame!, turned.Frame!), 0, 6);
        }
    }

    [SkippableFact]
    public void Convert_RotatedHeic_IsTurnedOnceAndSaysSo()
    {
        var source = Path.Combine(EvalData.Photos, "exif-samples/heic/mobile/iphone_13_pro_max.HEIC");

        using var decoded = Decode(ImageConverter.Convert(source, new ConvertOptions { MaxLongSide = 400 }));

        Assert.Equal((1, 300, 400), (decoded.Orientation, decoded.Width, decoded.Height));
    }

    [SkippableFact]
    public void Convert_Raw_GivesAJpeg()
    {
        var source = Path.Combine(EvalData.Photos, "raw-dng-tinydng/colorchart.dng");

        using var decoded = Decode(ImageConverter.Convert(source, new ConvertOptions { MaxLongSide = 400 }));

        Assert.Equal((ImageFormat.Jpeg, 400), (decoded.Format, decoded.Width));
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<MetadataExtractor.Directory> Tags(string source, ConvertOptions options)
    {
        using var stream = new MemoryStream(ImageConverter.Convert(source, options));
        return ImageMetadataReader.ReadMetadata(stream);
    }

    private DecodedPhoto Decode(byte[] bytes)
    {
        var path = _folder[Guid.NewGuid().ToString("N")];
        File.WriteAllBytes(path, bytes);
        return new PhotoDecoder().Decode(path, 1024, CancellationToken.None);
    }
}
