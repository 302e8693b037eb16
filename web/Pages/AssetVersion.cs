using System.Security.Cryptography;

namespace Bpp.Web.Pages;

/// <summary>Stands in the addresses of scripts and styles, so that browsers may keep them until the next build.</summary>
public static class AssetVersion
{
    /// <summary>Of the contents of all assets.</summary>
    public static string Value { get; } = Compute(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    private static string Compute(string folder)
    {
        if (!Directory.Exists(folder))
            return "0";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
