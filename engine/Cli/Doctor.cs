using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Bpp.Engine.Imaging;
using Bpp.Engine.Library;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;
using ImageMagick;

namespace Bpp.Engine.Cli;

/// <summary>Tries the parts Bpp is made of.</summary>
internal static class Doctor
{
    private const int SampleSide = 64;

    public static IReadOnlyList<DoctorFinding> Examine(LibraryFolder library, ModelStoreOptions models)
    {
        var samples = Directory.CreateTempSubdirectory("bpp-doctor-").FullName;
        try
        {
            return
            [
                new("bpp", true, false, $"{typeof(Doctor).Assembly.GetName().Version?.ToString(3)} on .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}"),
                new("machine", true, false, $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 20)} MB of memory"),
                Try("duckdb", DuckDbVersion),
                Try("libvips", VipsVersion),
                Try("imagemagick", () => MagickNET.ImageMagickVersion),
                .. new[] { MagickFormat.Jpeg, MagickFormat.Png, MagickFormat.WebP, MagickFormat.Tiff, MagickFormat.Gif, MagickFormat.Avif }
                    .Select(format => Try(format.ToString().ToLowerInvariant(), () => DecodeSample(samples, format))),
                Try("heic", () => DecodeEmbedded(samples, "sample.heic", 64, 64)),
                Try("raw", () => DecodeEmbedded(samples, "sample.dng", 64, 48)),
                Try("temporary", () => Writable(samples)),
                Try("library", () => LibraryState(library)),
                Try("exiftool", ExifToolVersion) with { Optional = true },
                .. ModelDoctor.Examine(models),
            ];
        }
        finally
        {
            DerivedFiles.DeleteFolder(samples);
        }
    }

    private static DoctorFinding Try(string name, Func<string> attempt)
    {
        try
        {
            return new DoctorFinding(name, true, false, attempt());
        }
        catch (Exception exception)
        {
            return new DoctorFinding(name, false, false, exception.Message.ReplaceLineEndings(" "));
        }
    }

    private static string DuckDbVersion()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection.Scalar<string>("select version()")!;
    }

    private static string VipsVersion() => $"{NetVips.NetVips.Version(0)}.{NetVips.NetVips.Version(1)}.{NetVips.NetVips.Version(2)}";

    private static string DecodeSample(string folder, MagickFormat format)
    {
        var path = Path.Combine(folder, $"sample.{format.ToString().ToLowerInvariant()}");
        using (var image = new MagickImage(MagickColors.SteelBlue, SampleSide, SampleSide))
            image.Write(path, format);
        using var decoded = new PhotoDecoder().Decode(path, SampleSide, CancellationToken.None);
        return decoded.Width == SampleSide ? "decoded a sample" : throw new InvalidOperationException("a sample decoded to the wrong size");
    }

    // HEIC and RAW cannot be written here, so that a sample of each is part of the program.
    private static string DecodeEmbedded(string folder, string name, int width, int height)
    {
        var path = Path.Combine(folder, name);
        using (var sample = typeof(Doctor).Assembly.GetManifestResourceStream($"Cli/Samples/{name}")!)
        using (var file = File.Create(path))
            sample.CopyTo(file);
        using var decoded = new PhotoDecoder().Decode(path, SampleSide, CancellationToken.None);
        return (decoded.Width, decoded.Height) == (width, height) && decoded.Damage is null && IsColourful(decoded.Frame!)
            ? "decoded a sample"
            : throw new InvalidOperationException("a sample decoded to the wrong picture");
    }

    // Both samples are reddest at one end and less so at the other; a decoder that gives up hands out one colour.
    private static bool IsColourful(Frame frame)
    {
        var (least, most) = (byte.MaxValue, byte.MinValue);
        for (var at = 0; at < frame.Pixels.Length; at += 3)
            (least, most) = (Math.Min(least, frame.Pixels[at]), Math.Max(most, frame.Pixels[at]));
        return most - least > 100;
    }

    private static string Writable(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "probe"), "");
        return $"{Path.GetTempPath()} is writable";
    }

    private static string LibraryState(LibraryFolder library)
    {
        if (!library.Exists)
            return $"none yet at {library.Root}";
        using var database = LibraryDatabase.Open(library.DatabasePath);
        using var connection = database.Connect();
        return $"{connection.Scalar<long>("select count(*) from facts.photos")} photos at {library.Root}";
    }

    private static string ExifToolVersion()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("exiftool", "-ver") { RedirectStandardOutput = true })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return version;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("not installed; only needed to cross-check sidecars");
        }
    }
}
