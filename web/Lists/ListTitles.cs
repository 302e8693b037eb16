using System.Globalization;
using Bpp.Engine.Storage;

namespace Bpp.Web.Lists;

/// <summary>What a list is called on its page.</summary>
internal sealed class ListTitles(ServedLibrary library, Texts texts)
{
    public string Of(ListRequest list) => list.Kind switch
    {
        "library" => texts["Library"],
        "favourites" => texts["Favourites"],
        "picks" => texts["Picks"],
        "recent" => texts["Recently added"],
        "hidden" => texts["Hidden"],
        "trash" => texts["Trash"],
        "duplicates" => texts["Near-duplicates"],
        "burst" => texts["Burst"],
        "search" => string.IsNullOrWhiteSpace(list.Name) ? texts["Search"] : $"“{list.Name}”",
        "area" => texts["A place on the map"],
        "memory" => Memory(list.Name) ?? texts["Memory"],
        "day" when DateOnly.TryParse(list.Name, CultureInfo.InvariantCulture, out var day) => texts.Day(day.ToDateTime(TimeOnly.MinValue)),
        "month" when DateOnly.TryParse($"{list.Name}-01", CultureInfo.InvariantCulture, out var month) => texts.Month(month.ToDateTime(TimeOnly.MinValue)),
        "person" => Scalar("select name from people where person_key = $1", list.Name) ?? texts["An unnamed person"],
        "album" when Scalar("select title from named_albums where name = $1", list.Name) is { } title => list.Name!.StartsWith("album_", StringComparison.Ordinal) ? texts.Told(title) : title,
        "album" => list.Name ?? "",
        _ => list.Name ?? texts["Photos"],
    };

    /// <summary>The days of an occasion: one, or from the first to the last.</summary>
    public static string Days(Texts texts, DateTime began, DateTime ended) => began.Date == ended.Date ? texts.Day(began)
        : $"{(began.Year == ended.Year ? began.ToString(texts.Culture.DateTimeFormat.MonthDayPattern, texts.Culture) : texts.Day(began))} – {texts.Day(ended)}";

    private string? Memory(string? name)
    {
        using var connection = library.Database.Connect();
        return connection.Query("select began, ended from memories where memory_id = try_cast($1 as bigint)", row => Days(texts, row.GetDateTime(0), row.GetDateTime(1)), name ?? "").FirstOrDefault();
    }

    private string? Scalar(string sql, string? name)
    {
        using var connection = library.Database.Connect();
        return connection.Scalar<string>(sql, name);
    }
}
