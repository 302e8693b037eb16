using System.Data.Common;
using System.Text.Json;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Decisions;

/// <summary>Reads and writes the table <c>decisions.events</c>.</summary>
internal static class DecisionTable
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string StepColumns = """
        with switched as (
            select subject as batch, arg_max(kind, event_id) as last_word, max(event_id) as at
            from decisions.events
            where kind in ('undo', 'redo')
            group by subject
        ),
        counted as (
            select batch, kind, count(*) as events, min(event_id) as first_id, min(happened_at) as happened_at, min(actor) as actor,
                min(subject) as least_subject, max(subject) as most_subject, min(value) as least_value, max(value) as most_value
            from decisions.events
            where kind not in ('undo', 'redo')
            group by batch, kind
        )
        select counted.batch, min(happened_at), min(actor), list(kind order by first_id), list(events order by first_id),
            if(min(least_subject) = max(most_subject), min(least_subject), null),
            if(min(least_value) = max(most_value), min(least_value), null),
            coalesce(any_value(switched.last_word) = 'undo', false) as undone,
            max(switched.at) as switched_at
        from counted
        left join switched on switched.batch = counted.batch
        """;

    private const string Grouped = " group by counted.batch ";

    /// <summary>Adds a batch in the caller's transaction, in one statement: naming a person may take thousands of events.</summary>
    public static void Insert(DuckDBConnection connection, DecisionBatch batch)
    {
        var ids = connection.Query("select nextval('decisions.event_ids') from range($1::bigint)", row => row.GetInt64(0), (long)batch.Events.Count);
        ids.Sort();
        connection.Execute(
            """
            insert into decisions.events (event_id, batch, happened_at, actor, kind, sha256, photo_id, subject, value)
            select ($1::bigint[])[said.place], $2, $3, $4, said.event.kind, said.event.sha256, photo.photo_id, said.event.subject, said.event.value
            from (
                select
                    unnest(from_json($5, '[{"kind": "VARCHAR", "sha256": "VARCHAR", "subject": "VARCHAR", "value": "VARCHAR"}]')) as event,
                    generate_subscripts(from_json($5, '["JSON"]'), 1) as place
            ) as said
            left join (select sha256, min(photo_id) as photo_id from facts.photos group by sha256) as photo
                on photo.sha256 = said.event.sha256
            """,
            ids,
            batch.Id,
            batch.At,
            batch.Actor,
            JsonSerializer.Serialize(batch.Events, Options));
    }

    /// <summary>The photos' contents a batch is about, or the batches it undoes or brings back are.</summary>
    public static List<string> Contents(DuckDBConnection connection, string batch) => About(connection, batch, "sha256");

    /// <summary>The subjects a batch is about, or the batches it undoes or brings back are.</summary>
    public static List<string> Subjects(DuckDBConnection connection, string batch) => About(connection, batch, "subject");

    /// <summary>Every batch of the table, oldest first.</summary>
    public static List<DecisionBatch> Read(DuckDBConnection connection) =>
        [.. connection
            .Query(
                "select batch, happened_at, actor, kind, sha256, subject, value from decisions.events order by event_id",
                row => (Batch: row.GetString(0), At: row.GetDateTime(1), Actor: row.GetString(2), Said: new DecisionEvent(row.GetString(3), Text(row, 4), Text(row, 5), Text(row, 6))))
            .GroupBy(row => row.Batch)
            .Select(rows => new DecisionBatch(rows.Key, rows.First().At, rows.First().Actor, [.. rows.Select(row => row.Said)]))];

    public static List<DecisionStep> Steps(DuckDBConnection connection, int most) =>
        WithParts(connection, connection.Query($"{StepColumns}{Grouped} order by min(first_id) desc limit $1", Step, most));

    /// <summary>The batch of that id, or those whose id starts like that, two at most.</summary>
    public static List<DecisionStep> Find(DuckDBConnection connection, string batch) =>
        WithParts(connection, connection.Query($"{StepColumns} where starts_with(counted.batch, $1) {Grouped} order by counted.batch <> $1, counted.batch limit 2", Step, batch));

    /// <summary>The next batch to undo (the latest in force) or to redo (the one undone last).</summary>
    public static DecisionStep? Next(DuckDBConnection connection, bool undone)
    {
        var order = undone ? "switched_at" : "min(first_id)";
        var next = connection.Query($"{StepColumns}{Grouped} having coalesce(any_value(switched.last_word) = 'undo', false) = $1 order by {order} desc limit 1", Step, undone);
        return WithParts(connection, next).FirstOrDefault();
    }

    private static List<DecisionStep> WithParts(DuckDBConnection connection, List<DecisionStep> steps)
    {
        var parts = connection
            .Query(
                """
                select batch, kind, events, photos, file_name, subject, person, other_person, album, other_album, is_reset, value, previous_value
                from decision_history
                where batch in (select unnest($1::varchar[]))
                order by first_event_id
                """,
                row => (
                    Batch: row.GetString(0),
                    Part: new DecisionPart(
                        row.GetString(1), row.GetInt64(2), row.GetInt64(3), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7), Text(row, 8), Text(row, 9), row.GetBoolean(10), Text(row, 11), Text(row, 12))),
                steps.Select(step => step.Batch).ToList())
            .ToLookup(row => row.Batch, row => row.Part);
        return [.. steps.Select(step => step with { Parts = [.. parts[step.Batch]] })];
    }

    private static DecisionStep Step(DbDataReader row)
    {
        var kinds = row.GetFieldValue<List<string>>(3);
        var counts = row.GetFieldValue<List<long>>(4);
        return new DecisionStep(
            row.GetString(0), row.GetDateTime(1), row.GetString(2), kinds.Zip(counts).ToDictionary(kind => kind.First, kind => kind.Second), Text(row, 5), Text(row, 6), row.GetBoolean(7));
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static List<string> About(DuckDBConnection connection, string batch, string column) => connection.Query(
        $"""
        select distinct {column}
        from decisions.events
        where {column} is not null
            and kind not in ('undo', 'redo')
            and (batch = $1 or batch in (select subject from decisions.events where batch = $1 and kind in ('undo', 'redo')))
        """,
        row => row.GetString(0),
        batch);
}
