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
            with latest as materialized (from latest_subject_decisions)
            select count(*)
            from (
                (from facts.subject_decisions except all from latest)
                union all
                (from latest except all from facts.subject_decisions)
            )
            """);
        if (differences == 0)
            return;
        using var transaction = connection.BeginTransaction();
        connection.Execute("delete from facts.subject_decisions; insert into facts.subject_decisions by name from latest_subject_decisions order by kind, subject");
        transaction.Commit();
    }

    /// <summary>Renews the subjects of a batch that was just inserted, or switched by it, in the caller's transaction.</summary>
    public static void Renew(DuckDBConnection connection, string batch)
    {
        var subjects = DecisionTable.Subjects(connection, batch);
        if (subjects.Count == 0)
            return;
        connection.Execute("delete from facts.subject_decisions where subject in (select unnest($1::varchar[]))", subjects);
        connection.Execute("insert into facts.subject_decisions by name from latest_subject_decisions where subject in (select unnest($1::varchar[]))", subjects);
    }
}
