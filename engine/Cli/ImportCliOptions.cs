using System.CommandLine;
using Bpp.Engine.Importing;

namespace Bpp.Engine.Cli;

/// <summary>The options of <c>bpp import</c> beside those of an analysis.</summary>
internal sealed class ImportCliOptions
{
    private readonly Argument<string[]> _sources = new("SOURCE")
    {
        Description = "Folders, photos and archives (zip, tar, tar.gz, tar.bz2, tar.xz), such as the parts of a Google Takeout; they are only ever read.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _name = new("--name") { Description = "Folder below photos/ that the photos go to (default: today's date).", HelpName = "BATCH" };

    private readonly Option<string?> _maxTotal = new("--max-total") { Description = "Most that one archive may unpack to, e.g. 200GB (default: setting archive_max_gigabytes).", HelpName = "SIZE" };

    private readonly Option<bool> _inPlace = new("--in-place") { Description = "Copy nothing: the folders stay where they are and become part of the library." };

    private readonly Option<bool> _watch = new("--watch") { Description = "Stay, and import what comes into the folders, until Ctrl-C." };

    private readonly Option<bool> _noAnalyze = new("--no-analyze") { Description = "Only import; `bpp analyze` or the next import analyses." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read and compare everything, say what would be imported, and do nothing." };

    public void AddTo(Command command)
    {
        command.Add(_sources);
        foreach (Option option in new Option[] { _name, _inPlace, _watch, _noAnalyze, _dryRun, _maxTotal })
            command.Add(option);
    }

    /// <summary>Absolute paths, each once.</summary>
    public IReadOnlyList<string> Sources(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(_sources).Select(source => Path.TrimEndingDirectorySeparator(Path.GetFullPath(source))).Distinct()];

    public bool InPlace(ParseResult parsed) => parsed.GetValue(_inPlace);

    public bool Watch(ParseResult parsed) => parsed.GetValue(_watch);

    public bool Analyze(ParseResult parsed) => !parsed.GetValue(_noAnalyze);

    public bool DryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <exception cref="UserException">Options that contradict each other, or a size that is none.</exception>
    public ImportRequest Build(ParseResult parsed, Pipeline.AnalysisOptions analysis)
    {
        Refuse(InPlace(parsed) && parsed.GetValue(_name) is not null, "--in-place copies nothing, so it takes no --name");
        Refuse(InPlace(parsed) && Watch(parsed), "--in-place and --watch do not go together; run `bpp import --in-place` again when there is something new");
        Refuse(DryRun(parsed) && Watch(parsed), "--dry-run and --watch do not go together");
        var total = parsed.GetValue(_maxTotal) is not { } size
            ? (long?)null
            : ByteSize.Parse(size) ?? throw new UserException($"--max-total '{size}' is no size; write e.g. 200GB.", ExitCode.Usage);
        return new ImportRequest
        {
            Sources = Sources(parsed),
            BatchName = parsed.GetValue(_name),
            Scan = analysis.Scan,
            MaxTotalBytes = total,
            DryRun = DryRun(parsed),
            Workers = analysis.Workers,
        };
    }

    private static void Refuse(bool contradiction, string message)
    {
        if (contradiction)
            throw new UserException(message + ".", ExitCode.Usage);
    }
}
