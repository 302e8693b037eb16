namespace Bpp.Engine.Storage;

/// <summary>Writes <c>facts.runs</c>. A run that was killed keeps an empty <c>finished_at</c>.</summary>
public sealed class RunLog(LibraryDatabase database, TimeProvider time)
{
    /// <returns>The run's id, for <see cref="Finish"/>.</returns>
    public long Start(int sourceId, string analyser)
    {
        using var connection = database.Connect();
        return connection.Scalar<long>(
            """
            insert into facts.runs (source_id, analyser, started_at, complete, scanned, analysed, unchanged, failed)
            values ($1, $2, $3, false, 0, 0, 0, 0)
            returning run_id
            """,
            sourceId,
            analyser,
            StoredTime.Now(time));
    }

    /// <param name="complete">The whole folder was scanned and nothing was cancelled.</param>
    public void Finish(long runId, RunCounts counts, bool complete)
    {
        using var connection = database.Connect();
        connection.Execute(
            "update facts.runs set finished_at = $1, complete = $2, scanned = $3, analysed = $4, unchanged = $5, failed = $6 where run_id = $7",
            StoredTime.Now(time),
            complete,
            counts.Scanned,
            counts.Analysed,
            counts.Unchanged,
            counts.Failed,
            runId);
    }
}
