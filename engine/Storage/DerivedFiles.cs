using System.Diagnostics.CodeAnalysis;

namespace Bpp.Engine.Storage;

/// <summary>The only place that deletes: temporary and derived files that Bpp itself made. Never call it with an original.</summary>
public static class DerivedFiles
{
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one door for deletions of derived files.")]
    public static void Delete(string path) => File.Delete(path);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one door for deletions of derived folders.")]
    public static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
