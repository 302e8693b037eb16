using System.Globalization;

namespace Bpp.Engine.Cli.Sql;

/// <summary>
/// <c>bpp sql</c> on a terminal: statements until <c>;</c>, and commands that begin with a dot. Each statement is a <c>bpp sql</c> of its
/// own, so the library is free for others between two of them and a server that has it open answers instead.
/// </summary>
/// <param name="terminal">Where it is typed.</param>
/// <param name="environment">The outside world.</param>
/// <param name="run">Runs <c>bpp sql</c> with these arguments.</param>
/// <param name="history">What was typed before.</param>
internal sealed class SqlSession(ISqlTerminal terminal, CommandEnvironment environment, Func<IReadOnlyList<string>, CommandEnvironment, CancellationToken, Task<int>> run, SqlHistory history)
{
    private const string Names = """
        select view_name from duckdb_views() where not internal and schema_name = 'main' and not regexp_matches(view_name, '_v[0-9]+$')
        union select column_name from duckdb_columns() where not internal and schema_name = 'main'
        union select function_name from duckdb_functions() where function_type in ('macro', 'table_macro') and not internal and not regexp_matches(function_name, '_v[0-9]+$')
        union select keyword_name from duckdb_keywords() where keyword_category = 'reserved'
        order by 1
        """;

    private readonly SqlSessionSettings _settings = new();

    /// <summary>What the command line set.</summary>
    /// <param name="mode">Format of results.</param>
    /// <param name="parameters">Values of <c>$name</c>.</param>
    public void Begin(string mode, IReadOnlyDictionary<string, string> parameters)
    {
        _settings.Mode = mode;
        foreach (var (name, value) in parameters)
            _settings.Parameters[name] = value;
    }

    /// <summary>Until <c>.quit</c> or Ctrl-D.</summary>
    /// <returns>Exit code: of the look into the library that fails, else 0.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        using var names = new StringWriter();
        if (await run(["--format", "csv", Names], environment with { Out = names }, stop) is not ExitCode.Ok and var failed)
            return failed;
        terminal.Offer([.. names.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Skip(1), .. SqlDotCommands.Names]);
        terminal.Remember(history.Read());
        await environment.Error.WriteLineAsync("SQL, ended by ; — .help shows the commands, .views what there is, Tab completes, .quit or Ctrl-D ends.");
        var text = "";
        while (!stop.IsCancellationRequested)
        {
            using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var diverted = environment.Interrupts?.Divert(interrupt.Cancel);
            try
            {
                if (await terminal.ReadLineAsync(text.Length == 0 ? "bpp> " : "...> ", interrupt.Token) is not { } line)
                    return ExitCode.Ok;
                if (!string.IsNullOrWhiteSpace(line))
                    history.Add(line);
                if (text.Length == 0 && line.TrimStart().StartsWith('.'))
                {
                    if (!await ObeyAsync(line.Trim(), interrupt.Token))
                        return ExitCode.Ok;
                    continue;
                }

                (var statements, text) = SqlStatements.Split(text.Length == 0 ? line : $"{text}\n{line}");
                foreach (var statement in statements)
                    await AskAsync(statement, _settings.Used(statement), interrupt.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                text = "";
            }
        }

        return ExitCode.Interrupted;
    }

    /// <summary>False: the session ends.</summary>
    private async Task<bool> ObeyAsync(string line, CancellationToken ct)
    {
        var (answer, query, goesOn) = SqlDotCommands.Obey(line, _settings);
        if (answer is not null)
            await environment.Error.WriteLineAsync(answer);
        if (query is { } asked)
            await AskAsync(asked.Sql, asked.Parameters, ct);
        return goesOn;
    }

    private async Task AskAsync(string sql, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        using var output = new StringWriter();
        var began = environment.Time.GetTimestamp();
        // The blank keeps a statement that begins with a comment from being taken for an option.
        await run(["--format", _settings.Mode, .. parameters.SelectMany(one => (string[])["--param", $"{one.Key}={one.Value}"]), " " + sql], environment with { Out = output }, ct);
        var seconds = environment.Time.GetElapsedTime(began).TotalSeconds;
        var text = output.ToString();
        if (text.AsSpan().Count('\n') >= terminal.Height)
            await terminal.PageAsync(text, ct);
        else
            await environment.Out.WriteAsync(text);
        await environment.Out.FlushAsync(CancellationToken.None);
        if (_settings.Timer)
            await environment.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s"));
    }
}
