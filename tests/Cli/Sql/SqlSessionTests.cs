using System.Diagnostics;
using System.Text;
using Bpp.Engine.Cli;
using Bpp.Engine.Cli.Sql;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli.Sql;

/// <summary><c>bpp sql</c> without a query, on a terminal that plays back what somebody types.</summary>
public sealed class SqlSessionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public SqlSessionTests() => BlankLibrary.Open(_folder["data/bpp.duckdb"]).Dispose();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Session_StatementsModesAndParameters_AreAnsweredInTurn()
    {
        var terminal = new PlayedTerminal(
            ".mode csv",
            "select 6 *",
            "  7 as product; select 'two' as second;",
            ".param set least '4''1'",
            "select $least as least;",
            "select 1 as unharmed;",
            "drop table facts.photos;",
            "-- a remark first",
            "select 'on' as still;",
            ".frobnicate",
            ".quit",
            "select 'never' as never;");

        Assert.Equal(ExitCode.Ok, await Run(terminal));

        Assert.Equal("product\n42\nsecond\ntwo\nleast\n4'1\nunharmed\n1\nstill\non\n", _output.ToString().ReplaceLineEndings("\n"));
        Assert.Contains("only SELECT is allowed", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(".frobnicate: no such command", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["bpp> ", "bpp> ", "...> ", "bpp> "], terminal.Prompts.Take(4));
    }

    [Fact]
    public async Task Session_Names_OfViewsColumnsMacrosAndWordsAreOffered()
    {
        var terminal = new PlayedTerminal(".mode csv", ".views", ".schema near_duplicates", ".schema picks");

        Assert.Equal(ExitCode.Ok, await Run(terminal));

        Assert.Superset(new HashSet<string> { "photos", "camera_model", "picks", "select", ".schema" }, terminal.Names.ToHashSet());
        Assert.DoesNotContain("photos_v1", terminal.Names);
        Assert.Contains("group_id,BIGINT", _output.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("k,parameter", terminal.Paged + _output, StringComparison.Ordinal);
        Assert.Contains("near_duplicates", terminal.Paged + _output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_CtrlC_GivesUpWhatIsTypedOrRunsAndGoesOn()
    {
        using var interrupts = new Interrupts();
        var terminal = new PlayedTerminal(".mode csv", "select 'given", PlayedTerminal.CtrlC, "select count(*) from range(100000000000) as a, range(1000) as b;", "select 'on' as still;") { Interrupts = interrupts };

        Assert.Equal(ExitCode.Ok, await Run(terminal, interrupts));

        Assert.Equal("still\non\n", _output.ToString().ReplaceLineEndings("\n"));
        Assert.False(interrupts.Stop.IsCancellationRequested);
        Assert.False(interrupts.TakenElsewhere());
    }

    [Fact]
    public async Task Session_ResultTallerThanTheScreen_IsPaged()
    {
        var terminal = new PlayedTerminal("from range(30);", "from range(3);");

        await Run(terminal);

        Assert.Equal(32, terminal.Paged.Count(letter => letter == '\n'));
        Assert.Equal(5, _output.ToString().Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task Session_History_IsKeptForTheNextAndPrivate()
    {
        await Run(new PlayedTerminal("select 1;", "", ".timer on"));
        var next = new PlayedTerminal();
        await Run(next);

        Assert.Equal(["select 1;", ".timer on"], next.Earlier);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["data/sql_history"]));
    }

    [Fact]
    public void History_OfManyLines_IsCutToTheLatest()
    {
        var path = _folder["sql_history"];
        File.WriteAllLines(path, Enumerable.Range(0, 5000).Select(number => $"old {number}"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var history = new SqlHistory(path);
        Assert.Equal(SqlHistory.Most, history.Read().Count);
        history.Add("first");
        Assert.Equal(SqlHistory.Most, File.ReadLines(path).Count());
        for (var number = 0; number < (2 * SqlHistory.Most) + 5; number++)
        {
            history.Add($"select {number}");
            Assert.True(number % 500 > 0 || File.ReadLines(path).Count() <= 2 * SqlHistory.Most);
        }

        history.Add(new string('x', SqlHistory.MostCharacters + 1));
        Assert.InRange(File.ReadLines(path).Count(), SqlHistory.Most, 2 * SqlHistory.Most);
        var latest = new SqlHistory(path).Read();
        Assert.Equal((SqlHistory.Most, "select 2004", "select 1005"), (latest.Count, latest[^1], latest[0]));
        Assert.False(File.Exists(path + ".partial"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [SkippableFact]
    public async Task Pager_OfTheEnvironment_IsUsedOnATerminalOnly()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "script, which makes a terminal, is not here");
        LibraryDatabase.Open(_folder["data/bpp.duckdb"]).Dispose();
        var sql = $"'{string.Join("' '", BppProcess.Command)}' sql --library '{_folder.Path}'";
        using (var terminal = Start("script", ["-qec", sql, "/dev/null"]))
        {
            // A key that comes before the prompt, the terminal would take as its own.
            await UntilAsync(terminal, "bpp> ");
            await terminal.StandardInput.WriteAsync("from range(40);\r");
            await UntilAsync(terminal, "bpp> ", "paged");
            Assert.Equal(42, (await File.ReadAllLinesAsync(_folder["paged"])).Length);
            await terminal.StandardInput.WriteAsync(".quit\r");
            await terminal.StandardOutput.ReadToEndAsync();
            await terminal.WaitForExitAsync();
        }

        File.Move(_folder["paged"], _folder["earlier"]);
        using var pipe = Start("sh", ["-c", sql]);
        await pipe.StandardInput.WriteAsync("from range(40);\n");
        pipe.StandardInput.Close();
        Assert.Equal(42, (await pipe.StandardOutput.ReadToEndAsync()).Count(letter => letter == '\n'));
        await pipe.WaitForExitAsync();
        Assert.False(File.Exists(_folder["paged"]));
    }

    private Process Start(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PAGER"] = $"cat > '{_folder["unfinished"]}' && mv '{_folder["unfinished"]}' '{_folder["paged"]}'";
        start.Environment["TERM"] = "xterm";
        var process = Process.Start(start)!;
        process.StandardInput.AutoFlush = true;
        return process;
    }

    /// <summary>Reads what a process shows until a text is there, and a file if one is named.</summary>
    private async Task UntilAsync(Process process, string text, string? file = null)
    {
        var shown = new StringBuilder();
        var letters = new char[256];
        while (!shown.ToString().Contains(text, StringComparison.Ordinal) || (file is not null && !File.Exists(_folder[file])))
        {
            var count = await process.StandardOutput.ReadAsync(letters);
            Assert.True(count > 0, $"it ended after: {shown}");
            shown.Append(letters, 0, count);
        }
    }

    [Fact]
    public async Task Sql_WithoutQueryFromAPipe_RunsEveryStatement()
    {
        var code = await BppCommandLine.RunAsync(
            ["sql", "--library", _folder.Path, "--format", "csv", "--param", "a=x"],
            new CommandEnvironment(_output, _error, TimeProvider.System, IsTerminal: false) { In = StandardInput.Of("select 1 as one;\nselect $a as a") });

        Assert.Equal("", _error.ToString());
        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("one\n1\na\nx\n", _output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Sql_CommandsFromAPipe_AreObeyedBetweenStatements()
    {
        var (code, output, error) = await Pipe(
            "/* a script;\n.views is no command here */\n.mode csv\n  .param set least 41\nselect $least\n  as least;\nselect '\n.quit' as text;\n");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("least\n41\ntext\n\"\n.quit\"\n", output);
    }

    [Fact]
    public async Task Sql_ScriptFromAPipe_EndsAtQuit()
    {
        var (code, output, error) = await Pipe(".mode jsonl\nselect 2 as b;\n.schema photo_scores\n.quit\nselect 'never' as never");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Ok, code);
        Assert.StartsWith("{\"b\":2}\n{\"name\":\"photo_id\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("never", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_UnknownCommandFromAPipe_EndsItAsAWrongStatementDoes()
    {
        var (code, output, error) = await Pipe(".frobnicate\nselect 1 as one");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal("", output);
        Assert.Contains(".frobnicate: no such command", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> Pipe(string script)
    {
        var code = await BppCommandLine.RunAsync(
            ["sql", "--library", _folder.Path], new CommandEnvironment(_output, _error, TimeProvider.System, IsTerminal: false) { In = StandardInput.Of(script) });
        return (code, _output.ToString().ReplaceLineEndings("\n"), _error.ToString());
    }

    private Task<int> Run(PlayedTerminal terminal, Interrupts? interrupts = null) => BppCommandLine.RunAsync(
        ["sql", "--library", _folder.Path],
        new CommandEnvironment(_output, _error, TimeProvider.System, IsTerminal: false) { OpenTerminal = () => terminal, Interrupts = interrupts },
        canForward: false,
        [],
        CancellationToken.None);
}
