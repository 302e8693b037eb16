using System.CommandLine;
using Bpp.Engine.Organise;
using Bpp.Engine.Storage;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp tag …</c>: words on photos. The keywords of files are tags as well, and what the user says stands above them.</summary>
internal static class TagCommand
{
    private static readonly Argument<string> Tag = new("TAG") { Description = "The tag; case does not matter." };

    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("tag", "Put tags on photos, and rename, merge or delete them.") { GlobalOptions.Library };
        foreach (var verb in Verbs(environment))
            command.Add(verb);
        return command;
    }

    private static IEnumerable<Command> Verbs(CommandEnvironment environment)
    {
        yield return Verb(environment, "list", "List tags, the most used first.", [], (database, parsed, _) =>
        {
            using var connection = database.Connect();
            var tags = connection.Query("select tag, photos from tags order by photos desc, tag", row => new { Tag = row.GetString(0), Photos = row.GetInt64(1) });
            return Print(environment, parsed, tags, tag => $"{tag.Photos,7}  {tag.Tag}");
        });

        var photos = Photos();
        yield return Editing(environment, "add", "Put a tag on photos.", [Tag, photos], (editor, database, parsed) => editor.Tag(Find(database, parsed, photos), parsed.GetRequiredValue(Tag)));
        yield return Editing(environment, "remove", "Take a tag off photos.", [Tag, photos], (editor, database, parsed) => editor.Untag(Find(database, parsed, photos), parsed.GetRequiredValue(Tag)));

        var name = new Argument<string>("NAME") { Description = "The new name; a tag that exists takes its photos in." };
        yield return Editing(environment, "rename", "Give a tag another name.", [Tag, name], (editor, _, parsed) => editor.RenameTag(parsed.GetRequiredValue(Tag), parsed.GetRequiredValue(name)));

        var others = new Argument<string[]>("OTHERS") { Description = "Which become part of it.", Arity = ArgumentArity.OneOrMore };
        yield return Editing(environment, "merge", "Make several tags one; the first stays.", [Tag, others], (editor, _, parsed) =>
            editor.MergeTags(parsed.GetRequiredValue(Tag), parsed.GetRequiredValue(others)));
        yield return Editing(environment, "delete", "Take a tag off every photo.", [Tag], (editor, _, parsed) => editor.DeleteTag(parsed.GetRequiredValue(Tag)));
    }

    private static Command Editing(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<PhotoEditor, LibraryDatabase, ParseResult, string?> edit) =>
        Verb(environment, name, description, symbols, (database, parsed, _) => Tell(environment, parsed, database, edit(new PhotoEditor(database, environment.Time), database, parsed)));
}
