namespace Bpp.Engine.Storage;

/// <summary>The folders that were ever scanned.</summary>
public static class Sources
{
    /// <summary>The row of <c>facts.sources</c> for a folder, created on first sight.</summary>
    /// <param name="database">The open library.</param>
    /// <param name="root">Absolute path of an in-place folder, or of the library's own <c>photos/</c>, which is stored as <c>""</c> so that a library can be moved.</param>
    public static int GetOrCreate(LibraryDatabase database, string root)
    {
        var trimmed = Path.TrimEndingDirectorySeparator(root);
        if (trimmed == database.PhotosFolder)
            trimmed = "";
        using var connection = database.Connect();
        return connection.Scalar<int?>("select source_id from facts.sources where root = $1", trimmed)
            ?? connection.Scalar<int>("insert into facts.sources (root) values ($1) returning source_id", trimmed);
    }
}
