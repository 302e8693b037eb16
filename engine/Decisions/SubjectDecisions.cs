using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Decisions;

/// <summary>
/// Keeps <c>facts.subject_decisions</c>: what the user decided about settings, albums, people and presets, as it stands. A batch that is
/// appended renews the subjects it is about, in its own transaction; an open compares everything with the history.
/// </summary>
internal static class SubjectDecisions
{
    /// <summary>Brings everything up to date, if something is not.</summary>
    public static void Refresh(DuckDBConnection connection)
    {
        var differences = connection.Scalar<long>(
            """
            select count(*)
            from (
                (from facts.subject_decisions except all select kind, subject, value, sha256, happened_at, event_id from latest_subject_decisions)
                union all
                (select kind, subject, value, sha256, happened_at, event_id from latest_subject_decisions except all from facts.subject_decisions)
            )
            """);
        if (differences == 0)
            return;
        using var transaction = connection.BeginTransaction();
        connection.Execute("delete from facts.subject_decisions; insert into facts.subject_decisions by name from latest_subject_decisions order by kind, subject");
        transaction.Commit();
    }

    /// <summary>Renews the subjects of a batch that was just inserted, or switched by it, in the caller's transaction.</summary>
    internal static void Renew(DuckDBConnection connection, string batch)
    {
        var subjects = connection.Query(
            """
            select distinct subject
            from decisions.events
            where subject is not null
                and kind not in ('undo', 'redo')
                and (batch = $1 or batch in (select subject from decisions.events where batch = $1 and kind in ('undo', 'redo')))
            """,
            row => row.GetString(0),
            batch);
        if (subjects.Count == 0)
            return;
        connection.Execute("delete from facts.subject_decisions where subject in (select unnest($1::varchar[]))", subjects);
        connection.Execute("insert into facts.subject_decisions by name from latest_subject_decisions where subject in (select unnest($1::varchar[]))", subjects);
    }
}
