using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Organise;

/// <summary>Makes, changes and deletes albums in SQL. Each call is one step of undo; every definition is kept.</summary>
/// <param name="database">The library.</param>
/// <param name="time">The clock.</param>
/// <param name="actor">Who is speaking.</param>
public sealed class SqlAlbumEditor(LibraryDatabase database, TimeProvider time, string actor = DecisionLog.Owner)
{
    private const int LongestText = 20_000;

    /// <summary>As <see cref="RuleWriter"/> writes, so that what is read back is what was stored.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes an album after trying its definition.</summary>
    /// <returns>Its key, <c>q…</c>.</returns>
    /// <exception cref="UserException">The title is impossible or taken, or the definition does not work.</exception>
    public string Create(string title, SqlAlbumDefinition definition)
    {
        var key = "q" + Guid.NewGuid().ToString("N")[..12];
        Append(key, new AlbumEditor(database, time).FreeTitle(title), Settled(definition));
        return key;
    }

    /// <summary>Another definition, another title, or both.</summary>
    /// <param name="album">Key or title.</param>
    /// <param name="title">Null: as it is.</param>
    /// <param name="definition">Null: as it is.</param>
    /// <returns>The batch; null when nothing changed.</returns>
    public string? Edit(string album, string? title, SqlAlbumDefinition? definition)
    {
        var latest = SqlAlbums.History(database, Require(album))[0];
        var named = title is null ? latest.Title : new AlbumEditor(database, time).FreeTitle(title, latest.AlbumKey);
        var before = SqlAlbums.Definition(latest);
        var after = definition is null ? before : Settled(definition);
        return named == latest.Title && after == before ? null : Append(latest.AlbumKey, named, definition is null ? new SqlAlbumDefinition(latest.Form, latest.Definition) : after, latest.Condition, isTried: definition is null);
    }

    /// <summary>Deletes the definition; photos stay.</summary>
    public string Delete(string album) => new DecisionLog(database, time).Append([new DecisionEvent(OrganiseEvents.AlbumSql, Subject: Require(album))], actor);

    /// <exception cref="UserException">There is no such album in SQL.</exception>
    private string Require(string album) => SqlAlbums.Find(database, album) ?? throw new UserException($"there is no album '{album}' in SQL; `bpp album list` shows what there is", ExitCode.Usage);

    /// <param name="key">The album.</param>
    /// <param name="title">Of the album.</param>
    /// <param name="definition">What is in it.</param>
    /// <param name="condition">What its rules meant so far.</param>
    /// <param name="isTried">A broken album can be renamed.</param>
    private string Append(string key, string title, SqlAlbumDefinition definition, string? condition = null, bool isTried = false)
    {
        if (definition.Text.Length > LongestText)
            throw new UserException($"an album's SQL has at most {LongestText} characters", ExitCode.Usage);
        if (!isTried)
            SqlAlbums.Run(database, definition);
        var value = new JsonObject { ["title"] = title };
        if (definition.Form == "rules")
        {
            value["rules"] = JsonNode.Parse(definition.Text);
            value["where"] = isTried ? condition : SqlAlbums.Condition(database, AlbumRules.Parse(definition.Text));
        }
        else
        {
            value[definition.Form] = definition.Text;
        }

        return new DecisionLog(database, time).Append([new DecisionEvent(OrganiseEvents.AlbumSql, Subject: key, Value: value.ToJsonString(Plain))], actor);
    }

    /// <summary>Rules name albums by what never changes.</summary>
    private SqlAlbumDefinition Settled(SqlAlbumDefinition definition) => definition.Form == "rules"
        ? SqlAlbumDefinition.Rules(RuleAlbums.ByKey(AlbumRules.Parse(definition.Text), name => AlbumCatalog.Find(database, name)))
        : definition;
}
