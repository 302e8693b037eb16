using System.Globalization;
using Bpp.Engine.Storage;

namespace Bpp.Web.Lists;

/// <summary>Lists of photos, kept while the library does not change, so that scrolling asks the database for cards only.</summary>
internal sealed class PhotoLists(ServedLibrary library)
{
    private const int Kept = 12;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, PhotoList List)> _recent = new();

    public PhotoList Get(ListRequest request)
    {
        var (key, version) = (request.ToQuery(), library.Version);
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                _recent.Remove(node);
                if (node.Value.List.Version != version)
                    break;
                _recent.AddFirst(node);
                return node.Value.List;
            }
        }

        var list = Read(ListStatement.Of(request, library), version, request.Sort is PhotoSort.Newest or PhotoSort.Oldest, request.Stacks);
        lock (_lock)
        {
            _recent.AddFirst((key, list));
            while (_recent.Count > Kept)
                _recent.RemoveLast();
        }

        return list;
    }

    private PhotoList Read(ListStatement statement, long version, bool byTime, bool stacked)
    {
        using var connection = library.Database.Connect();
        using var command = connection.Command(statement.Sql, [.. statement.Parameters]);
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        var aspects = new List<byte>();
        var sections = new List<ListSection>();
        var stacks = new Dictionary<long, PhotoStack>();
        while (reader.Read())
        {
            if (byTime)
            {
                var month = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3).ToString("yyyy-MM", CultureInfo.InvariantCulture);
                if (sections.Count > 0 && sections[^1].Month == month)
                    sections[^1] = sections[^1] with { Count = sections[^1].Count + 1 };
                else
                    sections.Add(new ListSection(month, ids.Count, 1));
            }

            ids.Add(reader.GetInt64(0));
            if (stacked && !reader.IsDBNull(4) && reader.GetInt64(5) > 1)
                stacks[ids[^1]] = new PhotoStack(reader.GetInt64(4), (int)reader.GetInt64(5));
            aspects.Add(PhotoList.AspectCode(reader.GetInt32(1), reader.GetInt32(2)));
        }

        return new PhotoList(version, [.. ids], [.. aspects], sections, stacks);
    }
}
