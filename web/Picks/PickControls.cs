using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Library.Settings;
using Bpp.Web.Lists;

namespace Bpp.Web.Picks;

/// <summary>
/// What the sliders of the picks page say: settings by key, people to prefer, dates, and the list to choose from. What is not said is as
/// the settings have it. Nothing of it is stored: moving a slider asks another question.
/// </summary>
internal sealed record PickControls
{
    /// <summary>Settings a slider can overrule, with the argument of <c>picks</c> and its type.</summary>
    public static readonly IReadOnlyList<(string Setting, string Argument, string Type)> Sliders =
    [
        ("default_selection_k", "k", "bigint"),
        ("max_per_day", "max_per_day", "bigint"),
        ("min_per_month", "min_per_month", "bigint"),
        ("max_per_month", "max_per_month", "bigint"),
        ("variety", "variety", "boolean"),
        ("blur_weight", "blur_weight", "double"),
        ("exposure_weight", "exposure_weight", "double"),
        ("face_weight", "face_weight", "double"),
        ("composition_weight", "composition_weight", "double"),
        ("face_selection_boost", "face_selection_boost", "double"),
    ];

    public required IReadOnlyDictionary<string, double> Values { get; init; }

    public IReadOnlyList<string> Boost { get; init; } = [];

    public DateOnly? Since { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>The list to choose from; null: the library.</summary>
    public ListRequest? Among { get; init; }

    /// <exception cref="UserException">A value is out of its setting's range.</exception>
    public static PickControls Parse(IQueryCollection query, IReadOnlyList<Setting> settings)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, _, _) in Sliders)
        {
            if (query[key] is not { Count: > 0 } text || string.IsNullOrEmpty(text))
                continue;
            var setting = settings.Single(one => one.Key == key);
            values[key] = setting.Parse(text!) ?? throw new UserException($"{key} must be {setting.Allowed}, not {text}.", ExitCode.Usage);
        }

        var dates = ListRequest.Parse("library", null, query);
        return new PickControls
        {
            Values = values,
            Boost = [.. query["boost"].Where(person => !string.IsNullOrEmpty(person)).Select(person => person!)],
            Since = dates.From,
            Until = dates.Until,
            Among = query["among"] is { Count: > 0 } kind && kind != "library" ? ListRequest.Parse(kind, query["name"], query) with { From = null, Until = null, Filters = [] } : null,
        };
    }

    /// <summary>The call of <c>picks</c>, with only what was said.</summary>
    public ListStatement Statement()
    {
        var parameters = new List<object?>();
        var arguments = new List<string>();
        void Add(string argument, object value, string type)
        {
            parameters.Add(value);
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"{argument} := ${parameters.Count}::{type}"));
        }

        foreach (var (key, argument, type) in Sliders.Where(slider => Values.ContainsKey(slider.Setting)))
            Add(argument, type switch { "bigint" => (long)Values[key], "boolean" => Values[key] != 0, _ => Values[key] }, type);
        if (Boost.Count > 0)
            Add("boost", Boost.ToList(), "varchar[]");
        if (Since is { } since)
            Add("since", since.ToDateTime(TimeOnly.MinValue), "date");
        if (Until is { } until)
            Add("until", until.ToDateTime(TimeOnly.MinValue), "date");
        return new ListStatement($"select photo_id, rank, score, reason, forced\nfrom picks({string.Join(", ", arguments)})\norder by rank", parameters);
    }
}
