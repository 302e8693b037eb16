using System.Diagnostics;
using System.Globalization;

namespace Bpp.Engine.Cli.Sql;

/// <summary>The terminal of this process. A line wider than the screen is shown around the cursor.</summary>
internal sealed class SqlTerminal : ISqlTerminal
{
    private const int HeightUnknown = 24;

    private const int WidthUnknown = 80;
    private const int MostChoices = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private readonly TextWriter _output;
    private readonly List<string> _earlier = [];
    private IReadOnlyList<string> _names = [];

    public SqlTerminal(TextWriter output) => _output = output;

    public int Height => Console.WindowHeight is > 1 and var height ? height : HeightUnknown;

    public void Offer(IReadOnlyList<string> names) => _names = names;

    public void Remember(IEnumerable<string> lines) => _earlier.AddRange(lines);

    public async Task<string?> ReadLineAsync(string prompt, CancellationToken ct)
    {
        var line = new LineBuffer(_earlier, _names);
        try
        {
            for (var isFinished = false; !isFinished;)
            {
                await DrawAsync(prompt, line);
                do
                {
                    var key = await KeyAsync(ct);
                    if (line.Text.Length == 0 && key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control })
                    {
                        await _output.WriteLineAsync();
                        return null;
                    }

                    isFinished = line.Press(key);
                }
                while (!isFinished && line.Choices.Count == 0 && Console.KeyAvailable);

                if (line.Choices.Count > 0)
                    await _output.WriteAsync($"\n{string.Join("  ", line.Choices.Take(MostChoices))}{(line.Choices.Count > MostChoices ? "  …" : "")}\n");
            }

            await DrawAsync(prompt, line);
            await _output.WriteLineAsync();
        }
        catch (OperationCanceledException)
        {
            await _output.WriteLineAsync("^C");
            throw;
        }

        if (!string.IsNullOrWhiteSpace(line.Text) && (_earlier.Count == 0 || _earlier[^1] != line.Text))
            Keep(line.Text);
        return line.Text;
    }

    /// <summary>As many as the history keeps: a session may last for weeks.</summary>
    private void Keep(string line)
    {
        _earlier.Add(line);
        if (_earlier.Count > 2 * SqlHistory.Most)
            _earlier.RemoveRange(0, _earlier.Count - SqlHistory.Most);
    }

    public async Task PageAsync(string text, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable("PAGER") is { Length: > 0 } pager && !OperatingSystem.IsWindows() && await PagedByAsync(pager, text))
            return;
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at += Height - 1)
        {
            await _output.WriteAsync(string.Join('\n', lines.Skip(at).Take(Height - 1)) + (at + Height - 1 < lines.Length ? "\n" : ""));
            await _output.FlushAsync(ct);
            if (at + Height - 1 < lines.Length && !await WantsMoreAsync(ct))
                return;
        }
    }

    /// <summary>False when it cannot be started.</summary>
    private static async Task<bool> PagedByAsync(string pager, string text)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", pager]) { RedirectStandardInput = true });
            if (process is null)
                return false;
            try
            {
                await process.StandardInput.WriteAsync(text);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It was left before the end.
            }

            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode != 127;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private async Task<bool> WantsMoreAsync(CancellationToken ct)
    {
        await _output.WriteAsync("-- more: space, q ends --");
        await _output.FlushAsync(ct);
        var key = await KeyAsync(ct);
        await _output.WriteAsync("\r                        \r");
        return key.Key is not (ConsoleKey.Q or ConsoleKey.Escape);
    }

    /// <summary>The console cannot be asked to wait and to give up.</summary>
    private static async Task<ConsoleKeyInfo> KeyAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        while (!Console.KeyAvailable)
            await Task.Delay(Patience, ct);
        return Console.ReadKey(intercept: true);
    }

    private async Task DrawAsync(string prompt, LineBuffer line)
    {
        var width = Math.Max(1, (Console.WindowWidth is > 0 and var columns ? columns : WidthUnknown) - prompt.Length - 1);
        var from = Math.Max(0, line.Cursor - width);
        var shown = line.Text[from..Math.Min(line.Text.Length, from + width)];
        // Back to the margin, erase to the end, write, and put the cursor where it is.
        await _output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{prompt}{shown}\r\u001b[{prompt.Length + line.Cursor - from}C"));
        await _output.FlushAsync(CancellationToken.None);
    }
}
