using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Decisions;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp history</c>: what was decided, latest first.</summary>
internal static class HistoryCommand
{
    // Enough of an id to name it; `undo` takes the start of one.
    private const int ShortId = 8;

    public static Command Create(CommandEnvironment environment)
    {
        var limit = new Option<int>("--limit") { Description = "Decisions at most.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var command = new Command("history", "List what was decided, latest first, with the ids that `bpp undo` takes.") { GlobalOptions.Library, limit };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(limit) < 1)
                throw new UserException("--limit must be 1 or more", ExitCode.Usage);
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var steps = new DecisionLog(database, environment.Time).History(parsed.GetValue(limit));
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(steps.Select(Shape)));
            else
                Print(environment, steps);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A decision as JSON.</summary>
    public static object Shape(DecisionStep step) => new
    {
        step.Batch,
        At = DateTime.SpecifyKind(step.At, DateTimeKind.Utc),
        step.Actor,
        step.IsUndone,
        step.Words,
        step.Parts,
    };

    private static void Print(CommandEnvironment environment, IReadOnlyList<DecisionStep> steps)
    {
        foreach (var step in steps)
        {
            var at = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(step.At, DateTimeKind.Utc), environment.Time.LocalTimeZone);
            var who = step.Actor == DecisionLog.Owner ? "" : $" (by {step.Actor})";
            environment.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{step.Batch[..Math.Min(ShortId, step.Batch.Length)]}  {at:yyyy-MM-dd HH:mm}  {(step.IsUndone ? "undone: " : "")}{step.Words}{who}"));
        }
    }
}
