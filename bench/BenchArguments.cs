using System.Globalization;

namespace Bpp.Bench;

/// <summary>The options after a run's name: <c>--name value</c> pairs and bare <c>--flags</c>.</summary>
internal sealed class BenchArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="args">What follows the run's name.</param>
    /// <param name="options">Names that take a value.</param>
    /// <param name="flags">Names that take none.</param>
    /// <exception cref="ArgumentException">An option that the run does not have, or one without its value.</exception>
    public BenchArguments(IReadOnlyList<string> args, IReadOnlyCollection<string> options, IReadOnlyCollection<string> flags)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (flags.Contains(args[i]))
                _values[args[i]] = "";
            else if (!options.Contains(args[i]))
                throw new ArgumentException($"unknown option '{args[i]}'; there are: {string.Join(' ', options.Concat(flags))}");
            else if (i + 1 == args.Count)
                throw new ArgumentException($"option '{args[i]}' needs a value");
            else
                _values[args[i]] = args[++i];
        }
    }

    public bool Has(string flag) => _values.ContainsKey(flag);

    public string? Text(string option) => _values.GetValueOrDefault(option);

    /// <exception cref="ArgumentException">Not a whole number from 1.</exception>
    public int Count(string option, int otherwise) => Text(option) is { } text ? Number(option, text) : otherwise;

    /// <summary>Numbers separated by commas.</summary>
    /// <exception cref="ArgumentException">One is not a whole number from 1.</exception>
    public int[] Counts(string option, string otherwise) =>
        [.. (Text(option) ?? otherwise).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => Number(option, text))];

    private static int Number(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"option '{option}' needs whole numbers from 1, not '{text}'");
}
