using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Decisions;

/// <summary>Makes journal and database agree when a library is opened: whichever is behind gets what the other has.</summary>
internal static class DecisionRecovery
{
    /// <summary>
    /// Puts batches that only the journal has (a crash before the commit, a database restored from a backup, a new database) into the
    /// database, and batches that only the database has (a lost journal) into the journal.
    /// </summary>
    /// <returns>How many batches the database got from the journal.</returns>
    public static int Run(DuckDBConnection connection, DecisionJournal journal)
    {
        var stored = connection.Query("select distinct batch from decisions.events", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var missing = new List<DecisionBatch>();
        foreach (var batch in journal.Read())
        {
            if (known.Add(batch.Id) && !stored.Contains(batch.Id))
                missing.Add(batch);
        }

        if (missing.Count > 0)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var batch in missing)
                DecisionTable.Insert(connection, batch);
            transaction.Commit();
        }

        if (stored.Any(batch => !known.Contains(batch)))
            journal.Append([.. DecisionTable.Read(connection).Where(batch => !known.Contains(batch.Id))]);
        return missing.Count;
    }

    /// <summary>One sentence for each batch that table and journal do not both have, or do not agree about.</summary>
    public static IEnumerable<string> Differences(DuckDBConnection connection, DecisionJournal journal)
    {
        var written = new Dictionary<string, DecisionBatch>(StringComparer.Ordinal);
        foreach (var batch in journal.Read())
            written.TryAdd(batch.Id, batch);
        foreach (var stored in DecisionTable.Read(connection))
        {
            if (!written.Remove(stored.Id, out var batch))
                yield return $"decision {stored.Id} is not in the journal";
            else if (stored.At != batch.At || stored.Actor != batch.Actor || !stored.Events.SequenceEqual(batch.Events))
                yield return $"decision {stored.Id} is not what the journal says";
        }

        foreach (var batch in written.Keys)
            yield return $"decision {batch} is in the journal only";
    }
}
