using Bpp.Engine.Cli;
using Bpp.Engine.Samples;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Web.Support;

/// <summary>
/// A small painted library, analysed once in a test run and copied by whoever needs one: bursts, near-duplicates, places, nine months,
/// files that are no photos, and names as nobody would want them.
/// </summary>
internal static class SamplePhotos
{
    public const string PhotosName = "photos";
    public const string LibraryName = "lib";

    private const int Painted = 30;

    /// <summary>File names that break what is careless: markup, quotes, other scripts, controls of direction, the longest a disk takes.</summary>
    public static readonly IReadOnlyList<string> HostileNames =
    [
        "<img src=x onerror=alert(1)>.jpg",
        "\"><svg onload=alert(1)>.jpg",
        "it's \"quoted\" & 100% #1?&lt;b&gt;.jpg",
        "a\\..\\windows {{7*7}} ${x}.jpg",
        "👨‍👩‍👧 émoji 家族.jpg",
        "\u202Egpj.exe שלום.jpg",
        new string('x', 251) + ".jpg",
    ];

    private static readonly Lazy<Task<TempFolder>> Made = new(MakeAsync);

    /// <summary>Copies the photos to <c>photos/</c> and their analysed library to <c>lib/</c> of a folder.</summary>
    public static async Task CopyToAsync(TempFolder target)
    {
        var made = await Made.Value;
        foreach (var file in Directory.EnumerateFiles(made.Path, "*", SearchOption.AllDirectories))
        {
            var copy = target[Path.GetRelativePath(made.Path, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var database = LibraryDatabase.Open(target[$"{LibraryName}/data/bpp.duckdb"]);
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "update facts.sources set root = $1";
        command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter(target[PhotosName]));
        command.ExecuteNonQuery();
    }

    private static async Task<TempFolder> MakeAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var photos = folder[PhotosName];
        var painted = SampleLibrary.Create(photos, 7, new SampleOptions { Photos = Painted, Megapixels = 0.3, Workers = 2 });
        var first = await File.ReadAllBytesAsync(Path.Combine(photos, painted[0]));
        Directory.CreateDirectory(Path.Combine(photos, "names"));
        foreach (var (name, index) in HostileNames.Select((name, index) => (name, index)))
            await File.WriteAllBytesAsync(Path.Combine(photos, "names", name), WithComment(first, (byte)index));
        using var error = new StringWriter();
        var code = await BppCommandLine.RunAsync(
            ["analyze", "--input", photos, "--library", folder[LibraryName], "--quiet"],
            new CommandEnvironment(TextWriter.Null, error, TimeProvider.System, IsTerminal: false));
        return code is ExitCode.Ok or ExitCode.SomePhotosFailed ? folder : throw new InvalidOperationException($"The sample library could not be analysed: {error}");
    }

    /// <summary>The same picture as another content: a JPEG comment after its first marker.</summary>
    private static byte[] WithComment(byte[] jpeg, byte comment) => [.. jpeg[..2], 0xFF, 0xFE, 0, 3, comment, .. jpeg[2..]];
}
