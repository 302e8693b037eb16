using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Tests.Support;

namespace Bpp.Tests.Library;

public sealed class LibraryRegistryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verbs_CreateOpenRenameForget_KeepTheListAndTheFolders()
    {
        Assert.Equal(ExitCode.Ok, (await Bpp("library", "create", "Family", _folder["a"])).Code);
        Assert.Equal(ExitCode.Ok, (await Bpp("library", "create", "Work", _folder["b"])).Code);
        Assert.Contains("* Work", (await Bpp("library", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Bpp("library", "open", "family")).Code);
        Assert.Equal(ExitCode.Ok, (await Bpp("library", "rename", "Family", "Home")).Code);
        Assert.Contains($"* Home  {_folder["a"]}", (await Bpp("library", "list")).Output, StringComparison.Ordinal);

        // Without --library the open one, by name another, by path any.
        Assert.Equal(ExitCode.Ok, (await Bpp("config", "set", "max_per_day", "5")).Code);
        Assert.Contains("5", (await Bpp("config", "get", "max_per_day", "--library", _folder["a"])).Output, StringComparison.Ordinal);
        Assert.Contains("3", (await Bpp("config", "get", "max_per_day", "--library", "work")).Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await Bpp("library", "forget", "Home")).Code);
        Assert.True(new LibraryFolder(_folder["a"]).Exists);
        Assert.DoesNotContain("Home", (await Bpp("library", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await Bpp("library", "open", "Home")).Code);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("..")]
    public void Add_NameThatIsAPath_IsRefused(string name) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<UserException>(() => new LibraryRegistry(_folder["config"]).Add(name, _folder["a"])).ExitCode);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"version":1,"libraries":[{"name":"x"}]}""")]
    [InlineData("""{"version":2,"libraries":[]}""")]
    public void List_BrokenOrNewerFile_NamesIt(string content)
    {
        Directory.CreateDirectory(_folder["config"]);
        File.WriteAllText(_folder["config/libraries.json"], content);
        var error = Assert.Throws<UserException>(() => new LibraryRegistry(_folder["config"]).List());
        Assert.Contains("libraries.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_TakenName_IsRefusedAndSameFolderIsRenamed()
    {
        var registry = new LibraryRegistry(_folder["config"]);
        registry.Add("One", _folder["a"]);
        registry.Open("One");
        Assert.Throws<UserException>(() => registry.Add("one", _folder["b"]));
        registry.Add("Two", _folder["a"]);
        Assert.Equal("Two", Assert.Single(registry.List()).Name);
        Assert.Equal("Two", registry.Active()?.Name);
    }

    private async Task<(int Code, string Output)> Bpp(params string[] args)
    {
        using var output = new StringWriter();
        var environment = new CommandEnvironment(output, TextWriter.Null, TimeProvider.System, IsTerminal: false) { ConfigFolder = _folder["config"] };
        return (await BppCommandLine.RunAsync(args, environment), output.ToString());
    }
}
