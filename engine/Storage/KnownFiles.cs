using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bpp.Engine.Import;

namespace Bpp.Engine.Storage;

/// <summary>
/// What a second run over a source may skip. Holds hashes instead of paths (about 100 bytes a file), and remembers which files this
/// scan has seen. Not thread-safe: one scanning block asks.
/// </summary>
public sealed class KnownFiles
{
    private readonly Dictionary<UInt128, Stat> _files = [];
    private readonly HashSet<UInt128> _contents = [];
    private readonly HashSet<UInt128> _seen = [];

    private KnownFiles(int sourceId) => SourceId = sourceId;

    /// <summary>The source these files belong to.</summary>
    public int SourceId { get; }

    /// <summary>Reads the memory of earlier runs.</summary>
    /// <param name="database">The open library.</param>
    /// <param name="sourceId">Row of <c>facts.sources</c>.</param>
    /// <param name="analyser">Version of the analyser; what another version found or failed on is not known.</param>
    public static KnownFiles Load(LibraryDatabase database, int sourceId, string analyser)
    {
        var known = new KnownFiles(sourceId);
        using var connection = database.Connect();
        using (var contents = connection.Command("select sha256 from facts.photos where analyser = $1", analyser))
        using (var reader = contents.ExecuteReader())
        {
            while (reader.Read())
                known._contents.Add(OfContent(reader.GetString(0)));
        }

        using (var files = connection.Command("select path, size, modified_at, sha256 from facts.files where source_id = $1", sourceId))
        using (var reader = files.ExecuteReader())
        {
            while (reader.Read())
            {
                var knowledge = known._contents.Contains(OfContent(reader.GetString(3))) ? FileKnowledge.Unchanged : FileKnowledge.Unknown;
                known._files[OfPath(reader.GetString(0))] = new Stat(reader.GetInt64(1), reader.GetDateTime(2), knowledge);
            }
        }

        using (var failures = connection.Command(
            "select path, size, modified_at from facts.failures where source_id = $1 and analyser = $2 and not is_warning", sourceId, analyser))
        using (var reader = failures.ExecuteReader())
        {
            while (reader.Read())
                known._files[OfPath(reader.GetString(0))] = new Stat(reader.GetInt64(1), reader.GetDateTime(2), FileKnowledge.FailedBefore);
        }

        return known;
    }

    /// <summary>What is known of a file, which from now on counts as seen by this scan.</summary>
    public FileKnowledge Look(PhotoFile file)
    {
        var key = OfPath(file.RelativePath);
        _seen.Add(key);
        return _files.TryGetValue(key, out var stat) && stat.Size == file.Size && stat.ModifiedAt == StoredTime.Of(file.ModifiedUtc)
            ? stat.Knowledge
            : FileKnowledge.Unknown;
    }

    /// <summary>Counts a path as seen without asking, e.g. a folder that could not be listed.</summary>
    public void Saw(string relativePath) => _seen.Add(OfPath(relativePath));

    /// <summary>Whether this analyser has the facts of a content already: a moved, touched or copied file needs only <see cref="FactsWriter.Touch"/>.</summary>
    public bool HasContent(string sha256) => _contents.Contains(OfContent(sha256));

    internal bool HasSeen(string relativePath) => _seen.Contains(OfPath(relativePath));

    private static UInt128 OfContent(string sha256) => UInt128.Parse(sha256.AsSpan(0, 32), System.Globalization.NumberStyles.HexNumber, null);

    private static UInt128 OfPath(string path) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));

    private readonly record struct Stat(long Size, DateTime ModifiedAt, FileKnowledge Knowledge);
}
