using System.CommandLine;
using Bpp.Engine.Export;
using Bpp.Engine.Imaging;

namespace Bpp.Engine.Cli;

/// <summary>The options of every verb that exports: adds them to a command and reads them back.</summary>
public sealed class ExportCliOptions
{
    private readonly Option<string> _mode = Choice("--mode", "How photos are written: copies, links, or one archive.", "copy", "copy", "hardlink", "symlink", "zip");

    private readonly Option<bool>[] _shorthands = [.. Enum.GetNames<ExportMode>().Select(mode => new Option<bool>($"--{mode.ToLowerInvariant()}") { Description = $"Short for --mode {mode.ToLowerInvariant()}." })];

    private readonly Option<string> _quality = Choice("--quality", "original: the very bytes; high: JPEG 92; medium: 2048 px, JPEG 85; low: 1024 px, JPEG 70.", "original", "original", "high", "medium", "low");

    private readonly Option<string?> _format = new("--format") { Description = "Encode as jpeg, png, webp or avif; original keeps each photo's own format." };

    private readonly Option<int?> _maxSize = new("--max-size") { Description = "Longest side in pixels (100 or more); smaller photos are not enlarged.", HelpName = "PX" };

    private readonly Option<int?> _encodingQuality = new("--jpeg-quality") { Description = "Quality of the encoder, 1 to 100 (default 85).", HelpName = "N" };

    private readonly Option<bool> _strip = new("--strip") { Description = "Remove EXIF, GPS, XMP, IPTC and everything else that is not picture; orientation and colours stay right." };

    private readonly Option<bool> _xmp = new("--xmp") { Description = "Write an XMP sidecar with rating, colour label and named people beside every photo." };

    private readonly Option<bool> _gallery;

    private readonly Option<string> _title = new("--title") { Description = "Heading of the gallery.", DefaultValueFactory = _ => "Best photos" };

    private readonly Option<string> _onConflict = Choice("--on-conflict", "Where a different file already has the name. Identical files are always recognised.", "fail", "fail", "rename", "skip", "overwrite");

    private readonly Option<string?> _fallback = new("--fallback") { Description = "copy: copy where a link cannot be made." };

    private readonly Option<bool> _insideOriginals = new("--inside-originals") { Description = "Allow an output folder inside a folder that photos were imported from." };

    /// <param name="galleryByDefault">Whether <c>gallery.html</c> is written unless <c>--gallery false</c> is given.</param>
    public ExportCliOptions(bool galleryByDefault)
    {
        _gallery = new("--gallery")
        {
            Description = "Write gallery.html, one self-contained page that works from disk (`--gallery false` for none).",
            DefaultValueFactory = _ => galleryByDefault,
        };
        _format.AcceptOnlyFromAmong("original", "jpeg", "png", "webp", "avif");
        _fallback.AcceptOnlyFromAmong("copy");
    }

    /// <summary>Adds all export options but <c>--out</c>, which is the verb's own.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _mode, _quality, _format, _maxSize, _encodingQuality, _strip, _xmp, _gallery, _title, _onConflict, _fallback, _insideOriginals })
            command.Add(option);
        foreach (var shorthand in _shorthands)
            command.Add(shorthand);
    }

    /// <summary>Options as given, validated.</summary>
    /// <exception cref="UserException">A value is out of range or two options contradict each other.</exception>
    public ExportOptions Build(ParseResult parsed, string outputFolder)
    {
        var options = new ExportOptions
        {
            OutputFolder = Path.GetFullPath(outputFolder),
            Mode = Mode(parsed),
            Quality = Parse<ExportQuality>(parsed, _quality),
            Format = parsed.GetValue(_format) is { } format and not "original" ? Enum.Parse<ConvertFormat>(format, ignoreCase: true) : null,
            MaxSize = parsed.GetValue(_maxSize),
            EncodingQuality = parsed.GetValue(_encodingQuality),
            Strip = parsed.GetValue(_strip),
            XmpSidecars = parsed.GetValue(_xmp),
            Gallery = parsed.GetValue(_gallery),
            Title = parsed.GetRequiredValue(_title),
            OnConflict = Parse<ConflictPolicy>(parsed, _onConflict),
            FallbackCopy = parsed.GetValue(_fallback) is not null,
            InsideOriginals = parsed.GetValue(_insideOriginals),
        };
        options.Validate();
        return options;
    }

    private ExportMode Mode(ParseResult parsed)
    {
        var asked = _shorthands.Where(parsed.GetValue).Select(option => option.Name.TrimStart('-'))
            .Concat(parsed.GetResult(_mode) is { Implicit: false } ? [parsed.GetRequiredValue(_mode)] : [])
            .Distinct()
            .ToList();
        return asked.Count <= 1
            ? Enum.Parse<ExportMode>(asked.FirstOrDefault() ?? parsed.GetRequiredValue(_mode), ignoreCase: true)
            : throw new UserException($"photos can be written in one way only, not as {string.Join(" and ", asked)}.", ExitCode.Usage);
    }

    private static T Parse<T>(ParseResult parsed, Option<string> option)
        where T : struct => Enum.Parse<T>(parsed.GetRequiredValue(option), ignoreCase: true);

    private static Option<string> Choice(string name, string description, string byDefault, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
