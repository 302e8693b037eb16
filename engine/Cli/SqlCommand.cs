using System.CommandLine;
using Bpp.Engine.Library.Sql;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp sql</c>: asks the library a question in SQL, read-only.</summary>
internal static class SqlCommand
{
    private const int TableRows = 1000;

    public static Command Create(CommandEnvironment environment)
    {
        var query = new Argument<string>("QUERY") { Description = "One SELECT, e.g. 'FROM picks'; - reads it from standard input." };
        var format = new Option<string>("--format", "-f") { Description = "table, csv, json, jsonl or parquet.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json", "jsonl", "parquet");
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Write to this file, which must not exist yet." };
        var timeout = new Option<double>("--timeout") { Description = "Seconds after which the query is stopped.", DefaultValueFactory = _ => 30 };
        var limit = new Option<long?>("--limit") { Description = $"Rows at most (a table shows {TableRows} unless told otherwise)." };
        var command = new Command("sql", "Ask the library a question in SQL. Read-only; files, network and settings are out of reach.")
        {
            query, GlobalOptions.Library, format, output, timeout, limit,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(GlobalOptions.Json) ? "json" : parsed.GetRequiredValue(format);
            var seconds = parsed.GetValue(timeout);
            if (!(seconds > 0 && seconds <= 86_400))
                throw new UserException("--timeout must be more than 0 and at most 86400 seconds", ExitCode.Usage);
            if (parsed.GetValue(limit) is < 0)
                throw new UserException("--limit must be 0 or more", ExitCode.Usage);
            var text = parsed.GetRequiredValue(query);
            var sql = text == "-" ? environment.In.ReadToEnd() : text;

            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var console = new SqlConsole(database);
            var rows = parsed.GetValue(limit) ?? (chosen == "table" ? TableRows : null);
            using var file = parsed.GetValue(output) is { } path ? CreateNew(path.FullName) : null;
            if (chosen == "parquet")
            {
                if (file is null && environment.OpenBinaryOut is null)
                    throw new UserException("parquet is binary: give --output FILE or redirect standard output", ExitCode.Usage);
                using var standard = file is null ? environment.OpenBinaryOut!() : null;
                console.RunToParquet(sql, (Stream?)file ?? standard!, TimeSpan.FromSeconds(seconds), rows, cancellationToken);
                return Task.FromResult(ExitCode.Ok);
            }

            using var writer = file is null ? null : new StreamWriter(file);
            var target = writer ?? environment.Out;
            if (!console.Run(sql, WriterFor(chosen, target), TimeSpan.FromSeconds(seconds), rows, cancellationToken))
                environment.Error.WriteLine($"bpp: only the first {rows} rows are shown; --limit shows more");
            target.Flush();
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static IResultWriter WriterFor(string format, TextWriter output) => format switch
    {
        "csv" => new CsvResultWriter(output),
        "json" => new JsonResultWriter(output, lines: false),
        "jsonl" => new JsonResultWriter(output, lines: true),
        _ => new TableResultWriter(output),
    };

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
