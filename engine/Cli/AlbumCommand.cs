using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Library;
using Bpp.Engine.Organise;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp album …</c>: smart albums, and albums of one's own with their own picks.</summary>
internal static class AlbumCommand
{
    private static readonly Argument<string> Name = new("ALBUM") { Description = "Title or key." };

    private static readonly string[] WeightNames = ["blur_weight", "exposure_weight", "face_weight", "composition_weight"];

    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("album", "See albums, and make, fill and pick from albums of your own.") { GlobalOptions.Library };
        foreach (var verb in Reading(environment).Concat(Making(environment)).Concat(Filling(environment)).Concat(Picking(environment)))
            command.Add(verb);
        return command;
    }

    private static IEnumerable<Command> Reading(CommandEnvironment environment)
    {
        var all = new Option<bool>("--all") { Description = "Also empty smart albums, and those you hid." };
        yield return Verb(environment, "list", "List albums.", [all], (database, parsed, stop) =>
        {
            var albums = AlbumCatalog.Counted(database, stop).Where(album => parsed.GetValue(all) || (!album.Hidden && (album.Count > 0 || album.Kind != "smart"))).ToList();
            var titles = albums.ToDictionary(album => album.Name, album => album.Title);
            return Print(environment, parsed, albums, album => string.Create(
                CultureInfo.InvariantCulture,
                $"{album.Name,-22}  {album.Count,7}  {album.Title}{(album.ParentKey is { } parent ? $"  (in {titles.GetValueOrDefault(parent, parent)})" : "")}{(album.Hidden ? "  [hidden]" : "")}{(album.Problem is { } problem ? $"  [broken]\n    {problem.ReplaceLineEndings("\n    ")}" : "")}"));
        });
        var history = new Option<bool>("--history") { Description = "Of an album in SQL: how it was defined, latest first." };
        var rules = new Option<bool>("--rules") { Description = "Of an album by rules: its rules as JSON, as --rules of create and edit takes them." };
        yield return Verb(environment, "show", "List the photos of an album.", [Name, history, rules], (database, parsed, _) => parsed.GetValue(rules)
            ? AlbumRulesOption.Show(environment, database, parsed.GetRequiredValue(Name))
            : parsed.GetValue(history)
            ? Print(environment, parsed, SqlAlbums.History(database, AlbumCatalog.Find(database, parsed.GetRequiredValue(Name)).Name), version => string.Create(
                CultureInfo.InvariantCulture, $"{version.Version,3}  {version.HappenedAt:yyyy-MM-dd HH:mm}  {version.Title}: {version.Form} {version.Definition.ReplaceLineEndings(" ")}"))
            : Print(environment, parsed, AlbumCatalog.Photos(database, AlbumCatalog.Find(database, parsed.GetRequiredValue(Name))), photo => string.Create(
                CultureInfo.InvariantCulture, $"{photo.PhotoId,7}  {photo.TakenAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated   "}  {photo.Path}")));
    }

    private static IEnumerable<Command> Making(CommandEnvironment environment)
    {
        var title = new Argument<string>("TITLE") { Description = "What to call it." };
        var parent = new Option<string?>("--in") { Description = "The album it is in.", HelpName = "ALBUM" };
        var where = new Option<string?>("--where") { Description = "Have in it whatever meets this condition on the view photo_columns, e.g. \"person = 'Emma' and score > 0.6\".", HelpName = "CONDITION" };
        var sql = new Option<string?>("--sql") { Description = "Have in it whatever this query finds, e.g. \"select photo_id from photos where iso > 6400\".", HelpName = "QUERY" };
        var rules = AlbumRulesOption.Create();
        yield return Verb(environment, "create", "Make an album: an empty one, or one by rules or in SQL.", [title, parent, where, sql, rules], (database, parsed, _) =>
        {
            var named = parsed.GetRequiredValue(title);
            var definition = Definition(environment, parsed, where, sql, rules);
            if (definition is not null && parsed.GetValue(parent) is not null)
                throw new UserException("an album by rules or in SQL stands at the top: leave --in away", ExitCode.Usage);
            var key = definition is { } query
                ? new SqlAlbumEditor(database, environment.Time).Create(named, query)
                : new AlbumEditor(database, environment.Time).Create(named, parsed.GetValue(parent));
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(new { album_key = key }));
            else if (!parsed.GetValue(GlobalOptions.Quiet))
                environment.Out.WriteLine(key);
            return ExitCode.Ok;
        });
        yield return Editing(environment, "rename", "Give an album another title.", [Name, title], (editor, _, parsed) => editor.Rename(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(title)));

        var retitle = new Option<string?>("--title") { Description = "Another title." };
        yield return Verb(environment, "edit", "Change what is in an album by rules or in SQL; how it was before is kept.", [Name, where, sql, rules, retitle], (database, parsed, _) =>
        {
            var definition = Definition(environment, parsed, where, sql, rules);
            if (definition is null && parsed.GetValue(retitle) is null)
                throw new UserException("give --rules, --where, --sql or --title", ExitCode.Usage);
            return Tell(environment, parsed, database, new SqlAlbumEditor(database, environment.Time).Edit(parsed.GetRequiredValue(Name), parsed.GetValue(retitle), definition));
        });

        var into = new Argument<string?>("INTO") { Description = "The album to put it into (default: the top).", Arity = ArgumentArity.ZeroOrOne };
        yield return Editing(environment, "nest", "Put an album into another, or back to the top.", [Name, into], (editor, _, parsed) => editor.Nest(parsed.GetRequiredValue(Name), parsed.GetValue(into)));
        yield return Editing(environment, "delete", "Delete an album. Its photos stay, albums in it come to the top.", [Name], (editor, _, parsed) => editor.Delete(parsed.GetRequiredValue(Name)));

        var smart = new Argument<string>("ALBUM") { Description = "Name or title of a smart album." };
        foreach (var (verb, hidden) in new[] { ("hide", true), ("unhide", false) })
        {
            yield return Editing(environment, verb, hidden ? "Show a smart album no more." : "Show a smart album again.", [smart], (editor, database, parsed) =>
                editor.HideSmart(AlbumCatalog.Find(database, parsed.GetRequiredValue(smart)).Name, hidden));
        }
    }

    private static IEnumerable<Command> Filling(CommandEnvironment environment)
    {
        var photos = Photos();
        yield return Editing(environment, "add", "Put photos into an album.", [Name, photos], (editor, database, parsed) => editor.Add(parsed.GetRequiredValue(Name), Find(database, parsed, photos)));
        yield return Editing(environment, "remove", "Take photos out of an album.", [Name, photos], (editor, database, parsed) => editor.Remove(parsed.GetRequiredValue(Name), Find(database, parsed, photos)));
        foreach (var (state, description) in new[] { ("include", "Always have photos among the picks of an album."), ("exclude", "Never have photos among the picks of an album."), ("clear", "Let an album's photos be picked as the library says.") })
        {
            yield return Editing(environment, state, description, [Name, photos], (editor, database, parsed) =>
                editor.Override(parsed.GetRequiredValue(Name), Find(database, parsed, photos), state));
        }

        var cover = new Argument<string?>("PHOTO") { Description = PhotoNames, Arity = ArgumentArity.ZeroOrOne };
        yield return Editing(environment, "cover", "Choose the photo that stands for an album; without one, Bpp chooses.", [Name, cover], (editor, database, parsed) =>
            editor.Cover(parsed.GetRequiredValue(Name), parsed.GetValue(cover) is { } photo ? PhotoFinder.Find(database, [photo])[0].PhotoId : null));
    }

    private static IEnumerable<Command> Picking(CommandEnvironment environment)
    {
        var k = new Option<int?>("--k", "-k") { Description = "How many photos.", HelpName = "N" };
        yield return Verb(environment, "pick", "Print the best photos of an album of your own, or of one in SQL.", [Name, k], (database, parsed, _) =>
        {
            if (parsed.GetValue(k) is < 0)
                throw new UserException("--k must not be negative.", ExitCode.Usage);
            var request = PickRequest.OfAlbum(database, environment.Time, parsed.GetRequiredValue(Name)) with { K = parsed.GetValue(k) };
            return Print(environment, parsed, Picker.Pick(database, request), PickCommand.Line);
        });

        var weight = new Option<string[]>("--weight") { Description = $"Its own weight, e.g. blur_weight=0.5 (also {string.Join(", ", WeightNames[1..])}); may be repeated.", HelpName = "KEY=VALUE" };
        yield return Editing(environment, "settings", "Give an album its own number of picks and weights; without any, it takes the library's again.", [Name, k, weight], (editor, _, parsed) =>
            editor.Settings(parsed.GetRequiredValue(Name), parsed.GetValue(k), Weights(parsed.GetValue(weight) ?? [])));
    }

    private static Dictionary<string, double> Weights(string[] texts)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var parts = text.Split('=', 2);
            weights[parts[0]] = parts.Length == 2 && WeightNames.Contains(parts[0]) && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new UserException($"--weight takes KEY=VALUE with one of {string.Join(", ", WeightNames)} and 0 to 1, not '{text}'", ExitCode.Usage);
        }

        return weights;
    }

    private static SqlAlbumDefinition? Definition(CommandEnvironment environment, ParseResult parsed, Option<string?> where, Option<string?> sql, Option<string?> rules) =>
        (parsed.GetValue(where), parsed.GetValue(sql), parsed.GetValue(rules)) switch
        {
            (null, null, null) => null,
            ({ } condition, null, null) => SqlAlbumDefinition.Where(condition),
            (null, { } query, null) => SqlAlbumDefinition.Sql(query),
            (null, null, { } file) => AlbumRulesOption.Read(environment, file),
            _ => throw new UserException("--where, --sql and --rules exclude each other", ExitCode.Usage),
        };

    private static Command Editing(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<AlbumEditor, LibraryDatabase, ParseResult, string?> edit) =>
        Verb(environment, name, description, symbols, (database, parsed, _) => Tell(environment, parsed, database, edit(new AlbumEditor(database, environment.Time), database, parsed)));
}
