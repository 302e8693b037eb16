using System.CommandLine;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>The settings file of <c>--config</c>.</summary>
internal static class ConfigFile
{
    /// <summary>Reads the file before anything is opened or made; null without <c>--config</c>.</summary>
    /// <exception cref="UserException">It cannot be read or parsed.</exception>
    public static SettingsFile? Read(ParseResult parsed) =>
        parsed.GetValue(GlobalOptions.Config) is { } file ? SettingsFile.Load(file.FullName) : null;

    /// <summary>Puts the file's settings into the library, all or none, and brings the groups in line with them.</summary>
    /// <exception cref="UserException">A key is unknown or a value out of range; names the file, the key and what is allowed.</exception>
    public static void Apply(SettingsFile? file, LibraryDatabase database, CommandEnvironment environment)
    {
        if (file is not null && new SettingsStore(database, environment.Time).Apply(file.Values, file.Origin).Count > 0)
            DuplicateLinker.Refresh(database);
    }
}
