using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Recovery;

/// <summary>A library's <c>data/backups/</c>: databases, each with a small JSON file about it.</summary>
public sealed partial class BackupFolder(string databasePath)
{
    private const int DailyKept = 3;
    private const int WeeksKept = 4;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(databasePath)!, "backups");

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Backup> List() => !Directory.Exists(Path)
        ? []
        : [.. Directory.EnumerateFiles(Path, "bpp-v*.duckdb")
            .Where(file => BackupName().IsMatch(System.IO.Path.GetFileName(file)))
            .Select(file => new Backup(file, ReadInfo(file), TimeIn(file)))
            .OrderByDescending(backup => backup.TakenAt)
            .ThenByDescending(backup => backup.Name, StringComparer.Ordinal)];

    /// <summary>A path no backup has.</summary>
    internal string NewPath(long schemaVersion, DateTime now)
    {
        var stem = System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"bpp-v{schemaVersion}-{now:yyyyMMdd-HHmmss}"));
        for (var attempt = 1; ; attempt++)
        {
            var path = attempt == 1 ? $"{stem}.duckdb" : string.Create(CultureInfo.InvariantCulture, $"{stem}-{attempt}.duckdb");
            if (!File.Exists(path))
                return path;
        }
    }

    /// <summary>Gives a finished copy its place. The description goes first: a backup without one is rarer than one without a file.</summary>
    internal void Add(string copy, string path, BackupInfo info)
    {
        Directory.CreateDirectory(Path);
        DurableFile.Write(InfoPath(path), JsonSerializer.SerializeToUtf8Bytes(info, Options));
        DurableFile.Flush(copy);
        File.Move(copy, path);
        NativeFiles.SyncFolder(Path);
    }

    /// <summary>Removes the backups that newer ones replace.</summary>
    /// <returns>Their names.</returns>
    internal IReadOnlyList<string> Rotate()
    {
        var all = List();
        var daily = all.Where(backup => backup.Info?.Kind is BackupKind.Daily).ToList();
        var weekly = daily.GroupBy(backup => (ISOWeek.GetYear(backup.TakenAt), ISOWeek.GetWeekOfYear(backup.TakenAt))).Take(WeeksKept).Select(week => week.First());
        var migrations = all.Where(backup => backup.Info?.Kind is BackupKind.Migration).ToList();
        var kept = daily.Take(DailyKept).Concat(weekly).Concat(migrations.DistinctBy(backup => backup.Info!.SchemaVersion)).ToHashSet();
        var old = daily.Concat(migrations).Where(backup => !kept.Contains(backup)).ToList();
        foreach (var backup in old)
        {
            DerivedFiles.Delete(backup.Path);
            DerivedFiles.Delete(InfoPath(backup.Path));
        }

        return [.. old.Select(backup => backup.Name)];
    }

    private static string InfoPath(string backup) => System.IO.Path.ChangeExtension(backup, ".json");

    private static BackupInfo? ReadInfo(string backup)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupInfo>(File.ReadAllBytes(InfoPath(backup)), Options) is { Rows: not null, State: not null } info ? info : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DateTime TimeIn(string backup) =>
        DateTime.TryParseExact(
            BackupName().Match(System.IO.Path.GetFileName(backup)).Groups[1].ValueSpan, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : DateTime.MinValue;

    [GeneratedRegex(@"^bpp-v[0-9]+-([0-9]{8}-[0-9]{6})(-[0-9]+)?\.duckdb$")]
    private static partial Regex BackupName();
}
