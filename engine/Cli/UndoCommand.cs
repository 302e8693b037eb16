using System.CommandLine;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp undo</c> and <c>bpp redo</c>: take decisions back, and bring them back.</summary>
internal static class UndoCommand
{
    public static Command Create(CommandEnvironment environment) => Verb(
        environment,
        "undo",
        "Take back the latest decision, or the one named: settings, includes and excludes, people.",
        "undone",
        (log, batch, dryRun) => dryRun ? log.NextUndo(batch) : log.Undo(batch));

    public static Command CreateRedo(CommandEnvironment environment) => Verb(
        environment,
        "redo",
        "Bring back the decision that was undone last, or the one named.",
        "redone",
        (log, batch, dryRun) => dryRun ? log.NextRedo(batch) : log.Redo(batch));

    private static Command Verb(CommandEnvironment environment, string name, string description, string done, Func<DecisionLog, string?, bool, DecisionStep?> run)
    {
        var batch = new Argument<string?>("BATCH")
        {
            Description = $"Which: its id or the start of it, from `bpp history` (default: the next to {name}).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = $"Say what would be {done}, and change nothing." };
        var command = new Command(name, description) { batch, GlobalOptions.Library, dryRun };
        command.SetAction((parsed, cancellationToken) =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var step = run(new DecisionLog(database, environment.Time), parsed.GetValue(batch), parsed.GetValue(dryRun))
                ?? throw new UserException($"there is nothing to {name}");
            DerivedTables.Refresh(database, cancellationToken);
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(HistoryCommand.Shape(step)));
            else
                environment.Out.WriteLine($"{(parsed.GetValue(dryRun) ? $"would be {done}" : done)}: {step.Words}");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
