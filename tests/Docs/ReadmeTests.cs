using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Queries;
using Bpp.Web.Cli;

namespace Bpp.Tests.Docs;

/// <summary>What a user can type or set is in the README.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Readme_EveryVerb_IsMentioned()
    {
        var verbs = Commands(Root()).Where(path => path.Length > 0).ToList();
        Assert.Contains("run", verbs);
        Assert.Contains("db verify", verbs);
        Assert.Contains("demo", verbs);
        Assert.Empty(verbs.Where(verb => !MentionsVerb(verb)).ToList());
    }

    [Fact]
    public void Readme_EveryOption_IsMentioned()
    {
        var options = Options(Root()).Where(option => !option.Hidden).Select(option => option.Name).Where(name => name is not ("--help" or "--version")).Distinct().ToList();
        Assert.Contains("--max-per-day", options);
        Assert.Contains("--json", options);
        Assert.Empty(options.Where(option => !Mentions(option)).ToList());
    }

    [Fact]
    public void Readme_EverySetting_IsMentionedWithItsDefaultAndRange()
    {
        var definitions = QueryCatalog.Files.Where(file => file.Name == "setting_definitions").MaxBy(file => file.Version)!;
        var settings = SettingRow().Matches(definitions.Sql);
        Assert.Equal(SettingKey().Count(definitions.Sql), settings.Count);
        foreach (Match setting in settings)
        {
            var row = Regex.Match(Readme, $@"^\| `{setting.Groups["key"]}` \| (?<value>-?[\d.]+) \| (?<lowest>-?[\d.]+) (to|or) (?<highest>[\d.]+) \|", RegexOptions.Multiline);
            Assert.True(row.Success, $"setting {setting.Groups["key"]} is not in the README's table");
            foreach (var column in new[] { "value", "lowest", "highest" })
                Assert.Equal(Number(setting.Groups[column].Value), Number(row.Groups[column].Value));
        }
    }

    [Fact]
    public void Readme_EveryExitCode_IsMentioned()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (int)field.GetRawConstantValue()!).ToList();
        Assert.Contains(130, codes);
        Assert.All(codes, code => Assert.Contains($"\n| {code} |", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_EveryAlbum_IsMentioned() =>
        Assert.Empty(QueryCatalog.Files.Where(file => file.Area == "albums" && !Mentions(file.Name)).Select(file => file.Name));

    [Fact]
    public void Readme_EveryMakeTarget_Exists()
    {
        var makefile = File.ReadAllText(Path.Combine(Repository.Root, "Makefile"));
        var targets = MakeCommand().Matches(Readme).Select(match => match.Groups["target"].Value).Distinct().ToList();
        Assert.Contains("demo", targets);
        Assert.All(targets, target => Assert.Matches($@"(?m)^{target}:", makefile));
    }

    private static RootCommand Root()
    {
        var environment = new CommandEnvironment(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false);
        return BppCommandLine.CreateRoot(environment, ServeCommand.Create(environment), WebCommand.Create(environment), DemoCommand.Create(environment));
    }

    private static IEnumerable<string> Commands(Command command, string path = "")
    {
        yield return path;
        foreach (var below in command.Subcommands.Where(below => !below.Hidden).SelectMany(below => Commands(below, $"{path} {below.Name}".TrimStart())))
            yield return below;
    }

    private static IEnumerable<Option> Options(Command command) => command.Options.Concat(command.Subcommands.SelectMany(Options));

    /// <summary>As <c>bpp verb</c>; a verb of a verb may also stand by itself behind its parent's section.</summary>
    private static bool MentionsVerb(string verb) =>
        Regex.IsMatch(Readme, $@"bpp {Regex.Escape(verb)}\b")
        || (verb.Split(' ') is [var parent, var name] && Regex.IsMatch(Readme, $@"bpp {parent}.*\b{name} KEY\b"));

    private static bool Mentions(string word) => Regex.IsMatch(Readme, $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*\('(?<key>\w+)', '\w+', '\w+', (?<value>-?[\d.]+), (?<lowest>-?[\d.]+), (?<highest>[\d.]+), '", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^\s*\('", RegexOptions.Multiline)]
    private static partial Regex SettingKey();

    [GeneratedRegex(@"(?:`|^|=DIR )make (?<target>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex MakeCommand();
}
