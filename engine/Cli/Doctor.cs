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
                Supports("heic", MagickFormat.Heic),
                Supports("raw", MagickFormat.Dng),
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

    private static DoctorFinding Supports(string name, MagickFormat format) =>
        MagickNET.SupportedFormats.Any(info => info.Format == format && info.SupportsReading)
            ? new DoctorFinding(name, true, false, "ImageMagick has a reader for it")
            : new DoctorFinding(name, false, false, "this ImageMagick has no reader for it");

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
