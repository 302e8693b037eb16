using Bpp.Engine.Cli;

namespace Bpp.Tests.Support;

/// <summary>Runs verbs of the engine in this process, as on no terminal.</summary>
internal static class BppCommand
{
    /// <summary>The exit code, and what was written to stdout and stderr.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await BppCommandLine.RunAsync(args, new CommandEnvironment(output, error, TimeProvider.System, IsTerminal: false));
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>What was written to stdout by a verb that must succeed.</summary>
    public static async Task<string> OkAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.True(code == ExitCode.Ok, error);
        return output.Trim();
    }
}
