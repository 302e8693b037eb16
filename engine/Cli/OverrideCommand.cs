using System.CommandLine;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp include|exclude|clear</c>: which photos are always, or never, among the picks.</summary>
internal static class OverrideCommand
{
    public static IEnumerable<Command> CreateAll(CommandEnvironment environment) =>
    [
        Verb(environment, "include", "Always have these photos among the picks.", "included"),
        Verb(environment, "exclude", "Never have these photos among the picks.", "excluded"),
        Verb(environment, "clear", "Take includes and excludes of these photos back: Bpp chooses.", "cleared"),
    ];

    private static Command Verb(CommandEnvironment environment, string kind, string description, string done)
    {
        var photos = VerbFactory.Photos();
        var command = new Command(kind, description) { photos, GlobalOptions.Library };
        command.SetAction((parsed, _) =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var found = PhotoFinder.Find(database, parsed.GetRequiredValue(photos));
            var changed = Changed(database, found, kind);
            var batch = changed.Count == 0
                ? null
                : new DecisionLog(database, environment.Time).Append([.. changed.Select(photo => new DecisionEvent(kind, photo.Sha256))]);
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(new { batch, photos = changed }));
            else if (!parsed.GetValue(GlobalOptions.Quiet))
                environment.Out.WriteLine($"{done}: {Words(changed, found.Count)}");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static string Words(List<FoundPhoto> changed, int named) =>
        changed.Count == named && named == 1 ? changed[0].Path
        : $"{changed.Count} photo{(changed.Count == 1 ? "" : "s")}{(changed.Count < named ? $" of {named}; the others were already" : "")}";

    /// <summary>Those for which it would be news: an undo step that changes nothing would only puzzle.</summary>
    private static List<FoundPhoto> Changed(LibraryDatabase database, IReadOnlyList<FoundPhoto> photos, string kind)
    {
        using var connection = database.Connect();
        var states = connection.Query("select photo_id, state from overrides where decided_at is not null", row => (Id: row.GetInt64(0), State: row.GetString(1)))
            .ToDictionary(row => row.Id, row => row.State);
        return [.. photos.Where(photo => states.GetValueOrDefault(photo.PhotoId, "clear") != kind)];
    }
}
