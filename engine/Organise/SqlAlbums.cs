using Bpp.Engine.Cli;
using Bpp.Engine.Library.Sql;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise;

/// <summary>
/// Albums in SQL: what is in them is worked out whenever it is asked for, in the sandbox of <see cref="SqlConsole"/>; the user's SQL is
/// never part of another statement of Bpp's.
/// </summary>
public static class SqlAlbums
{
    /// <summary>Not the setting of <c>bpp sql</c>: pages show many albums, and none may keep the others waiting.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Whether there is an album in SQL of this key.</summary>
    public static bool Has(LibraryDatabase database, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        // the key says it, for almost every name that is asked
        if (!key.StartsWith('q'))
            return false;
        using var connection = database.Connect();
        return connection.Scalar<long>("select count(*) from sql_albums where album_key = $1", key) > 0;
    }

    /// <summary>The key of the album in SQL of this key or title; null: there is none.</summary>
    public static string? Find(LibraryDatabase database, string name)
    {
        using var connection = database.Connect();
        return connection.Scalar<string>("select min(album_key) from sql_albums where album_key = $1 or lower(title) = lower($1)", name);
    }

    /// <summary>How an album was defined, latest first.</summary>
    public static IReadOnlyList<SqlAlbumVersion> History(LibraryDatabase database, string key)
    {
        using var connection = database.Connect();
        return connection.Query(
            "select album_key, version, happened_at, title, form, definition, condition from sql_album_versions where album_key = $1 order by version desc",
            row => new SqlAlbumVersion(row.GetString(0), row.GetInt64(1), row.GetDateTime(2), row.GetString(3), row.GetString(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6)),
            key);
    }

    /// <summary>The active photos in it, each once, by id.</summary>
    /// <exception cref="UserException">There is no such album, or it is broken: DuckDB says why.</exception>
    public static IReadOnlyList<long> Photos(LibraryDatabase database, string key, CancellationToken stop = default)
    {
        var latest = Latest(database, key);
        try
        {
            return Run(database, Definition(latest), stop);
        }
        catch (UserException broken)
        {
            throw new UserException($"the album '{latest.Title}' cannot be shown: {broken.Message}. `bpp album edit` changes it, `bpp album show --history` lists how it was before", ExitCode.Failure, broken);
        }
    }

    /// <summary>The same in order of time.</summary>
    /// <inheritdoc cref="Photos"/>
    public static IReadOnlyList<AlbumPhoto> List(LibraryDatabase database, string key)
    {
        var photos = Photos(database, key).ToList();
        using var connection = database.Connect();
        return connection.Query(
            "select photo_id, path, taken_at from photos where photo_id in (select unnest($1::bigint[])) order by taken_at nulls last, path",
            row => new AlbumPhoto(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetDateTime(2)),
            photos);
    }

    /// <summary>Why an album cannot be shown, and what may mend it; null where its SQL fits this library. It is not run.</summary>
    /// <exception cref="UserException">There is no such album in SQL.</exception>
    public static string? Problem(LibraryDatabase database, string key)
    {
        var definition = Definition(Latest(database, key));
        try
        {
            _ = Compile(database, definition);
            return null;
        }
        catch (UserException broken)
        {
            return SqlRemedy.Of(database, definition.Form, broken.Message) is { } remedy ? Remedied(broken, remedy) : broken.Message;
        }
    }

    /// <summary>What a definition finds.</summary>
    /// <exception cref="UserException">It is refused, fails, or takes too long.</exception>
    public static IReadOnlyList<long> Run(LibraryDatabase database, SqlAlbumDefinition definition, CancellationToken stop = default) => Run(database, definition, TimeLimit, stop);

    internal static IReadOnlyList<long> Run(LibraryDatabase database, SqlAlbumDefinition definition, TimeSpan limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            var query = Compile(database, definition);
            var ids = new IdWriter();
            Console(database).Run(
                $"select photo_id from photos where photo_id in (select try_cast(photo_id as bigint) from (\n{query}\n) as asked) order by photo_id", ids, limit, null, stop);
            return ids.Ids;
        }
        catch (UserException broken) when (SqlRemedy.Of(database, definition.Form, broken.Message) is { } remedy)
        {
            throw new UserException(Remedied(broken, remedy), broken.ExitCode, broken);
        }
    }

    /// <summary>The SELECT that a definition means.</summary>
    /// <exception cref="UserException">It is no condition, or not one SELECT.</exception>
    public static string Compile(LibraryDatabase database, SqlAlbumDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using var connection = database.Connect();
        var query = definition.Form switch
        {
            "where" => AlbumCondition.Compile(connection, definition.Text),
            "rules" => AlbumCondition.Compile(connection, Condition(database, AlbumRules.Parse(definition.Text))),
            "sql" => definition.Text.TrimEnd().TrimEnd(';'),
            _ => throw new UserException($"this Bpp does not know albums of the form '{definition.Form}'"),
        };
        // by itself, so that it cannot close the brackets that are put around it
        var console = Console(database);
        console.Check(query, TimeLimit);
        // a name that no column has would be taken for that of the photo outside
        console.Check($"select photo_id from (\n{query}\n) as asked", TimeLimit);
        return query;
    }

    /// <summary>The condition on <c>photo_columns</c> that rules mean now.</summary>
    /// <exception cref="UserException">They name an album that is not there or cannot be in a rule.</exception>
    public static string Condition(LibraryDatabase database, AlbumRules rules) => new RuleCompiler(name => AlbumCatalog.Find(database, name)).Compile(rules);

    /// <summary>What a version means here: rules that a later Bpp wrote are not understood, but what they meant to it is.</summary>
    internal static SqlAlbumDefinition Definition(SqlAlbumVersion version)
    {
        if (version is not { Form: "rules", Condition: { } condition })
            return new SqlAlbumDefinition(version.Form, version.Definition);
        try
        {
            return SqlAlbumDefinition.Rules(AlbumRules.Parse(version.Definition));
        }
        catch (UserException)
        {
            return SqlAlbumDefinition.Where(condition);
        }
    }

    private static SqlConsole Console(LibraryDatabase database) => new(database) { TimeRemedy = "an album may not take longer, whatever sql_timeout_seconds says: make its query ask for less" };

    private static string Remedied(UserException broken, string remedy) => $"{broken.Message.TrimEnd()}\n{remedy}";

    private static SqlAlbumVersion Latest(LibraryDatabase database, string key) =>
        History(database, key) is [var latest, ..] ? latest : throw new UserException($"there is no album in SQL {key}", ExitCode.Usage);

    private sealed class IdWriter : IResultWriter
    {
        public List<long> Ids { get; } = [];

        public void Begin(IReadOnlyList<string> columns)
        {
        }

        public void Row(IReadOnlyList<object?> values) => Ids.Add((long)values[0]!);

        public void End()
        {
        }
    }
}
