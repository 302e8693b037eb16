using System.CommandLine;
using Bpp.Engine.Import;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Cli;

/// <summary>The options of every verb that analyses: adds them to a command and reads them back.</summary>
internal sealed class AnalysisCliOptions
{
    private readonly Option<DirectoryInfo> _input = new("--input", "-i") { Description = "Folder of photos; it is only ever read.", Required = true, HelpName = "DIR" };

    private readonly Option<int> _workers = new("--workers") { Description = "Photos worked on at once (0 = one for each core).", HelpName = "N" };

    private readonly Option<int> _max = new("--max") { Description = "Stop after this many files (0 = all).", HelpName = "N" };

    private readonly Option<int?> _maxLongSide = new("--max-long-side")
    {
        Description = "Longest side of the frame that is measured, 256 to 4096 pixels (default: setting max_long_side).",
        HelpName = "PX",
    };

    private readonly Option<string?> _extensions = new("--extensions") { Description = "Only files with these extensions, e.g. jpg,heic (default: every photo and video format).", HelpName = "LIST" };

    private readonly Option<bool> _followSymlinks = new("--follow-symlinks") { Description = "Follow symbolic links to files and folders." };

    private readonly Option<bool> _retryFailed = new("--retry-failed") { Description = "Read files again that failed before and have not changed." };

    private readonly Option<bool> _noFaces = new("--no-faces") { Description = "Do not look for faces, this time (setting faces = always)." };

    /// <param name="command">Gets the options.</param>
    /// <param name="input">With <c>--input</c> and <c>--max</c>; a verb that has another way to say what to analyse goes without.</param>
    public void AddTo(Command command, bool input = true)
    {
        if (input)
            command.Add(_input);
        command.Add(_workers);
        if (input)
            command.Add(_max);
        foreach (Option option in new Option[] { _maxLongSide, _extensions, _followSymlinks, _retryFailed, _noFaces })
            command.Add(option);
    }

    /// <summary>The folder to analyse.</summary>
    /// <exception cref="UserException">It does not exist.</exception>
    public string Input(ParseResult parsed)
    {
        var input = parsed.GetRequiredValue(_input).FullName;
        if (File.Exists(input))
            throw new UserException($"--input {input} is a file; name the folder it is in.", ExitCode.Usage);
        return Directory.Exists(input) ? input : throw new UserException($"--input {input} does not exist; name a folder of photos.", ExitCode.Usage);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="excluded">Folders that are ours and not photos.</param>
    /// <exception cref="UserException">A value is out of range.</exception>
    public AnalysisOptions Build(ParseResult parsed, params string[] excluded)
    {
        var workers = InRange(parsed, _workers, 0, 256);
        var extensions = parsed.GetValue(_extensions) is { } list ? PhotoExtensions.Parse(list) : PhotoExtensions.Default;
        if (extensions.Count == 0)
            throw new UserException("--extensions names no extension; use e.g. --extensions jpg,heic.", ExitCode.Usage);
        InRange(_maxLongSide, parsed.GetValue(_maxLongSide) ?? AnalysisOptions.DefaultMaxLongSide, 256, 4096);
        return new AnalysisOptions
        {
            Workers = workers == 0 ? Environment.ProcessorCount : workers,
            MaxFiles = InRange(parsed, _max, 0, int.MaxValue),
            RetryFailed = parsed.GetValue(_retryFailed),
            Scan = new ScanOptions
            {
                Extensions = extensions,
                FollowSymlinks = parsed.GetValue(_followSymlinks),
                ExcludedFolders = excluded,
            },
        };
    }

    /// <summary>The options with the library's settings, where the command line says nothing.</summary>
    public AnalysisOptions WithSettings(AnalysisOptions options, ParseResult parsed, SettingsStore settings) =>
        options with
        {
            MaxLongSide = parsed.GetValue(_maxLongSide) ?? (int)settings.Get("max_long_side").Value,
            Faces = !parsed.GetValue(_noFaces) && settings.Get("faces").Value != 0,
        };

    private static int InRange(ParseResult parsed, Option<int> option, int least, int most) =>
        InRange(option, parsed.GetValue(option), least, most);

    private static int InRange(Option option, int value, int least, int most) =>
        value >= least && value <= most
            ? value
            : throw new UserException($"{option.Name} {value} is out of range: {least} to {most}.", ExitCode.Usage);
}
