using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bpp.Queries;

/// <summary>One versioned SQL file: <c>area/name.vN.sql</c> defines the view or table macro <c>name_vN</c>.</summary>
public sealed partial record QueryFile(string Area, string Name, int Version, string Sql)
{
    /// <summary>The name the file defines, e.g. <c>picks_v1</c>.</summary>
    public string VersionedName => $"{Name}_v{Version}";

    /// <summary>Path below <c>queries/</c>.</summary>
    public string Path => $"{Area}/{Name}.v{Version}.sql";

    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The text that defines the unversioned name, which callers use, over this version.</summary>
    public string CurrentSql => Regex.Replace(Sql, $@"\b{VersionedName}\b", Name);

    internal static QueryFile? Parse(string path, string sql) =>
        FileName().Match(path) is { Success: true } match
            ? new QueryFile(match.Groups["area"].Value, match.Groups["name"].Value, int.Parse(match.Groups["version"].Value, null), sql)
            : null;

    [GeneratedRegex(@"^(?<area>[a-z_]+)/(?<name>[a-z_]+)\.v(?<version>\d+)\.sql$")]
    private static partial Regex FileName();
}
