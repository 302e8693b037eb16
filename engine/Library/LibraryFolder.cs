using Bpp.Engine.Decisions;
using Bpp.Engine.Recovery;

namespace Bpp.Engine.Library;

/// <summary>Where a library keeps its things: <c>photos/</c>, <c>data/</c>, <c>cache/</c>, <c>logs/</c>.</summary>
/// <param name="Root">Absolute path of the library folder.</param>
public sealed record LibraryFolder(string Root)
{
    public const string DatabaseFileName = "bpp.duckdb";

    public string DataFolder => Path.Combine(Root, "data");

    public string DatabasePath => Path.Combine(DataFolder, DatabaseFileName);

    public string PhotosFolder => Path.Combine(Root, "photos");

    public string CacheFolder => Path.Combine(Root, "cache");

    /// <summary>Files that a browser sends, until they are imported.</summary>
    public string UploadFolder => Path.Combine(CacheFolder, "uploads");

    public string LogsFolder => Path.Combine(Root, "logs");

    /// <summary>Also without a database, as long as there is something to make one from.</summary>
    public bool Exists => File.Exists(DatabasePath) || File.Exists(DecisionJournal.Of(DatabasePath).Path) || new BackupFolder(DatabasePath).List().Count > 0;
}
