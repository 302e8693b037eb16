namespace Bpp.Engine.Cli.Sql;

/// <summary>Where somebody types SQL and reads the answers.</summary>
internal interface ISqlTerminal
{
    /// <summary>Lines of the screen.</summary>
    int Height { get; }

    /// <summary>What Tab offers from now on.</summary>
    void Offer(IReadOnlyList<string> names);

    /// <summary>Makes earlier lines reachable by the arrow keys, oldest first.</summary>
    void Remember(IEnumerable<string> lines);

    /// <summary>Reads a line.</summary>
    /// <returns>Null when the input has ended (Ctrl-D).</returns>
    /// <exception cref="OperationCanceledException">What was typed is given up (Ctrl-C).</exception>
    Task<string?> ReadLineAsync(string prompt, CancellationToken ct);

    /// <summary>Shows a text that is taller than the screen, a page at a time.</summary>
    Task PageAsync(string text, CancellationToken ct);
}
