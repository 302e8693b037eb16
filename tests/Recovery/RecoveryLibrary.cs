using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Imaging;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Imaging;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Recovery;

/// <summary>A library of a few photos in a folder of its own, worked on through the command line.</summary>
internal sealed class RecoveryLibrary : IDisposable
{
    private readonly TempFolder _folder = new();

    public RecoveryLibrary(int photos = 3)
    {
        (Input, Library) = (_folder["in"], new LibraryFolder(_folder["lib"]));
        Directory.CreateDirectory(_folder["in"]);
        for (var i = 0; i < photos; i++)
            File.WriteAllBytes(_folder[$"in/{i}.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg, 64 + i, 64));
    }

    private RecoveryLibrary(RecoveryLibrary original, string? root)
    {
        (Input, Library) = (original.Input, new LibraryFolder(root ?? _folder["lib"]));
        foreach (var file in Directory.EnumerateFiles(original.Library.Root, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Library.Root, Path.GetRelativePath(original.Library.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The folder of its photos, which are analysed where they are.</summary>
    public string Input { get; }

    public LibraryFolder Library { get; }

    public string DatabasePath => Library.DatabasePath;

    public string JournalPath => Path.ChangeExtension(DatabasePath, ".decisions.jsonl");

    public string this[string path] => _folder[path];

    public async Task AnalyseAsync() => Assert.Equal(ExitCode.Ok, (await BppAsync("analyze", "--input", Input, "--quiet", "--no-faces")).Code);

    /// <summary>Runs a verb on the library.</summary>
    public Task<(int Code, string Output, string Error)> BppAsync(params string[] args) => BppCommand.RunAsync([.. args, "--library", Library.Root]);

    public LibraryDatabase Open() => LibraryDatabase.Open(DatabasePath);

    /// <summary>Makes a decision.</summary>
    public string Decide(string value)
    {
        using var database = Open();
        return new DecisionLog(database, TimeProvider.System).Append([new DecisionEvent("set", Subject: "max_per_day", Value: value)]);
    }

    public double MaxPerDay()
    {
        using var database = Open();
        return database.Scalar<double>("select value from settings where key = 'max_per_day'");
    }

    /// <summary>Everything decided, in its order.</summary>
    public List<string> Decisions()
    {
        using var database = Open();
        using var connection = database.Connect();
        return connection.Query("select concat_ws(' ', batch, happened_at, actor, kind, sha256, subject, value) from decisions.events order by event_id", row => row.GetString(0));
    }

    /// <summary>Overwrites bytes of the database file, which nobody has open.</summary>
    public void Damage(long position, int length)
    {
        using var file = new FileStream(DatabasePath, FileMode.Open, FileAccess.Write);
        file.Position = position;
        file.Write(new byte[length]);
    }

    /// <summary>A library of the same photos: making one anew costs more than most tests.</summary>
    /// <param name="root">Where; in a folder of its own by default.</param>
    public RecoveryLibrary Copy(string? root = null) => new(this, root);

    public void Dispose() => _folder.Dispose();
}
