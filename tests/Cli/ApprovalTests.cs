using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Engine.Imaging;
using Bpp.Tests.Imaging;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

/// <summary>What scripts and readers rely on: the help of every verb and the shapes of JSON.</summary>
public sealed partial class ApprovalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("import")]
    [InlineData("analyze")]
    [InlineData("select")]
    [InlineData("pick")]
    [InlineData("export")]
    [InlineData("search")]
    [InlineData("sql")]
    [InlineData("config")]
    [InlineData("include")]
    [InlineData("exclude")]
    [InlineData("clear")]
    [InlineData("favourite")]
    [InlineData("rate")]
    [InlineData("label")]
    [InlineData("hide")]
    [InlineData("unhide")]
    [InlineData("trash")]
    [InlineData("tag")]
    [InlineData("album")]
    [InlineData("history")]
    [InlineData("undo")]
    [InlineData("redo")]
    [InlineData("library")]
    [InlineData("rename")]
    [InlineData("db")]
    [InlineData("doctor")]
    [InlineData("people")]
    [InlineData("model")]
    [InlineData("completion")]
    public async Task Help_OfEveryVerb_IsAsApproved(string verb)
    {
        var (code, output) = await Bpp(verb.Length == 0 ? ["--help"] : [verb, "--help"]);
        Assert.Equal(ExitCode.Ok, code);
        Approved.Matches($"help-{(verb.Length == 0 ? "bpp" : verb)}", DefaultLibrary().Replace(UsageName().Replace(output, "  bpp"), "[default: LIBRARY]"));
    }

    [Fact]
    public async Task Json_OfRunPickAndConfig_HasTheApprovedShape()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["in"]);
        await File.WriteAllBytesAsync(folder["in/a.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg));
        await File.WriteAllTextAsync(folder["in/broken.jpg"], "this is no picture");

        var (ran, run) = await Bpp("run", "--input", folder["in"], "--out", folder["out"], "--json");
        Assert.Equal(ExitCode.SomePhotosFailed, ran);
        Approved.Matches("json-run", Approved.ShapeOf(run));
        Approved.Matches("json-pick", Approved.ShapeOf((await Bpp("pick", folder["out/.bpp"], "--top", "1", "--json")).Output));
        Approved.Matches("json-config-list", Approved.ShapeOf((await Bpp("config", "list", "--library", folder["out/.bpp"], "--json")).Output));
    }

    [Fact]
    public async Task Json_OfPeopleDraw_HasTheApprovedShape()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["in"]);
        await File.WriteAllBytesAsync(folder["in/a.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg));
        await Bpp("analyze", "--input", folder["in"], "--library", folder["lib"]);

        var (code, drawn) = await Bpp("people", "draw", "a.jpg", "--box", "0.4,0.2,0.1,0.15", "--name", "Emma", "--library", folder["lib"], "--json");
        Assert.Equal(ExitCode.Ok, code);
        Approved.Matches("json-people-draw", Approved.ShapeOf(drawn));
        Assert.Equal(ExitCode.Usage, (await Bpp("people", "draw", "a.jpg", "--box", "0.95,0.2,0.1,0.15", "--library", folder["lib"])).Code);
        Assert.NotEqual(ExitCode.Ok, (await Bpp("people", "draw", "a.jpg", "--box", "0.4,0.2,wide,0.15", "--library", folder["lib"])).Code);
    }

    [Theory]
    [InlineData("max_per_day: 100000", "max_per_day must be a whole number from 0 to 10000, not '100000'")]
    [InlineData("{\"max_per_dya\": 1}", "there is no setting 'max_per_dya'; the nearest are max_per_day")]
    public async Task Config_WrongFile_NamesFileKeyAndWhatIsAllowed(string settings, string expected)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["in"]);
        await File.WriteAllTextAsync(folder["settings.yaml"], settings);
        using var error = new StringWriter();
        var code = await BppCommandLine.RunAsync(
            ["analyze", "--input", folder["in"], "--library", folder["lib"], "--config", folder["settings.yaml"]],
            new CommandEnvironment(TextWriter.Null, error, TimeProvider.System, IsTerminal: false));
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(folder["settings.yaml"], error.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutputAroundTheInput_IsRefused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["out/in"]);
        Assert.Equal(ExitCode.Usage, (await Bpp("run", "--input", folder["out/in"], "--out", folder["out"])).Code);
        Assert.Equal(ExitCode.Usage, (await Bpp("run", "--input", folder["out/in"], "--out", folder["out/in/best"])).Code);
    }

    private static async Task<(int Code, string Output)> Bpp(params string[] args)
    {
        using var output = new StringWriter();
        var code = await BppCommandLine.RunAsync(args, new CommandEnvironment(output, TextWriter.Null, TimeProvider.System, IsTerminal: false));
        return (code, output.ToString());
    }

    [GeneratedRegex(@"^  (testhost|Bpp\.Tests|bpp|dotnet)(?= |$)", RegexOptions.Multiline)]
    private static partial Regex UsageName();

    [GeneratedRegex(@"\[default:\s+[^\]]*BestPhotoPicker\]")]
    private static partial Regex DefaultLibrary();
}
