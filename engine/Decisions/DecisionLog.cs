using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Decisions;

/// <summary>
/// The only writer of <c>decisions.events</c>. A batch is on disk in the journal before the database commits it; when a call returns,
/// the batch is in both. Nothing is ever changed or removed: undo is one more event.
/// </summary>
public sealed class DecisionLog(LibraryDatabase database, TimeProvider time)
{
    public const string Owner = "owner";

    private const string Undone = "undo";
    private const string Redone = "redo";

    /// <summary>Records what one action decided.</summary>
    /// <param name="events">At least one.</param>
    /// <param name="actor">Who decided.</param>
    /// <returns>The batch, by which it can be undone.</returns>
    /// <exception cref="IOException">It could not be written; nothing was recorded.</exception>
    public string Append(IReadOnlyList<DecisionEvent> events, string actor = Owner)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        var batch = new DecisionBatch(Guid.NewGuid().ToString("N"), StoredTime.Now(time), actor, events);
        lock (database.DecisionLock)
        {
            using var connection = database.Connect();
            using var transaction = connection.BeginTransaction();
            DecisionTable.Insert(connection, batch);
            PhotoDecisions.Renew(connection, batch.Id);
            SubjectDecisions.Renew(connection, batch.Id);
            database.Journal.Append([batch], transaction.Commit);
        }

        return batch.Id;
    }

    /// <summary>Takes a batch back.</summary>
    /// <param name="batch">Which, by its id or the start of it; null: the latest that was not undone.</param>
    /// <param name="actor">Who takes it back.</param>
    /// <returns>What was undone; null when there is nothing to undo.</returns>
    /// <exception cref="UserException">There is no such batch, or it is undone already.</exception>
    public DecisionStep? Undo(string? batch = null, string actor = Owner) => Switch(batch, actor, Undone);

    /// <summary>Brings back a batch that was undone.</summary>
    /// <param name="batch">Which, by its id or the start of it; null: the one undone last.</param>
    /// <param name="actor">Who brings it back.</param>
    /// <returns>What is in force again; null when nothing was undone.</returns>
    /// <exception cref="UserException">There is no such batch, or it is in force.</exception>
    public DecisionStep? Redo(string? batch = null, string actor = Owner) => Switch(batch, actor, Redone);

    /// <summary>What <see cref="Undo"/> would take back.</summary>
    /// <exception cref="UserException">There is no such batch, or it is undone already.</exception>
    public DecisionStep? NextUndo(string? batch = null) => Choose(batch, Undone);

    /// <summary>What <see cref="Redo"/> would bring back.</summary>
    /// <exception cref="UserException">There is no such batch, or it is in force.</exception>
    public DecisionStep? NextRedo(string? batch = null) => Choose(batch, Redone);

    /// <summary>What was decided, latest first.</summary>
    /// <param name="most">Batches at most.</param>
    public IReadOnlyList<DecisionStep> History(int most = 50)
    {
        using var connection = database.Connect();
        return DecisionTable.Steps(connection, most);
    }

    private DecisionStep? Switch(string? batch, string actor, string kind)
    {
        lock (database.DecisionLock)
        {
            if (Choose(batch, kind) is not { } step)
                return null;
            Append([new DecisionEvent(kind, Subject: step.Batch)], actor);
            return step with { IsUndone = !step.IsUndone };
        }
    }

    private DecisionStep? Choose(string? batch, string kind)
    {
        using var connection = database.Connect();
        if (batch is null)
            return DecisionTable.Next(connection, undone: kind == Redone);
        if (string.IsNullOrWhiteSpace(batch))
            throw new UserException("name a decision; `bpp history` lists them", ExitCode.Usage);
        var step = DecisionTable.Find(connection, batch.ToLowerInvariant()) switch
        {
            [] => throw new UserException($"there is no decision {batch}; `bpp history` lists them", ExitCode.Usage),
            [var one, ..] when one.Batch == batch => one,
            [var one] => one,
            _ => throw new UserException($"{batch} is the start of several decisions; give more of it", ExitCode.Usage),
        };
        return step.IsUndone == (kind == Undone)
            ? throw new UserException($"decision {step.Batch} is {(step.IsUndone ? "undone already" : "in force")}", ExitCode.Usage)
            : step;
    }
}
