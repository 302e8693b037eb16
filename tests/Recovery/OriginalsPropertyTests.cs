using System.Security.Cryptography;
using Bpp.Engine.Cli;
using Bpp.Engine.Imaging;
using Bpp.Tests.Imaging;
using Bpp.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Bpp.Tests.Recovery;

/// <summary>Whatever commands are given in whatever order: the folders photos came from, and those read in place, are to the byte and the second what they were.</summary>
public sealed class OriginalsPropertyTests : IAsyncLifetime, IDisposable
{
    private const int Kept = 3;

    /// <summary>Commands on photo {0}, with a small number {1}. Those that want the library for themselves are fewer: they take longest.</summary>
    private static readonly string[] Commands =
    [
        "include {0}", "exclude {0}", "clear {0}", "rate {1} {0}", "label red {0}", "favourite {0}", "hide {0}", "unhide {0}",
        "tag add t{1} {0}", "tag rename t{1} sea", "tag merge sea t{1}", "tag delete t{1}",
        "album create A{1}", "album add A{1} {0}", "album create W{1} --where iso>{1}", "album include A{1} {0}", "album delete A{1}",
        "trash {0}", "trash {0}", "trash {0}", "trash restore {0}", "trash empty --yes", "trash empty --yes",
        "rename {{date}}-{{counter:{1}}} --all", "rename x{1}-{{name}} {0}",
        "undo", "undo", "redo", "config set max_per_day {1}",
        "import IN --name b{1} --no-analyze", "import IN --name b{1} --quiet --no-faces", "import ZIP --quiet --no-faces", "import PLACE --in-place --quiet --no-faces", "analyze --input PLACE --quiet --no-faces --retry-failed",
        "xmp write", "xmp write --to OUT/xmp", "xmp read",
        "export --out OUT -k 4 --hardlink --on-conflict overwrite", "export --out OUT -k 4 --symlink --on-conflict overwrite", "export --out OUT -k 4 --strip --quality low --on-conflict overwrite",
        "export --out OUT -k {1} --xmp --on-conflict overwrite", "select --library LIB --out OUT -k {1}", "people list", "search photo", "library check", "db verify --files", "db backup", "db restore --yes", "db rebuild --yes --quiet",
    ];

    private readonly TempFolder _folder = new();
    private readonly RecoveryLibrary _made = new();

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 2 * Kept; i++)
        {
            var path = _folder[i < Kept ? $"in/album/IMG_{i}.jpg" : $"place/IMG_{i}.jpg"];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, ImageFiles.Encode(ConvertFormat.Jpeg, 64 + i, 48));
            await File.WriteAllTextAsync(path + ".xmp", $"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="{i % 5}"/></rdf:RDF></x:xmpmeta>""");
        }

        System.IO.Compression.ZipFile.CreateFromDirectory(_folder["in"], _folder["zip.zip"]);
        await RunAsync(_made, $"import IN --name first --quiet --no-faces", 0, 0);
        await RunAsync(_made, "import PLACE --in-place --quiet --no-faces", 0, 0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _made.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commands_InAnyOrder_LeaveEveryOriginalAsItWas()
    {
        var step = Gen.Zip(Gen.Elements(Commands), Gen.Zip(Gen.Choose(1, 2 * Kept), Gen.Choose(1, 5)));
        var before = Originals();
        var contents = Contents(_folder["in"]);
        await Task.Run(() => Prop.ForAll(Gen.ArrayOf(step, 12).ToArbitrary(), steps =>
        {
            using var library = _made.Copy();
            var open = library.Open(); // as a server has it: to open it for each command would take most of the time
            var emptied = false;
            foreach (var (command, (photo, number)) in steps)
            {
                if (command.StartsWith("db re", StringComparison.Ordinal))
                    open.Dispose();
                var (code, error) = RunAsync(library, command, photo, number).GetAwaiter().GetResult();
                if (command.StartsWith("db re", StringComparison.Ordinal))
                    open = library.Open();
                Assert.True(code is ExitCode.Ok or ExitCode.Usage or ExitCode.Failure, $"{command}: {code} {error}");
                Assert.DoesNotContain("BPP_DEBUG", error, StringComparison.Ordinal);
                Assert.Equal(before, Originals());

                // The library's own copies are other files of the same photos; only emptying the trash may cost one.
                emptied |= command.StartsWith("trash empty", StringComparison.Ordinal);
                var copies = Contents(library.Library.PhotosFolder);
                Assert.Subset(contents, copies);
                Assert.True(emptied || copies.Count == contents.Count, $"{command} cost a copy");
            }

            open.Dispose();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2)));
    }

    private string Originals() => string.Join('\n', ContentTree.Of(_folder["in"]), ContentTree.Of(_folder["place"]), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_folder["zip.zip"]))));

    private static HashSet<string> Contents(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.jpg", SearchOption.AllDirectories).Select(path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))];

    private async Task<(int Code, string Error)> RunAsync(RecoveryLibrary library, string command, int photo, int number)
    {
        string[] words = [.. command.Split(' ').Select(word => string.Format(System.Globalization.CultureInfo.InvariantCulture, word, photo, number) switch
        {
            "IN" => _folder["in"],
            "ZIP" => _folder["zip.zip"],
            "PLACE" => _folder["place"],
            "LIB" => library.Library.Root,
            "OUT" => library["out"],
            "OUT/xmp" => library["out/xmp"],
            var other => other,
        })];
        var (code, _, error) = words.Contains("--library") ? await BppCommand.RunAsync(words) : await library.BppAsync(words);
        return (code, error);
    }
}
