using System.Diagnostics;
using System.Text;

namespace Bpp.Bench.Crash;

/// <summary>Runs the real <c>bpp</c> and ends it by SIGKILL after a while, as a power cut would.</summary>
/// <param name="command">The executable and its first arguments.</param>
internal sealed class KilledProcess(IReadOnlyList<string> command)
{
    /// <param name="args">The verb and its arguments.</param>
    /// <param name="after">When to kill; null = never.</param>
    /// <param name="atLine">A line of its output upon which it is killed at once; null = none.</param>
    /// <returns>Its exit code, null when it was killed; what it had printed; how long it ran.</returns>
    public async Task<(int? ExitCode, string Output, string Error, TimeSpan Took)> RunAsync(IReadOnlyList<string> args, TimeSpan? after, string? atLine = null)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command.Skip(1), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var killed = false;
        var output = ReadAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (after is { } delay)
        {
            using var patience = new CancellationTokenSource(delay);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Kill();
            }
        }

        var printed = await output;
        await process.WaitForExitAsync();
        return (killed && process.ExitCode != 0 ? null : process.ExitCode, printed, await error, watch.Elapsed);

        void Kill()
        {
            process.Kill();
            killed = true;
        }

        async Task<string> ReadAsync()
        {
            var text = new StringBuilder();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                text.AppendLine(line);
                if (line == atLine)
                    Kill();
            }

            return text.ToString();
        }
    }
}
