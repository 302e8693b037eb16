using Bpp.Engine.Cli;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

public sealed class BppCommandLineTests
{
    [Fact]
    public async Task Run_UnknownOption_IsAUsageErrorWithASuggestion()
    {
        var (code, _, error) = await BppCommand.RunAsync("analyze", "--imput", "x");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("Did you mean --input?", error, StringComparison.Ordinal);
        Assert.Contains("bpp analyze --help", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--top", "abc", "--top takes a whole number, not 'abc'.")]
    [InlineData("--seed", "1.5", "--seed takes a whole number, not '1.5'.")]
    public async Task Run_ValueOfAnotherKind_IsAUsageErrorInWords(string option, string value, string words)
    {
        var (code, _, error) = await BppCommand.RunAsync("pick", option, value);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ValueOfAnotherKindInAList_IsAUsageErrorInWords()
    {
        var (code, _, error) = await BppCommand.RunAsync("people", "split", "--face", "abc");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--face takes a whole number, not 'abc'.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_OutputFolderOfRun_IsTheLibraryInIt()
    {
        using var folder = new TempFolder();
        BlankLibrary.Open(folder["best/.bpp/data/bpp.duckdb"]).Dispose();

        Assert.Equal((ExitCode.Ok, "1\n-\n1\n"), await Answer("sql", "-l", folder["best"], "select 1"));
        Assert.Equal(ExitCode.Ok, (await BppCommand.RunAsync("pick", folder["best"])).Code);
        BlankLibrary.Open(folder["best/data/bpp.duckdb"]).Dispose();
        await BppCommand.RunAsync("config", "set", "max_per_day", "7", "-l", folder["best"]);
        Assert.DoesNotContain("7", (await BppCommand.RunAsync("config", "get", "max_per_day", "-l", folder["best/.bpp"])).Output, StringComparison.Ordinal);

        static async Task<(int, string)> Answer(params string[] args)
        {
            var (code, output, _) = await BppCommand.RunAsync(args);
            return (code, output.ReplaceLineEndings("\n"));
        }
    }

    [Theory]
    [InlineData("--quality takes original, high, medium, low, not 'banana'.", "select", "--out", "x", "--quality", "banana")]
    [InlineData("SHELL takes bash, zsh, fish, not 'tcsh'.", "completion", "tcsh")]
    public async Task Run_ValueThatIsNoChoice_NamesTheOptionAndTheChoices(string words, params string[] args)
    {
        var (code, _, error) = await BppCommand.RunAsync(args);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuchverb")]
    [InlineData("run", "--bogus")]
    public async Task Run_Mistyped_SaysNothingOfWhatIsMissingWithoutIt(params string[] args)
    {
        var (code, _, error) = await BppCommand.RunAsync(args);
        Assert.Equal(ExitCode.Usage, code);
        Assert.DoesNotContain("equired", error, StringComparison.Ordinal);
        Assert.Contains($"'{args[^1]}'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_MissingFolder_IsAUsageError()
    {
        using var folder = new TempFolder();
        var (code, _, error) = await BppCommand.RunAsync("analyze", "--input", folder["none"], "--library", folder["lib"]);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("none", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_BrokenPhoto_IsListedCountedAndRemembered()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["in"]);
        await File.WriteAllTextAsync(folder["in/broken.jpg"], "this is no picture");
        for (var run = 0; run < 2; run++)
        {
            var (code, output, error) = await BppCommand.RunAsync("analyze", "--input", folder["in"], "--library", folder["lib"], "--json");
            Assert.Equal(ExitCode.SomePhotosFailed, code);
            Assert.Contains("failed: broken.jpg [decode, wrong_extension]", error, StringComparison.Ordinal);
            Assert.Contains("\"failed\": 1", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Completion_Bash_AsksBpp()
    {
        var (code, output, _) = await BppCommand.RunAsync("completion", "bash");
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_Prefix_NamesTheVerbs()
    {
        var (_, output, _) = await BppCommand.RunAsync("[suggest:7]", "bpp ana");
        Assert.Contains("analyze", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anlyze", "analyze")]
    [InlineData("emma", "Emma")]
    public void NearestNames_Typo_FindsTheName(string typo, string name) =>
        Assert.Equal([name], NearestNames.Of(typo, ["analyze", "Emma", "select"]));
}
