using Bpp.Engine.Storage;
using Bpp.Web.Lists;

namespace Bpp.Web.Picks;

/// <summary>Asks for picks by other settings than those in force.</summary>
internal static class PickedCards
{
    /// <summary>Best first, with the reason for each.</summary>
    public static IReadOnlyList<PickedCard> Read(ServedLibrary library, PickedPhotos inForce, PhotoLists lists, PickControls controls)
    {
        var statement = controls.Statement();
        var parameters = statement.Parameters.ToList();
        var sql = statement.Sql;
        if (controls.Among is { } among)
        {
            parameters.Add(lists.Get(among).Ids.ToList());
            sql = sql.Replace("picks(", $"picks(among := ${parameters.Count}::bigint[]{(statement.Parameters.Count > 0 ? ", " : "")}", StringComparison.Ordinal);
        }

        using var connection = library.Database.Connect();
        var picks = connection.Query(sql, row => (Id: row.GetInt64(0), Rank: row.GetInt64(1), Score: row.GetDouble(2), Reason: row.GetString(3), Forced: row.GetBoolean(4)), [.. parameters]);
        var cards = PhotoCards.Read(library, inForce, [.. picks.Select(pick => pick.Id)]).ToDictionary(card => card.Id);
        return [.. picks.Where(pick => cards.ContainsKey(pick.Id)).Select(pick => new PickedCard(cards[pick.Id] with { Score = Math.Round(pick.Score, 4), Picked = true }, pick.Rank, pick.Reason, pick.Forced))];
    }
}
