using System.Collections.Concurrent;
using Bpp.Engine.Storage;

namespace Bpp.Web.Lists;

/// <summary>Reads cards of photos.</summary>
internal static class PhotoCards
{
    /// <summary>Cards in memory while the library does not change, about 400 bytes each.</summary>
    private const int MostKept = 20_000;

    private const string Sql = """
        select photo_id, sha256, file_name, width, height, taken_at, kind, score, favourite, rating, label, state, alike, group_id, is_keeper, faces, moving
        from photo_cards($1)
        """;

    /// <summary>Cards of a part of a list, with the bursts they stand for.</summary>
    public static IReadOnlyList<PhotoCard> Read(ServedLibrary library, PickedPhotos picked, PhotoList list, int start, int count) =>
    [
        .. Read(library, picked, new ArraySegment<long>(list.Ids, start, count))
            .Select(card => list.Stacks.TryGetValue(card.Id, out var stack) ? card with { Burst = stack.Burst, Shots = stack.Shots } : card),
    ];

    /// <summary>One card for each id that there is, in their order.</summary>
    public static IReadOnlyList<PhotoCard> Read(ServedLibrary library, PickedPhotos picked, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
            return [];
        var kept = library.Keep("cards", () => new ConcurrentDictionary<long, PhotoCard>());
        if (kept.Count > MostKept)
            kept.Clear();
        var cards = new Dictionary<long, PhotoCard>(ids.Count);
        foreach (var id in ids)
        {
            if (kept.TryGetValue(id, out var card))
                cards[id] = card;
        }

        foreach (var card in Ask(library, picked.Get(), [.. ids.Where(id => !cards.ContainsKey(id)).Distinct()]))
            cards[card.Id] = kept[card.Id] = card;
        return [.. ids.Where(cards.ContainsKey).Select(id => cards[id])];
    }

    private static List<PhotoCard> Ask(ServedLibrary library, IReadOnlySet<long> picks, List<long> ids)
    {
        if (ids.Count == 0)
            return [];
        using var connection = library.Database.Connect();
        return connection.Query(
            Sql,
            row => new PhotoCard(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetInt32(3),
                row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetDateTime(5),
                row.GetString(6),
                row.IsDBNull(7) ? null : Math.Round(row.GetDouble(7), 4),
                row.GetBoolean(8),
                row.IsDBNull(9) ? null : row.GetFieldValue<sbyte>(9),
                row.IsDBNull(10) ? null : row.GetString(10),
                row.IsDBNull(11) ? null : row.GetString(11),
                picks.Contains(row.GetInt64(0)),
                row.IsDBNull(12) ? 0 : row.GetInt64(12),
                row.IsDBNull(13) ? null : row.GetInt64(13),
                !row.IsDBNull(14) && row.GetBoolean(14),
                row.IsDBNull(15) ? 0 : row.GetInt64(15),
                row.IsDBNull(16) ? null : row.GetString(16)),
            ids);
    }
}
