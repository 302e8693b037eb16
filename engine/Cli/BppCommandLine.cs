using System.CommandLine;

namespace Bpp.Engine.Cli;

/// <summary>The <c>bpp</c> command line: its verbs, global options and the mapping of errors to exit codes.</summary>
public static class BppCommandLine
{
    /// <summary>Runs one command line and returns its exit code.</summary>
    /// <param name="args">Arguments without the program name.</param>
    /// <param name="environment">The outside world.</param>
    /// <param name="moreVerbs">Verbs of the hosting executable (<c>serve</c>, <c>demo</c>).</param>
    public static async Task<int> RunAsync(string[] args, CommandEnvironment environment, params Command[] moreVerbs)
    {
        var root = new RootCommand("Bpp, the Best Photo Picker: the best photos of your life, found on your own machine.")
        {
            GlobalOptions.Json,
            GlobalOptions.Quiet,
            GlobalOptions.Seed,
            GlobalOptions.Config,
        };
        foreach (var verb in Verbs(environment).Concat(moreVerbs))
            root.Add(verb);

        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration
            {
                Output = environment.Out,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (UserException exception)
        {
            await environment.Error.WriteLineAsync($"bpp: {exception.Message}");
            return exception.ExitCode;
        }
    }

    /// <summary>The engine's verbs, one class each. A new verb is one more line here.</summary>
    private static IEnumerable<Command> Verbs(CommandEnvironment environment)
    {
        yield return ExportCommand.Create(environment);
    }
}
