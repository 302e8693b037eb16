using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Cli.Sql;
using Bpp.Engine.Library;
using Bpp.Engine.Library.Sql;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp sql</c>: asks the library a question in SQL, read-only.</summary>
internal static class SqlCommand
{
    private const int TableRows = 1000;

    public static Command Create(CommandEnvironment environment)
    {
        var query = new Argument<string?>("QUERY") { Description = "One SELECT, e.g. 'FROM picks'; - reads it from standard input. Without: a session on a terminal, else every statement of standard input.", Arity = ArgumentArity.ZeroOrOne };
        var script = new Option<FileInfo?>("--file") { Description = "Read the query from this file.", HelpName = "FILE" };
        var parameters = new Option<string[]>("--param") { Description = "Value of $NAME in the query (repeatable); text, which SQL casts.", HelpName = "NAME=VALUE" };
        var format = new Option<string>("--format", "-f") { Description = "table, csv, json, jsonl, parquet or markdown.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json", "jsonl", "parquet", "markdown");
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Write to this file, which must not exist yet." };
        var timeout = new Option<double?>("--timeout") { Description = "Seconds after which the query is stopped (default: setting sql_timeout_seconds)." };
        var limit = new Option<long?>("--limit") { Description = $"Rows at most (a table shows {TableRows} unless told otherwise)." };
        var command = new Command("sql", "Ask the library a question in SQL. Read-only; files, network and settings are out of reach.")
        {
            query, script, parameters, GlobalOptions.Library, format, output, timeout, limit,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(GlobalOptions.Json) ? "json" : parsed.GetRequiredValue(format);
            var seconds = parsed.GetValue(timeout);
            if (seconds is not (null or (> 0 and <= 86_400)))
                throw new UserException("--timeout must be more than 0 and at most 86400 seconds", ExitCode.Usage);
            if (parsed.GetValue(limit) is < 0)
                throw new UserException("--limit must be 0 or more", ExitCode.Usage);
            var values = ParametersOf(parsed.GetValue(parameters) ?? []);
            var isAnyGiven = parsed.GetValue(query) is not null || parsed.GetValue(script) is not null;
            if (!isAnyGiven && environment.OpenTerminal is { } open)
            {
                if (chosen == "parquet" || parsed.GetValue(output) is not null)
                    throw new UserException("a session writes no file: give the query with --output", ExitCode.Usage);
                return await SessionAsync(open(), GlobalOptions.LibraryOf(parsed), environment, chosen, values, seconds, parsed.GetValue(limit) ?? TableRows, cancellationToken);
            }

            IReadOnlyList<string> statements = isAnyGiven ? [QueryOf(parsed.GetValue(query), parsed.GetValue(script), environment)] : Piped(environment);
            if (chosen == "parquet" && statements.Count > 1)
                throw new UserException("a parquet file holds the result of one statement", ExitCode.Usage);

            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            using var file = parsed.GetValue(output) is { } path ? CreateNew(path.FullName) : null;
            if (chosen == "parquet")
            {
                if (file is null && environment.OpenBinaryOut is null)
                    throw new UserException("parquet is binary: give --output FILE or redirect standard output", ExitCode.Usage);
                using var standard = file is null ? environment.OpenBinaryOut!() : null;
                new SqlConsole(database) { Parameters = values, MostOverrun = Overrun(environment) }.RunToParquet(statements[0], (Stream?)file ?? standard!, LimitOf(seconds), parsed.GetValue(limit), cancellationToken);
                return ExitCode.Ok;
            }

            using var writer = file is null ? null : new StreamWriter(file);
            var target = writer ?? environment.Out;
            var settings = new SqlSessionSettings { Mode = chosen };
            foreach (var (name, value) in values)
                settings.Parameters[name] = value;
            foreach (var item in statements)
            {
                var (statement, parametersOfIt) = (item, isAnyGiven ? values : settings.Used(item));
                if (!isAnyGiven && item.StartsWith('.'))
                {
                    var (answer, query, goesOn) = SqlDotCommands.ObeyScript(item, settings);
                    if (answer is not null)
                        await environment.Error.WriteLineAsync(answer);
                    if (!goesOn)
                        break;
                    if (query is not { } asked)
                        continue;
                    (statement, parametersOfIt) = asked;
                }

                var most = parsed.GetValue(limit) ?? (settings.Mode == "table" ? TableRows : null);
                var console = new SqlConsole(database) { Parameters = parametersOfIt, MostOverrun = Overrun(environment) };
                if (!console.Run(statement, WriterFor(settings.Mode, target), LimitOf(seconds), most, cancellationToken))
                    await environment.Error.WriteLineAsync($"bpp: only the first {most} rows are shown; --limit shows more");
            }

            await target.FlushAsync(CancellationToken.None);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Where signals are ours, so is the process.</summary>
    private static TimeSpan? Overrun(CommandEnvironment environment) => environment.Interrupts is null ? null : TimeSpan.FromSeconds(5);

    private static TimeSpan? LimitOf(double? seconds) => seconds is { } limit ? TimeSpan.FromSeconds(limit) : null;

    private static Task<int> SessionAsync(
        ISqlTerminal terminal, LibraryFolder library, CommandEnvironment environment, string mode, IReadOnlyDictionary<string, string> parameters, double? seconds, long rows, CancellationToken stop)
    {
        string[] timeout = seconds is { } limit ? ["--timeout", limit.ToString(CultureInfo.InvariantCulture)] : [];
        string[] always = ["sql", "--library", library.Root, .. timeout, "--limit", rows.ToString(CultureInfo.InvariantCulture)];
        var alone = environment with { OpenTerminal = null };
        var session = new SqlSession(
            terminal,
            environment,
            (arguments, theirs, token) => BppCommandLine.RunAsync([.. always, .. arguments], alone with { Out = theirs.Out }, canForward: true, [], token),
            new SqlHistory(Path.Combine(library.DataFolder, SqlHistory.FileName)));
        session.Begin(mode, parameters);
        return session.RunAsync(stop);
    }

    /// <exception cref="UserException">There is none.</exception>
    private static IReadOnlyList<string> Piped(CommandEnvironment environment)
    {
        var (statements, rest) = SqlStatements.Split(environment.In.ReadToEnd(), hasCommands: true);
        if (statements.Count == 0 && rest.Length == 0)
            throw new UserException("give a query: as an argument, with --file, or on standard input", ExitCode.Usage);
        return rest.Length == 0 ? statements : [.. statements, rest];
    }

    private static IResultWriter WriterFor(string format, TextWriter output) => format switch
    {
        "csv" => new CsvResultWriter(output),
        "json" => new JsonResultWriter(output, lines: false),
        "jsonl" => new JsonResultWriter(output, lines: true),
        "markdown" => new MarkdownResultWriter(output),
        _ => new TableResultWriter(output),
    };

    /// <exception cref="UserException">Two were given, or the file cannot be read.</exception>
    private static string QueryOf(string? text, FileInfo? script, CommandEnvironment environment)
    {
        if (text is not null && script is not null)
            throw new UserException("give one query: as an argument, with --file, or on standard input", ExitCode.Usage);
        if (text is not null)
            return text == "-" ? environment.In.ReadToEnd() : text;
        try
        {
            return File.ReadAllText(script!.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{script!.FullName}: cannot be read: {exception.Message}", ExitCode.Failure, exception);
        }
    }

    /// <exception cref="UserException">One is not NAME=VALUE, or comes twice.</exception>
    private static Dictionary<string, string> ParametersOf(string[] given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            var at = one.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || !values.TryAdd(one[..at].TrimStart('$'), one[(at + 1)..]))
                throw new UserException($"--param takes NAME=VALUE, each name once, not '{one}'", ExitCode.Usage);
        }

        return values;
    }

    private static FileStream CreateNew(string path)
    {
        try
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (IOException exception)
        {
            throw new UserException($"{path}: cannot be created: {exception.Message}", ExitCode.Failure, exception);
        }
    }
}
