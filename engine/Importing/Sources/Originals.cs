namespace Bpp.Engine.Importing.Sources;

/// <summary>How an import opens files that are not its own: to read, shared with everybody.</summary>
internal static class Originals
{
    /// <param name="path">A photo or an archive.</param>
    /// <param name="bufferBytes">Read ahead; decoders of archives ask for single bytes.</param>
    public static FileStream Open(string path, int bufferBytes = 1) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferBytes, FileOptions.SequentialScan);
}
