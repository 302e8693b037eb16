using System.Security.Cryptography;

namespace Bpp.Engine.Models;

/// <summary>Reads model files, and only hands out bytes that are the right ones.</summary>
internal static class ModelFile
{
    /// <summary>Reads a file whole; what is hashed is what is returned, so nobody can swap it in between.</summary>
    /// <exception cref="ModelException">It is missing or has other bytes than <paramref name="entry"/> says.</exception>
    public static byte[] Read(ModelEntry entry, string path)
    {
        try
        {
            using var stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length != entry.Bytes)
                throw Differs(entry, path, Hex(SHA256.HashData(stream)), stream.Length);
            var bytes = GC.AllocateUninitializedArray<byte>(checked((int)entry.Bytes));
            stream.ReadExactly(bytes);
            var sha256 = Hex(SHA256.HashData(bytes));
            return sha256 == entry.Sha256 ? bytes : throw Differs(entry, path, sha256, bytes.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path}: the file of model '{entry.Id}' cannot be read: {exception.Message} {Remedy(entry)}", exception);
        }
    }

    public static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    /// <summary>How to come by the right file.</summary>
    public static string Remedy(ModelEntry entry) => entry switch
    {
        { Pack: ModelPack.Default } => "Build or install Bpp again: the file comes with it.",
        { Pack: ModelPack.Own } => $"Add your file again: bpp model remove {entry.Id}, bpp model add FILE.",
        { Sources: [] } => "Put the right file there with bpp model add FILE.",
        _ => $"Get it again: bpp model install {entry.Id}.",
    };

    private static ModelException Differs(ModelEntry entry, string path, string actual, long length) => new(
        $"{path} is not the file of model '{entry.Id}' and was not loaded: its SHA-256 is {actual} ({length} bytes), expected {entry.Sha256} ({entry.Bytes} bytes). {Remedy(entry)}");
}
