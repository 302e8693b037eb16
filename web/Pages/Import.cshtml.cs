namespace Bpp.Web.Pages;

/// <summary>Bringing photos in: from the browser, or from a folder of this machine.</summary>
internal sealed class ImportModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    public override string Heading => texts["Import photos"];

    public override object Twin => new { batches = Batches };

    public override IReadOnlyList<string> Scripts => ["import.js"];

    public IReadOnlyList<string> Batches { get; private set; } = [];

    public string Root => Library.Folder.Root;

    public void OnGet() => Batches = Directory.Exists(Library.Folder.PhotosFolder)
        ? [.. new DirectoryInfo(Library.Folder.PhotosFolder).EnumerateDirectories().Where(folder => !folder.Name.StartsWith('.')).OrderByDescending(folder => folder.CreationTimeUtc).Take(30).Select(folder => folder.Name)]
        : [];
}
