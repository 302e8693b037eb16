using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Library;

/// <summary>
/// The user's libraries by name, and which of them is the default: <c>libraries.json</c> in bpp's configuration folder. It only points to
/// folders; forgetting a library touches nothing of it.
/// </summary>
public sealed class LibraryRegistry
{
    private const string FileName = "libraries.json";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly string _path;

    /// <param name="configFolder">Bpp's configuration folder; it is created when something is written.</param>
    public LibraryRegistry(string configFolder) => _path = Path.Combine(configFolder, FileName);

    /// <summary><c>BPP_CONFIG_DIR</c>, else <c>bpp</c> in the system's place for configuration (<c>XDG_CONFIG_HOME</c>, else <c>~/.config</c>).</summary>
    public static string DefaultFolder() =>
        Environment.GetEnvironmentVariable("BPP_CONFIG_DIR") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "bpp");

    /// <summary>By name.</summary>
    /// <exception cref="UserException">The file cannot be read.</exception>
    public IReadOnlyList<LibraryEntry> List() => [.. Read().Libraries!.OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The library that verbs work on without <c>--library</c>; null when none was opened.</summary>
    public LibraryEntry? Active() => Read() is var state && state.Active is { } name ? Find(state, name) : null;

    /// <summary>The library of that name, ignoring case; null when there is none.</summary>
    public LibraryEntry? Find(string name) => Find(Read(), name);

    /// <summary>Registers a folder; an entry of the same folder gets the new name.</summary>
    /// <exception cref="UserException">The name is taken by another folder, or is none.</exception>
    public LibraryEntry Add(string name, string path)
    {
        var entry = new LibraryEntry(Checked(name), Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var state = Read();
        if (Find(state, entry.Name) is { } taken && taken.Path != entry.Path)
            throw new UserException($"{taken.Path} is called {taken.Name} already; choose another name or `bpp library rename` it.", ExitCode.Usage);
        var former = state.Libraries!.FirstOrDefault(one => one.Path == entry.Path);
        Write(state with
        {
            Libraries = [.. state.Libraries!.Where(one => one.Path != entry.Path), entry],
            Active = former is not null && IsSame(state.Active, former.Name) ? entry.Name : state.Active,
        });
        return entry;
    }

    /// <summary>Makes a library the default.</summary>
    /// <exception cref="UserException">There is none of that name.</exception>
    public LibraryEntry Open(string name)
    {
        var entry = Require(name);
        Write(Read() with { Active = entry.Name });
        return entry;
    }

    /// <summary>Gives a library another name; its folder keeps its own.</summary>
    /// <exception cref="UserException">There is none of that name, or the new one is taken.</exception>
    public LibraryEntry Rename(string name, string newName) => Add(newName, Require(name).Path);

    /// <summary>Takes a library off the list; its folder stays as it is.</summary>
    /// <exception cref="UserException">There is none of that name.</exception>
    public LibraryEntry Forget(string name)
    {
        var entry = Require(name);
        var state = Read();
        Write(state with { Libraries = [.. state.Libraries!.Where(one => one != entry)], Active = IsSame(state.Active, entry.Name) ? null : state.Active });
        return entry;
    }

    private LibraryEntry Require(string name) =>
        Find(name) ?? throw new UserException($"no library is called {name}; `bpp library list` lists them.", ExitCode.Usage);

    private static LibraryEntry? Find(State state, string name) => state.Libraries!.FirstOrDefault(entry => IsSame(entry.Name, name));

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Checked(string name) =>
        name.Trim() is { Length: > 0 and <= 100 } trimmed && trimmed is not ("." or "..") && trimmed.IndexOfAny(['/', '\\']) < 0 && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new UserException($"'{name}' cannot be a library's name: it must have 1 to 100 characters and no / or \\.", ExitCode.Usage);

    private State Read()
    {
        if (!File.Exists(_path))
            return new State(Version, null, []);
        try
        {
            var state = JsonSerializer.Deserialize<State>(File.ReadAllBytes(_path), Options);
            if (state?.Version > Version)
                throw new UserException($"{_path}: a newer Bpp wrote this list (version {state.Version}); update Bpp.");
            return state?.Libraries is { } libraries && libraries.All(entry => entry is { Name: not null, Path: not null })
                ? state
                : throw new UserException($"{_path}: this is no list of libraries; correct it or move it away.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UserException($"{_path}: the list of libraries cannot be read: {exception.Message} Correct it or move it away.", ExitCode.Failure, exception);
        }
    }

    private void Write(State state)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            DurableFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(state, Options));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{_path}: the list of libraries cannot be written: {exception.Message}", ExitCode.Failure, exception);
        }
    }

    private sealed record State(int Version, string? Active, IReadOnlyList<LibraryEntry>? Libraries);
}
