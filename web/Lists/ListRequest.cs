using System.Globalization;
using Bpp.Web.Hosting;
using Microsoft.Extensions.Primitives;

namespace Bpp.Web.Lists;

/// <summary>Which photos to show in which order: all of it stands in the address, so that a view can be shared and gone back to.</summary>
/// <param name="Kind">library, favourites, album, person, tag, search, …: a key of <see cref="ListSources"/>.</param>
/// <param name="Name">Which album, person, tag, day …; null for kinds that are only one.</param>
/// <param name="Sort">Order.</param>
/// <param name="Filters">Conditions by key of <see cref="ListFilters"/>, in alphabetical order.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive.</param>
internal sealed record ListRequest(string Kind, string? Name, PhotoSort Sort, IReadOnlyList<string> Filters, DateOnly? From, DateOnly? Until)
{
    /// <summary>Each burst is one photo, its best.</summary>
    public bool Stacks { get; init; }

    public static ListRequest Library { get; } = new("library", null, PhotoSort.Newest, [], null, null);

    /// <summary>Reads <c>kind, name, sort, filter, from, until, stacks</c>; what is not understood is refused by name.</summary>
    /// <exception cref="Bpp.Engine.Cli.UserException">A value is not one of the allowed.</exception>
    public static ListRequest Parse(string? kind, string? name, IQueryCollection query)
    {
        var wanted = string.IsNullOrEmpty(kind) ? (query["kind"] is { Count: > 0 } given ? given.ToString() : "library") : kind;
        if (!ListSources.Has(wanted))
            throw new NotFoundException($"There is no list called {wanted}.");
        var sort = query["sort"] is { Count: > 0 } asked ? ParseSort(asked.ToString()) : ListSources.DefaultSort(wanted);
        var filters = query["filter"].SelectMany(Split).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (filters.FirstOrDefault(filter => !ListFilters.Has(filter)) is { } unknown)
            throw Refused($"There is no filter {unknown}; there are {string.Join(", ", ListFilters.Keys)}.");
        return new ListRequest(
            wanted,
            name ?? (query["name"] is { Count: > 0 } named ? named.ToString() : query["q"] is { Count: > 0 } words ? words.ToString() : null),
            sort,
            filters,
            Day(query["from"]),
            Day(query["until"]))
        {
            Stacks = IsYes(query["stacks"]) && ListSources.CanStack(wanted),
        };
    }

    /// <summary>The same as an address' query, without a leading question mark.</summary>
    public string ToQuery()
    {
        var parts = new List<string> { $"kind={Uri.EscapeDataString(Kind)}" };
        if (Name is not null)
            parts.Add($"name={Uri.EscapeDataString(Name)}");
        parts.Add($"sort={SortKey(Sort)}");
        parts.AddRange(Filters.Select(filter => $"filter={filter}"));
        if (From is { } from)
            parts.Add($"from={from:yyyy-MM-dd}");
        if (Until is { } until)
            parts.Add($"until={until:yyyy-MM-dd}");
        if (Stacks)
            parts.Add("stacks=yes");
        return string.Join('&', parts);
    }

    public static string SortKey(PhotoSort sort) => sort.ToString().ToLowerInvariant();

    private static IEnumerable<string> Split(string? filters) => (filters ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static PhotoSort ParseSort(string text) => Enum.TryParse<PhotoSort>(text, ignoreCase: true, out var sort) && !char.IsAsciiDigit(text[0])
        ? sort
        : throw Refused($"There is no order {text}; there are {string.Join(", ", Enum.GetValues<PhotoSort>().Select(SortKey))}.");

    private static bool IsYes(StringValues text) => text.ToString() switch
    {
        "yes" => true,
        "" or "no" => false,
        var other => throw Refused($"stacks is yes or no, not {other}."),
    };

    private static DateOnly? Day(StringValues text) => text.Count == 0 || string.IsNullOrEmpty(text[0]) ? null
        : DateOnly.TryParseExact(text[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refused($"{text[0]} is no date; write it as 2026-07-31.");

    private static Bpp.Engine.Cli.UserException Refused(string words) => new(words, Bpp.Engine.Cli.ExitCode.Usage);
}
