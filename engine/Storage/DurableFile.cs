namespace Bpp.Engine.Storage;

/// <summary>Small files of ours that are there wholly or not at all, whatever happens in between.</summary>
internal static class DurableFile
{
    /// <summary>Writes beside, flushes, renames, and makes the name durable.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var partial = path + ".partial";
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
        NativeFiles.SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Copies a file of ours to a name that is free.</summary>
    public static void Copy(string from, string path)
    {
        var partial = path + ".partial";
        DerivedFiles.Delete(partial);
        File.Copy(from, partial);
        Flush(partial);
        File.Move(partial, path, overwrite: false);
        NativeFiles.SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes what was written to a closed file durable.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        file.Flush(flushToDisk: true);
    }
}
