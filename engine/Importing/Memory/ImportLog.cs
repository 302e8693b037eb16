using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Importing.Memory;

/// <summary>Writes <c>facts.imports</c> and <c>facts.imported_files</c>. Not thread-safe.</summary>
internal sealed class ImportLog : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly TableAppender<ImportedFile> _files;
    private readonly TimeProvider _time;
    private readonly long _importId;

    /// <summary>Begins an import. One that is killed keeps an empty <c>finished_at</c>.</summary>
    public ImportLog(LibraryDatabase database, string batch, TimeProvider time)
    {
        _time = time;
        _connection = database.Connect();
        _importId = _connection.Scalar<long>(
            "insert into facts.imports (batch, started_at, complete, copied, known, failed) values ($1, $2, false, 0, 0, 0) returning import_id", batch, StoredTime.Now(time));
        _files = new TableAppender<ImportedFile>("facts", "imported_files")
            .Int64("import_id", _ => _importId)
            .Text("origin", file => file.Origin)
            .Int64("size", file => file.Size)
            .Timestamp("modified_at", file => file.ModifiedAt)
            .Text("sha256", file => file.Sha256)
            .Text("path", file => file.Path)
            .Bind(_connection);
    }

    /// <summary>
    /// Remembers files, before the copies among them get their names: a name without a row would be copied again by the next import, a row
    /// without its file is not believed. What was to become a copy of the same content and is none, since it is copied now, is forgotten.
    /// </summary>
    public void Append(IReadOnlyList<ImportedFile> files)
    {
        using var transaction = _connection.BeginTransaction();
        var copied = files.Where(file => file.Path is not null).ToList();
        _connection.Execute(
            "delete from facts.imported_files where path in (select unnest($1::varchar[])) or (path is not null and sha256 in (select unnest($2::varchar[])))",
            copied.ConvertAll(file => file.Path!),
            copied.ConvertAll(file => file.Sha256));
        _files.Append(_connection, files);
        transaction.Commit();
    }

    public void Finish(bool complete, long copied, long known, long failed) => _connection.Execute(
        "update facts.imports set finished_at = $1, complete = $2, copied = $3, known = $4, failed = $5 where import_id = $6",
        StoredTime.Now(_time), complete, copied, known, failed, _importId);

    public void Dispose() => _connection.Dispose();
}
