namespace Bpp.Engine.Cli;

/// <summary>Standard input, kept once it was read: a command that turns out to belong to another process takes it along.</summary>
/// <param name="open">Gives the reader, when somebody wants to read.</param>
public sealed class StandardInput(Func<TextReader> open)
{
    /// <summary>What was read; null when nobody asked.</summary>
    public string? Taken { get; private set; }

    public static StandardInput Of(string text) => new(() => new StringReader(text));

    /// <summary>All of it, the same every time.</summary>
    public string ReadToEnd() => Taken ??= open().ReadToEnd();
}
