using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Decisions;

/// <summary>
/// Keeps <c>facts.photo_decisions</c>: what the user decided about each photo, as it stands. A batch that is appended renews the photos
/// it is about, in its own transaction; everything is computed anew when the facts or the history changed behind its back.
/// </summary>
public static class PhotoDecisions
{
    /// <summary>Brings everything up to date, if something is not.</summary>
    /// <returns>Whether anything had changed.</returns>
    public static bool Refresh(LibraryDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        lock (database.DecisionLock)
        {
            using var connection = database.Connect();
            if (connection.Scalar<long>("select count(*) from facts.photo_decision_inputs inner join photo_decision_inputs using (last_event, others)") > 0)
                return false;
            using var transaction = connection.BeginTransaction();
            ComputeAll(connection);
            transaction.Commit();
            return true;
        }
    }

    /// <summary>Renews the photos of a batch that was just inserted, or switched by it, in the caller's transaction.</summary>
    internal static void Renew(DuckDBConnection connection, string batch)
    {
        var wasCurrent = connection.Scalar<long>(
            """
            select count(*)
            from facts.photo_decision_inputs
            where last_event = (select coalesce(max(event_id), 0) from decisions.events where batch <> $1)
            """,
            batch) > 0;
        if (!wasCurrent)
        {
            ComputeAll(connection);
            return;
        }

        var contents = DecisionTable.Contents(connection, batch);
        if (contents.Count > 0)
        {
            connection.Execute("delete from facts.photo_decisions where photo_id in (select photo_id from facts.photos where sha256 in (select unnest($1::varchar[])))", contents);
            connection.Execute("insert into facts.photo_decisions by name from latest_photo_decisions($1::varchar[])", contents);
        }

        connection.Execute("update facts.photo_decision_inputs set last_event = (select max(event_id) from decisions.events)");
    }

    private static void ComputeAll(DuckDBConnection connection)
    {
        connection.Execute("delete from facts.photo_decisions; delete from facts.photo_decision_inputs;");
        connection.Execute("insert into facts.photo_decisions by name from latest_photo_decisions(null) order by topic, subject, photo_id");
        connection.Execute("insert into facts.photo_decision_inputs by name from photo_decision_inputs");
    }
}
