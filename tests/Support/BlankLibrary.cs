using Bpp.Engine.Storage;

namespace Bpp.Tests.Support;

/// <summary>An empty library, made once for all tests: copying it and opening the copy takes a tenth of making one by every migration and view.</summary>
internal static class BlankLibrary
{
    private static readonly Lazy<byte[]> Database = new(Make);

    /// <summary>Opens the library of a database file, which is copied there unless there is one.</summary>
    public static LibraryDatabase Open(string path)
    {
        if (!File.Exists(path))
            Place(path);
        return LibraryDatabase.Open(path);
    }

    /// <summary>Puts the database of an empty library where there is none.</summary>
    public static void Place(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew);
        file.Write(Database.Value);
    }

    private static byte[] Make()
    {
        using var folder = new TempFolder();
        LibraryDatabase.Open(folder["data/bpp.duckdb"]).Dispose();
        return File.ReadAllBytes(folder["data/bpp.duckdb"]);
    }
}
