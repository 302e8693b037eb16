using System.Security.Cryptography;

namespace Bpp.Engine.Export;

/// <summary>SHA-256 of files of the output folder.</summary>
internal static class FileHash
{
    /// <summary>64 lower-case hex digits.</summary>
    public static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
