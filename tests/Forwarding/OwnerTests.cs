using System.Diagnostics;
using System.Net;
using Bpp.Engine.Cli;
using Bpp.Engine.Forwarding;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Forwarding;

/// <summary>A served library, and commands for it by other processes.</summary>
public sealed class OwnerTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private Process _server = null!;
    private bool _isThere;

    private static string Bpp => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "bpp.exe" : "bpp");

    private string Library => _folder["lib"];

    public async Task InitializeAsync()
    {
        _isThere = File.Exists(Bpp);
        if (!_isThere)
            return;
        _server = Process.Start(new ProcessStartInfo(Bpp, ["serve", "--library", Library, "--port", "0", "--no-browser"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.NotNull(await _server.StandardOutput.ReadLineAsync());
    }

    public void Dispose() => _folder.Dispose();

    public Task DisposeAsync()
    {
        if (_isThere)
        {
            _server.Kill();
            _server.WaitForExit();
            _server.Dispose();
        }

        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task Command_OnAServedLibrary_RunsThroughItsOwner()
    {
        Skip.IfNot(_isThere, "the bpp executable is not beside the tests");
        var question = await RunAsync("", "sql", "-l", "lib", "select 'ä' as a", "--format", "csv");
        Assert.Equal((0, "a\r\nä\r\n", ""), question);

        var piped = await RunAsync("select 2 as two", "sql", "-l", "lib", "-", "--format", "csv", "--output", "two.csv");
        Assert.Equal((0, "", ""), piped);
        Assert.Equal("two\r\n2\r\n", await File.ReadAllTextAsync(_folder["two.csv"]));

        Assert.Equal(0, (await RunAsync("", "config", "set", "max_per_day", "7", "-l", "lib")).Code);
        Assert.Contains("7", (await RunAsync("", "sql", "-l", "lib", "select value from settings where key = 'max_per_day'")).Out, StringComparison.Ordinal);

        var failed = await RunAsync("", "sql", "-l", "lib", "drop table facts.photos");
        Assert.Equal((ExitCode.Usage, "bpp: only SELECT is allowed here"), (failed.Code, failed.Error[..32]));
        Assert.StartsWith("PAR1", (await RunAsync("", "sql", "-l", "lib", "select 1 as one", "--format", "parquet")).Out, StringComparison.Ordinal);

        var second = await RunAsync("", "serve", "-l", "lib", "--no-browser", "--port", "0");
        Assert.Equal(ExitCode.LibraryInUse, second.Code);
        Assert.Contains($"process {_server.Id}", second.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Command_Interrupted_IsStoppedAtTheOwner()
    {
        Skip.IfNot(_isThere && !OperatingSystem.IsWindows(), "needs the bpp executable and signals");
        using var asking = Start("sql", "-l", "lib", "with recursive forever(n) as (select 1 union all select n + 1 from forever) select count(*) from forever", "--timeout", "3000");
        await WaitForAsync(() => asking.Threads.Count > 0 && IsConnected());

        // Not SIGINT: a shell that runs the tests in the background has it ignored in all it starts.
        using (var signal = Process.Start("kill", ["-TERM", $"{asking.Id}"]))
            await signal.WaitForExitAsync();
        await asking.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(ExitCode.Interrupted, asking.ExitCode);
        Assert.Equal(0, (await RunAsync("", "sql", "-l", "lib", "select 1")).Code);
    }

    [SkippableFact]
    public async Task Run_WithoutTheSecret_IsForbidden()
    {
        Skip.IfNot(_isThere, "the bpp executable is not beside the tests");
        var owner = LibraryLease.OwnerOf(Path.Combine(Library, "data", "bpp.duckdb"))!;
        Assert.Equal(_server.Id, owner.Pid);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Library, "data", "bpp.duckdb.owner.json")));
        using var client = new HttpClient { BaseAddress = new Uri(owner.Address!) };
        foreach (var secret in new[] { null, "", new string('0', 64), owner.Secret![..63] })
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, OwnerClient.RunPath) { Content = new StringContent("{}") };
            if (secret is not null)
                message.Headers.TryAddWithoutValidation(OwnerClient.SecretHeader, secret);
            using var answer = await client.SendAsync(message);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    /// <summary>Whether the server has a connection that is not its listener: the command is there.</summary>
    private bool IsConnected()
    {
        var port = new Uri(LibraryLease.OwnerOf(Path.Combine(Library, "data", "bpp.duckdb"))!.Address!).Port;
        return System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Any(connection => connection.LocalEndPoint.Port == port && connection.State == System.Net.NetworkInformation.TcpState.Established);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Yield();
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Bpp, arguments)
    {
        WorkingDirectory = _folder.Path,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private async Task<(int Code, string Out, string Error)> RunAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
