namespace Bpp.Engine.Cli;

/// <summary>An error the user can act on: printed to stderr as one sentence, without a stack trace.</summary>
/// <param name="message">What was wrong, with which file or value, and what to do.</param>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
public class UserException(string message, int exitCode = ExitCode.Failure, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
