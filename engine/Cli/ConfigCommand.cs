using System.CommandLine;
using System.Text.Json;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Selection;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp config get|set|reset|list</c>: the settings of a library.</summary>
internal static class ConfigCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create(CommandEnvironment environment)
    {
        var key = new Argument<string>("KEY") { Description = "Name of the setting." };
        var value = new Argument<string>("VALUE") { Description = "Its new value." };
        return new Command("config", "Read and change the settings of a library.")
        {
            GlobalOptions.Library,
            Verb(environment, "get", "Print the value in force.", [key], (settings, parsed) => [settings.Get(parsed.GetRequiredValue(key))]),
            Verb(environment, "set", "Set a value.", [key, value], (settings, parsed) => [settings.Set(parsed.GetRequiredValue(key), parsed.GetRequiredValue(value))]),
            Verb(environment, "reset", "Go back to the default.", [key], (settings, parsed) => [settings.Reset(parsed.GetRequiredValue(key))]),
            Verb(environment, "list", "Print every setting with its range and meaning.", [], (settings, _) => settings.List()),
        };
    }

    private static Command Verb(
        CommandEnvironment environment, string name, string description, Argument[] arguments, Func<SettingsStore, ParseResult, IReadOnlyList<Setting>> run)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
            command.Add(argument);
        command.SetAction(parsed =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var settings = run(new SettingsStore(database, environment.Time), parsed);
            DuplicateLinker.Refresh(database);
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(name == "list" ? JsonSerializer.Serialize(settings.Select(Shape), Indented) : JsonSerializer.Serialize(Shape(settings[0]), Indented));
            else if (name != "list")
                environment.Out.WriteLine(settings[0].Text);
            else
                PrintList(environment.Out, settings);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void PrintList(TextWriter output, IReadOnlyList<Setting> settings)
    {
        foreach (var area in settings.GroupBy(setting => setting.Area))
        {
            output.WriteLine($"{area.Key}:");
            foreach (var setting in area)
                output.WriteLine($"  {setting.Key} = {setting.Text}{(setting.IsSet ? $" (default {setting.DefaultText})" : "")}: {setting.Description}; {setting.Allowed}");
        }
    }

    private static object Shape(Setting setting) => new
    {
        setting.Key,
        setting.Area,
        setting.Type,
        setting.Value,
        Default = setting.DefaultValue,
        setting.Lowest,
        setting.Highest,
        setting.IsSet,
        setting.Description,
    };
}
