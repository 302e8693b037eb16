using Bpp.Engine.Cli.Sql;
using Bpp.Engine.Library;
using Bpp.Engine.Models;

namespace Bpp.Engine.Cli;

/// <summary>What a verb may touch of the outside world. Data goes to <paramref name="Out"/>, messages to <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Time">The clock.</param>
/// <param name="IsTerminal">Progress bars and colours may be drawn on <paramref name="Error"/>.</param>
public sealed record CommandEnvironment(TextWriter Out, TextWriter Error, TimeProvider Time, bool IsTerminal)
{
    /// <summary>Fires on the second Ctrl-C: end at once. The first fires the token each verb's action gets.</summary>
    public CancellationToken Abort { get; init; }

    /// <summary>Standard input.</summary>
    public StandardInput In { get; init; } = new(() => Console.In);

    /// <summary>Opens standard output for bytes; null where they would land on a terminal.</summary>
    public Func<Stream>? OpenBinaryOut { get; init; }

    /// <summary>Where somebody can be asked for SQL; null where nobody sits.</summary>
    internal Func<ISqlTerminal>? OpenTerminal { get; init; }

    /// <summary>Ctrl-C, for who wants it for himself; null where signals are another's.</summary>
    internal Interrupts? Interrupts { get; init; }

    /// <summary>Columns of the terminal, where there is one.</summary>
    public int? Width { get; init; }

    /// <summary>Where models are; null = as the environment variables say.</summary>
    public ModelStoreOptions? Models { get; init; }

    /// <summary>How models are fetched, by <c>bpp model install</c> or with consent on the pages; null = the network. Nothing else uses it.</summary>
    public HttpMessageHandler? Network { get; init; }

    /// <summary>Bpp's configuration folder; null = as the environment variables say.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>The user's libraries by name.</summary>
    internal LibraryRegistry Libraries() => new(ConfigFolder ?? LibraryRegistry.DefaultFolder());

    /// <summary>Where models are, with warnings on <see cref="Error"/>.</summary>
    internal ModelStoreOptions ModelOptions() =>
        Models ?? ModelStoreOptions.FromEnvironment(message => Error.WriteLine($"bpp: warning: {message}"));

    public static CommandEnvironment System { get; } =
        new(ForPeople(Console.Out, Console.IsOutputRedirected), ForPeople(Console.Error, Console.IsErrorRedirected), TimeProvider.System, !Console.IsErrorRedirected && !Console.IsOutputRedirected)
        {
            OpenBinaryOut = Console.IsOutputRedirected ? Console.OpenStandardOutput : null,
            OpenTerminal = Console.IsInputRedirected || Console.IsOutputRedirected ? null : () => new SqlTerminal(Console.Out),
            Width = TerminalWidth(),
        };

    private static TextWriter ForPeople(TextWriter writer, bool isRedirected) => isRedirected ? writer : new TerminalText(writer);

    private static int? TerminalWidth()
    {
        try
        {
            return Console.IsErrorRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
