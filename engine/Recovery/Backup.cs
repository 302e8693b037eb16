namespace Bpp.Engine.Recovery;

/// <summary>A backup on disk.</summary>
/// <param name="Path">The database file.</param>
/// <param name="Info">What the file beside it says; null when that is lost: the backup may still be good.</param>
/// <param name="TakenAt">UTC, from the name.</param>
public sealed record Backup(string Path, BackupInfo? Info, DateTime TakenAt)
{
    /// <summary>As <c>bpp db restore --from</c> takes it.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
