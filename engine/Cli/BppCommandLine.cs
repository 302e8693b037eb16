using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Bpp.Engine.Forwarding;
using Bpp.Engine.Models;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Cli;

/// <summary>The <c>bpp</c> command line: its verbs, global options and the mapping of errors to exit codes.</summary>
public static partial class BppCommandLine
{
    private static bool IsDebugging => Environment.GetEnvironmentVariable("BPP_DEBUG") == "1";

    /// <summary>Runs one command line and returns its exit code.</summary>
    /// <param name="args">Arguments without the program name.</param>
    /// <param name="environment">The outside world.</param>
    /// <param name="moreVerbs">Verbs of the hosting executable (<c>serve</c>, <c>demo</c>).</param>
    public static async Task<int> RunAsync(string[] args, CommandEnvironment environment, params Command[] moreVerbs)
    {
        using var interrupts = Interrupts.Listen();
        return await RunAsync(args, environment with { Abort = interrupts.Abort, Interrupts = interrupts }, canForward: true, moreVerbs, interrupts.Stop);
    }

    /// <summary>The same, stopped by others than the signals of this process.</summary>
    /// <param name="args">Arguments without the program name.</param>
    /// <param name="environment">The outside world.</param>
    /// <param name="canForward">A command for a library that a server owns may be run there.</param>
    /// <param name="moreVerbs">Verbs of the hosting executable.</param>
    /// <param name="stop">Finish what is in flight and end.</param>
    internal static async Task<int> RunAsync(string[] args, CommandEnvironment environment, bool canForward, IReadOnlyList<Command> moreVerbs, CancellationToken stop)
    {
        var root = CreateRoot(environment, [.. moreVerbs]);
        ParseResult? parsed = null;
        try
        {
            parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
                return await ExplainAsync(parsed, environment);
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = environment.Out,
                    Error = environment.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                stop);
        }
        catch (LibraryInUseException exception) when (canForward && parsed is not null && OwnerClient.Of(exception.Owner, parsed) is { } owner)
        {
            return await ForwardAsync(owner, args, parsed, environment, stop);
        }
        catch (UserException exception)
        {
            await environment.Error.WriteLineAsync($"bpp: {exception.Message}");
            return exception.ExitCode;
        }
        catch (ModelException exception)
        {
            await environment.Error.WriteLineAsync($"bpp: {exception.Message}");
            return ExitCode.Failure;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await environment.Error.WriteLineAsync("bpp: interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (DiskRefusal.Words(exception) is { } words && !IsDebugging)
        {
            await environment.Error.WriteLineAsync($"bpp: {words}");
            return ExitCode.Failure;
        }
        catch (DuckDBException exception) when (DatabaseDamage.IsInBlock(exception) && !IsDebugging)
        {
            await environment.Error.WriteLineAsync(
                $"bpp: the library's database is damaged ({exception.Message.ReplaceLineEndings(" ")}). `bpp db verify` says what; `bpp db restore --yes` puts the newest good backup and every decision since in its place, without a backup `bpp db rebuild --yes` makes it anew.");
            return ExitCode.Failure;
        }
        catch (Exception exception)
        {
            await environment.Error.WriteLineAsync(IsDebugging ? $"bpp: {exception}" : $"bpp: {exception.Message.ReplaceLineEndings(" ")} ({exception.GetType().Name}; BPP_DEBUG=1 shows where)");
            return ExitCode.Failure;
        }
    }

    /// <summary>The tree of verbs and options, as help, completion and the documentation's tests walk it.</summary>
    internal static RootCommand CreateRoot(CommandEnvironment environment, params Command[] moreVerbs)
    {
        var root = new BppRootCommand("Bpp, the Best Photo Picker: the best photos of your life, found on your own machine.", environment)
        {
            GlobalOptions.Json,
            GlobalOptions.Quiet,
            GlobalOptions.Seed,
            GlobalOptions.Config,
        };
        foreach (var verb in Verbs(environment).Concat(moreVerbs))
            root.Add(verb);
        return root;
    }

    private static async Task<int> ForwardAsync(OwnerClient owner, string[] args, ParseResult parsed, CommandEnvironment environment, CancellationToken stop)
    {
        try
        {
            return await owner.RunAsync(ForwardedArguments.Of(parsed, args, Environment.CurrentDirectory), environment, stop);
        }
        catch (UserException exception)
        {
            await environment.Error.WriteLineAsync($"bpp: {exception.Message}");
            return exception.ExitCode;
        }
    }

    private static async Task<int> ExplainAsync(ParseResult parsed, CommandEnvironment environment)
    {
        // who mistyped a verb or an option was not going to leave out what is missing without it
        var errors = parsed.UnmatchedTokens.Count == 0 ? parsed.Errors : [.. parsed.Errors.Where(error => error.Message.Contains("nrecognized", StringComparison.Ordinal))];
        foreach (var error in errors.Count > 0 ? errors : parsed.Errors)
            await environment.Error.WriteLineAsync($"bpp: {Words(error)}");
        var known = parsed.CommandResult.Command.Options.SelectMany(option => option.Aliases.Append(option.Name))
            .Concat(parsed.CommandResult.Command.Subcommands.Select(command => command.Name))
            .ToList();
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (NearestNames.Of(token, known) is [var nearest, ..])
                await environment.Error.WriteLineAsync($"     Did you mean {nearest}?");
        }

        var path = string.Join(' ', Names(parsed.CommandResult));
        await environment.Error.WriteLineAsync($"     `{path} --help` shows what there is.");
        return ExitCode.Usage;
    }

