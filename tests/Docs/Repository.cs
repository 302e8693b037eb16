using System.Diagnostics;

namespace Bpp.Tests.Docs;

/// <summary>The working tree these tests were built from, and its tracked text files.</summary>
internal static class Repository
{
    private static readonly string[] NotTracked = [".git", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules", "obj", "bin"];

    /// <summary>Absolute path of the folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>README, changelog, notice and the pages of <c>docs/</c>, absolute.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        [.. Directory.GetFiles(Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    /// <summary>Tracked files, relative; what lies in the tree where git is not there to ask.</summary>
    public static IReadOnlyList<string> Files() => GitFiles() ?? [.. Walk(Root)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bpp.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Bpp.sln is in no folder above the tests");
    }

    private static string[]? GitFiles()
    {
        try
        {
            var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 && files.Length > 0 ? [.. files.Where(file => File.Exists(Path.Combine(Root, file)))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return Path.GetRelativePath(Root, file);
        foreach (var below in Directory.EnumerateDirectories(folder).Where(below => !NotTracked.Contains(Path.GetFileName(below))))
        {
            foreach (var file in Walk(below))
                yield return file;
        }
    }
}
