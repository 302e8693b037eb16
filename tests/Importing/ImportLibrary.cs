using Bpp.Engine.Importing;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Queries;
using Bpp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Importing;

/// <summary>A temporary folder with a library to import into and room for sources beside it. Opening a database costs more than a test: it is the class's.</summary>
public sealed class ImportLibrary(QueryLibrary facts) : IDisposable
{
    public LibraryDatabase Database { get; } = facts.Clear().Database;

    public TempFolder Folder { get; } = new();

    public LibraryFolder Library => new(Folder["lib"]);

    /// <summary>Writes a file below the folder, making folders as needed.</summary>
    public string Write(string path, string content, DateTime? modifiedUtc = null)
    {
        var full = Folder[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        File.SetLastWriteTimeUtc(full, modifiedUtc ?? new DateTime(2021, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        return full;
    }

    /// <summary>Imports sources below the folder into batch <c>b</c>.</summary>
    public Task<ImportReport> Import(params string[] sources) => Import(request => request, sources);

    public async Task<ImportReport> Import(Func<ImportRequest, ImportRequest> change, params string[] sources)
    {
        var request = new ImportRequest { Sources = [.. sources.Select(source => Folder[source])], BatchName = "b", Workers = 2 };
        var time = new FakeTimeProvider(new DateTimeOffset(2024, 5, 6, 0, 0, 0, TimeSpan.Zero));
        return await Importer.RunAsync(Library, Database, change(request), new ImportProgress(), time, default, default);
    }

    /// <summary>Every file below <c>photos/</c> with its content, in order.</summary>
    public List<string> Photos() => Tree(Library.PhotosFolder);

    /// <summary>Every file below a folder, hidden ones included, as <c>path=content</c>.</summary>
    public static List<string> Tree(string root) => Directory.Exists(root)
        ? [.. Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => $"{Path.GetRelativePath(root, path).Replace('\\', '/')}={File.ReadAllText(path)}").Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => Folder.Dispose();
}