    /// <summary>The parser's words, but where it would name a type of .NET.</summary>
    private static string Words(ParseError error) =>
        error.SymbolResult is OptionResult { Option: var option, Tokens: [.., var token] } && error.Message.Contains("'System.", StringComparison.Ordinal)
            ? $"{option.Name} takes {Kind(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType.GetElementType() ?? option.ValueType)}, not '{token.Value}'."
            : NotAmong().Match(error.Message) is { Success: true } refused
            ? $"{Named(error.SymbolResult)} takes {string.Join(", ", refused.Groups["known"].Captures.Select(known => known.Value))}, not '{refused.Groups["value"].Value}'."
            : error.Message;

    private static string Named(SymbolResult? symbol) => symbol switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult { Parent: OptionResult option } => option.Option.Name,
        ArgumentResult argument => argument.Argument.Name,
        _ => "this",
    };

    /// <summary>The parser's list, a line for each.</summary>
    [GeneratedRegex(@"^Argument '(?<value>[^']*)' not recognized\. Must be one of:(\s+'(?<known>[^']*)')+", RegexOptions.CultureInvariant)]
    private static partial Regex NotAmong();

    private static string Kind(Type type) =>
        type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : "another kind of value";

    private static IEnumerable<string> Names(CommandResult command) =>
        command.Parent is CommandResult parent ? Names(parent).Append(command.Command.Name) : ["bpp"];

    /// <summary>The engine's verbs, one class each. A new verb is one more line here.</summary>
    private static IEnumerable<Command> Verbs(CommandEnvironment environment)
    {
        yield return RunCommand.Create(environment);
        yield return ImportCommand.Create(environment);
        yield return AnalyzeCommand.Create(environment);
        yield return SelectCommand.Create(environment);
        yield return PickCommand.Create(environment);
        yield return DoctorCommand.Create(environment);
        yield return CompletionCommand.Create(environment);
        yield return ExportCommand.Create(environment);
        yield return SearchCommand.Create(environment);
        yield return SqlCommand.Create(environment);
        yield return ConfigCommand.Create(environment);
        foreach (var verb in OverrideCommand.CreateAll(environment))
            yield return verb;
        foreach (var verb in MarkCommand.CreateAll(environment))
            yield return verb;
        yield return TrashCommand.Create(environment);
        yield return TagCommand.Create(environment);
        yield return XmpCommand.Create(environment);
        yield return AlbumCommand.Create(environment);
        yield return ShareCommand.Create(environment);
        yield return HistoryCommand.Create(environment);
        yield return UndoCommand.Create(environment);
        yield return UndoCommand.CreateRedo(environment);
        yield return LibraryCommand.Create(environment);
        yield return RenameCommand.Create(environment);
        yield return DbCommand.Create(environment);
        yield return PeopleCommand.Create(environment);
        yield return ModelCommand.Create(environment);
    }
}
