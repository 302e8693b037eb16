using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Storage;

namespace Bpp.Web.Picks;

/// <summary>Positions of the sliders under a name, kept as decisions: undoable, and not lost with the facts.</summary>
internal static class Presets
{
    private const string Kind = "preset";

    private const int MostLetters = 4000;

    public static IReadOnlyList<Preset> List(ServedLibrary library)
    {
        using var connection = library.Database.Connect();
        return connection.Query("select name, controls from presets order by name", row => new Preset(row.GetString(0), row.GetString(1)));
    }

    /// <returns>The step, by which it can be undone.</returns>
    public static string? Keep(ServedLibrary library, string name, string? values)
    {
        var clean = name.Trim();
        if (clean.Length is 0 or > 100 || clean.Any(char.IsControl))
            throw new UserException("A preset's name has 1 to 100 characters.", ExitCode.Usage);
        if (values?.Length > MostLetters)
            throw new UserException("These controls are too long to keep.", ExitCode.Usage);
        return new DecisionLog(library.Database, library.Time).Append([new DecisionEvent(Kind, Subject: clean, Value: values)]);
    }
}
