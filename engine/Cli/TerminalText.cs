using System.Text;

namespace Bpp.Engine.Cli;

/// <summary>
/// Lines for a terminal, without characters that would steer it: names of files, tags and people come from anywhere, and a terminal does
/// what they say. What is written without a line's end is our own, progress above all, and stays as it is.
/// </summary>
internal sealed class TerminalText(TextWriter terminal) : TextWriter
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => terminal.Write(value);

    public override void Write(string? value) => terminal.Write(value);

    public override Task WriteAsync(string? value) => terminal.WriteAsync(value);

    public override void WriteLine() => terminal.WriteLine();

    public override Task WriteLineAsync() => terminal.WriteLineAsync();

    public override void WriteLine(string? value) => terminal.WriteLine(Harmless(value));

    public override Task WriteLineAsync(string? value) => terminal.WriteLineAsync(Harmless(value));

    public override void Flush() => terminal.Flush();

    public override Task FlushAsync() => terminal.FlushAsync();

    private static string? Harmless(string? line) =>
        line is null || !line.Any(Steers) ? line : string.Concat(line.Select(letter => Steers(letter) ? '\uFFFD' : letter));

    /// <summary>Controls but line ends and tabs, and what turns the direction of writing.</summary>
    private static bool Steers(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
