using System.Security.Cryptography;

namespace Bpp.Tests.Support;

/// <summary>What a folder holds, to be compared with what it held before.</summary>
internal static class ContentTree
{
    /// <summary>One line for each folder and file below <paramref name="root"/>: name, and of a file its length, last write and SHA-256.</summary>
    public static string Of(string root) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Order(StringComparer.Ordinal)
        .Select(path => Path.GetRelativePath(root, path) + (File.Exists(path) ? $" {new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path):o} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : "/")));
}
