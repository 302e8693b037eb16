using Bpp.Engine.Cli;
using Bpp.Tests.Recovery;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

/// <summary><c>bpp pick --search</c>.</summary>
public sealed class PickSearchTests : IDisposable
{
    private readonly RecoveryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Pick_Search_ChoosesAmongWhatIsFound()
    {
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("import", _library.Input, "--name", "b", "--no-faces", "--quiet")).Code);

        Assert.Equal(["0.jpg"], await Picked("name:0.jpg"));
        Assert.Equal(["1.jpg", "2.jpg"], (await Picked("-name:0.jpg")).Order(StringComparer.Ordinal));
        Assert.Empty(await Picked("nobody"));
        Assert.Contains("the search finds no photo", (await Pick("nobody")).Error, StringComparison.Ordinal);
        Assert.Contains("0.jpg", (await _library.BppAsync("pick", "--search", "name:0.jpg")).Output, StringComparison.Ordinal);
        var (code, _, error) = await Pick("name:0", "--album", "Iceland");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("album:NAME", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await Pick("nmae:0")).Code);
    }

    private async Task<string[]> Picked(string query) =>
        [.. (await Pick(query, "--paths-only")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => Path.GetFileName(path.Trim()))];

    private Task<(int Code, string Output, string Error)> Pick(string query, params string[] more) =>
        BppCommand.RunAsync(["pick", _library.Library.Root, "--search", query, .. more]);
}
