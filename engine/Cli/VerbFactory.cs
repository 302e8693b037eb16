using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>What verbs that open a library have in common.</summary>
internal static class VerbFactory
{
    /// <summary>How <see cref="PhotoFinder"/> lets a photo be named, for the help of an argument.</summary>
    public const string PhotoNames = "Path or file name, photo_id, or the start of a SHA-256.";

    /// <summary>One or more photos, named as users name them; a new argument each time, since some verbs want another number of them.</summary>
    public static Argument<string[]> Photos() =>
        new("PHOTO") { Description = PhotoNames, Arity = ArgumentArity.OneOrMore };

    /// <summary>A verb that opens the library, does something and ends well.</summary>
    public static Command Verb(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<LibraryDatabase, ParseResult, CancellationToken, int> run) =>
        Verb(environment, name, description, symbols, (database, parsed, stop) => Task.FromResult(run(database, parsed, stop)));

    /// <summary>The same for one that has nothing to say but that it is done.</summary>
    public static Command Verb(CommandEnvironment environment, string name, string description, Symbol[] symbols, Action<LibraryDatabase, ParseResult> run) =>
        Verb(environment, name, description, symbols, (database, parsed, _) =>
        {
            run(database, parsed);
            return ExitCode.Ok;
        });

    /// <summary>The same for one that waits for something.</summary>
    public static Command Verb(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<LibraryDatabase, ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }

        command.SetAction(async (parsed, stop) =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            return await run(database, parsed, stop);
        });
        return command;
    }

    /// <summary>The ids of the photos of an argument.</summary>
    /// <exception cref="UserException">A name fits no photo, or several.</exception>
    public static List<long> Find(LibraryDatabase database, ParseResult parsed, Argument<string[]> photos) =>
        [.. PhotoFinder.Find(database, parsed.GetRequiredValue(photos)).Select(photo => photo.PhotoId)];

    /// <summary>Tells what was decided, in the words of the history.</summary>
    public static int Tell(CommandEnvironment environment, ParseResult parsed, LibraryDatabase database, string? batch)
    {
        var words = batch is null ? "nothing changed" : new Decisions.DecisionLog(database, environment.Time).NextUndo(batch)!.Words;
        if (parsed.GetValue(GlobalOptions.Json))
            environment.Out.WriteLine(CliJson.Of(new { batch, words }));
        else if (!parsed.GetValue(GlobalOptions.Quiet))
            environment.Out.WriteLine(words);
        return ExitCode.Ok;
    }

    /// <summary>Prints rows as JSON, or one line each.</summary>
    public static int Print<T>(CommandEnvironment environment, ParseResult parsed, IReadOnlyList<T> rows, Func<T, string> line)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            environment.Out.WriteLine(CliJson.Of(rows));
            return ExitCode.Ok;
        }

        foreach (var row in rows)
            environment.Out.WriteLine(line(row));
        return ExitCode.Ok;
    }
}
