using System.Security.Cryptography;

namespace Bpp.Engine.Storage;

/// <summary>SHA-256 of a file of ours; originals are hashed where they are opened.</summary>
internal static class FileHash
{
    /// <summary>64 lower-case hex digits.</summary>
    public static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
