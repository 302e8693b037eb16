using System.Data.Common;
using System.Text.RegularExpressions;

namespace Bpp.Queries;

/// <summary>All versioned SQL files of this build, in dependency order.</summary>
public static partial class QueryCatalog
{
    /// <summary>Every file; a file comes after all files whose names it mentions.</summary>
    public static IReadOnlyList<QueryFile> Files { get; } = Order(ReadAll());

    /// <summary>Every name in the database with the file that defines it: each version, and the unversioned name over the newest.</summary>
    public static IReadOnlyDictionary<string, QueryFile> Objects { get; } = Files
        .Select(file => KeyValuePair.Create(file.VersionedName, file))
        .Concat(Files.GroupBy(file => file.Name).Select(group => KeyValuePair.Create(group.Key, group.MaxBy(file => file.Version)!)))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>Creates every version of every view and macro, and the unversioned name over the newest one.</summary>
    /// <param name="connection">An open connection; the caller owns the transaction.</param>
    public static void Apply(DbConnection connection)
    {
        var newest = Files.GroupBy(file => file.Name).ToDictionary(group => group.Key, group => group.Max(file => file.Version));
        foreach (var file in Files)
        {
            Run(connection, file.Sql);
            if (file.Version == newest[file.Name])
                Run(connection, file.CurrentSql);
        }
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<QueryFile> ReadAll()
    {
        var assembly = typeof(QueryCatalog).Assembly;
        var files = new List<QueryFile>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            if (QueryFile.Parse(resource.Replace('\\', '/'), reader.ReadToEnd()) is { } file)
                files.Add(file);
        }

        return files;
    }

    private static List<QueryFile> Order(List<QueryFile> files)
    {
        var ordered = new List<QueryFile>();
        var visited = new HashSet<QueryFile>(ReferenceEqualityComparer.Instance);
        foreach (var file in files)
            Visit(file);
        return ordered;

        void Visit(QueryFile file)
        {
            if (!visited.Add(file))
                return;
            var words = Words(file.Sql);
            foreach (var other in files.Where(other => other.Name != file.Name && (words.Contains(other.Name) || words.Contains(other.VersionedName))))
                Visit(other);
            ordered.Add(file);
        }
    }

    /// <summary>Every word of the code. Not those of comments and strings: prose may name a view without needing it.</summary>
    private static HashSet<string> Words(string sql)
    {
        var code = Prose().Replace(sql, "");
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Word().EnumerateMatches(code))
            words.Add(code.Substring(word.Index, word.Length));
        return words;
    }

    [GeneratedRegex("--.*|'[^']*'")]
    private static partial Regex Prose();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
