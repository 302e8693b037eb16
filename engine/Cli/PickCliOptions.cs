using System.CommandLine;
using Bpp.Engine.Selection;

namespace Bpp.Engine.Cli;

/// <summary>The options of every verb that picks: adds them to a command and reads them back.</summary>
internal sealed class PickCliOptions
{
    private readonly Option<int?> _k;
    private readonly Option<int?> _maxPerDay = Count("--max-per-day", "At most this many of one day (0 = unlimited).");
    private readonly Option<int?> _minPerMonth = Count("--min-per-month", "At least this many of each month, while they last.");
    private readonly Option<int?> _maxPerMonth = Count("--max-per-month", "At most this many of one month (0 = unlimited).");
    private readonly Option<string[]> _boost = new("--boost-face") { Description = "Prefer photos of this person; may be repeated.", HelpName = "NAME" };

    private readonly Option<string[]> _cover = new("--cover-face") { Description = "Show this person at least once; may be repeated.", HelpName = "NAME" };

    /// <param name="kName">What the verb calls the number of picks.</param>
    public PickCliOptions(string kName = "--k") =>
        _k = new Option<int?>(kName, kName == "--k" ? ["-k"] : ["-k", "--k"]) { Description = "How many photos (default: setting default_selection_k).", HelpName = "N" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _k, _maxPerDay, _minPerMonth, _maxPerMonth, _boost, _cover })
            command.Add(option);
    }

    /// <exception cref="UserException">A value is negative.</exception>
    public PickRequest Build(ParseResult parsed)
    {
        foreach (var option in new[] { _k, _maxPerDay, _minPerMonth, _maxPerMonth })
        {
            if (parsed.GetValue(option) is < 0)
                throw new UserException($"{option.Name} must not be negative.", ExitCode.Usage);
        }

        return new PickRequest(parsed.GetValue(_k), parsed.GetValue(_maxPerDay), parsed.GetValue(_minPerMonth), parsed.GetValue(_maxPerMonth), parsed.GetValue(_boost) ?? [])
        {
            Cover = parsed.GetValue(_cover) ?? [],
        };
    }

    private static Option<int?> Count(string name, string description) => new(name) { Description = description, HelpName = "N" };
}
