using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Organise;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp favourite|rate|label|hide|unhide</c>: marks on photos.</summary>
internal static class MarkCommand
{
    public static IEnumerable<Command> CreateAll(CommandEnvironment environment)
    {
        var off = new Option<bool>("--off") { Description = "Take it back." };
        yield return Mark(environment, "favourite", "Make photos favourites.", [off], (editor, photos, parsed) => editor.Favourite(photos, !parsed.GetValue(off)));

        var stars = new Argument<string>("STARS") { Description = "0 to 5; none takes your rating away, and the file's own shows again." };
        yield return Mark(environment, "rate", "Rate photos.", [stars], (editor, photos, parsed) => editor.Rate(photos, Stars(parsed.GetRequiredValue(stars))));

        var colour = new Argument<string>("COLOUR") { Description = $"{string.Join(", ", ColourLabels.All).ToLowerInvariant()}; none takes your label away." };
        yield return Mark(environment, "label", "Give photos a colour.", [colour], (editor, photos, parsed) =>
            editor.Label(photos, parsed.GetRequiredValue(colour) is var value && IsNothing(value) ? null : value));

        yield return Mark(environment, "hide", "Take photos out of sight: of every list, album and pick.", [], (editor, photos, _) => editor.Hide(photos, true));
        yield return Mark(environment, "unhide", "Show hidden photos again.", [], (editor, photos, _) => editor.Hide(photos, false));
    }

    private static Command Mark(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<PhotoEditor, List<long>, ParseResult, string?> mark)
    {
        var photos = Photos();
        var verb = Verb(environment, name, description, [.. symbols, photos], (database, parsed, _) =>
            Tell(environment, parsed, database, mark(new PhotoEditor(database, environment.Time), Find(database, parsed, photos), parsed)));
        verb.Add(GlobalOptions.Library);
        return verb;
    }

    private static bool IsNothing(string text) => text.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static int? Stars(string text) =>
        IsNothing(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) ? stars
        : throw new UserException($"a rating is 0 to 5, or none, not '{text}'", ExitCode.Usage);
}
