using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Migrations;
using DuckDB.NET.Data;
using NetVips;

namespace Bpp.Bench.Crash;

/// <summary>The folders a crash run works in: originals that must never change, a library, exports; and the questions that are asked of them.</summary>
internal sealed class CrashWorld(string folder, Random random)
{
    /// <summary>Decisions in a library of <see cref="AddOlderLibrary"/>: batches <c>before-0</c>, <c>before-1</c>, …</summary>
    public const long DecisionsOfOlder = 50;

    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);
    private readonly List<string> _batches = [];

    public string Originals { get; } = Path.Combine(folder, "originals");

    public LibraryFolder Library { get; } = new(Path.Combine(folder, "library"));

    public string Exports { get; } = Path.Combine(folder, "exports");

    /// <summary>Batches of photos, to be imported.</summary>
    public IReadOnlyList<string> Batches => _batches;

    /// <summary>Different photos so far.</summary>
    public int Photos => _contents.Count;

    /// <summary>Paints a few photos that no other batch has.</summary>
    public string AddBatch(int photos)
    {
        var batch = Path.Combine(Originals, string.Create(CultureInfo.InvariantCulture, $"{_batches.Count:0000}"));
        Directory.CreateDirectory(batch);
        for (var i = 0; i < photos; i++)
        {
            var path = Path.Combine(batch, string.Create(CultureInfo.InvariantCulture, $"{i:00}.jpg"));
            using var noise = Image.Gaussnoise(320 + random.Next(64), 240, sigma: 40, mean: 128, seed: random.Next());
            using var picture = noise.Cast(Enums.BandFormat.Uchar);
            picture.Jpegsave(path);
            _contents.Add(FileHash.Of(path));
        }

        _batches.Add(batch);
        return batch;
    }

    /// <summary>Names, sizes, times and contents of all originals in one number.</summary>
    public string TreeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = new byte[8];
        foreach (var path in Directory.EnumerateFileSystemEntries(Originals, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(path));
            if (!File.Exists(path))
                continue;
            BinaryPrimitives.WriteInt64LittleEndian(number, File.GetLastWriteTimeUtc(path).Ticks);
            hash.AppendData(number);
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Copies and exports under their final names whose content no original has.</summary>
    public IEnumerable<string> HalfFiles() =>
        from folder in new[] { Library.PhotosFolder, Exports }
        where Directory.Exists(folder)
        from path in Directory.EnumerateFiles(folder, "*.jpg", SearchOption.AllDirectories)
        where !path.Contains("/.", StringComparison.Ordinal) && !path.Contains("gallery", StringComparison.Ordinal)
        where !_contents.Contains(FileHash.Of(path))
        select path;

    /// <summary>Makes a library as the Bpp before this one would have left it: without the newest migration, with some decisions.</summary>
    public LibraryFolder AddOlderLibrary()
    {
        var library = new LibraryFolder(Path.Combine(folder, "older", Guid.NewGuid().ToString("N")));
        Directory.CreateDirectory(library.DataFolder);
        var connectionString = $"DataSource={library.DatabasePath}";
        using var connection = new DuckDBConnection(connectionString);
        connection.Open();
        LibraryMigrator.Migrate(connection, connectionString, upTo: LibraryMigrator.NewestVersion - 1);
        connection.Execute(
            """
            insert into decisions.events (batch, happened_at, actor, kind, subject, value)
            select 'before-' || number, timestamp '2024-01-01', 'owner', 'set', 'max_per_day', '5' from range($1::bigint) as numbers(number)
            """,
            DecisionsOfOlder);
        return library;
    }
}
