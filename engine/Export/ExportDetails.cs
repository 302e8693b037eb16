using System.Data.Common;
using System.Text.Json;
using Bpp.Engine.Imaging;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Export;

/// <summary>Reads <c>export_photos</c>: what reports and captions tell about a photo.</summary>
internal static class ExportDetails
{
    private static readonly JsonSerializerOptions People = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly string[] Components = ["sharpness", "exposure", "face", "composition"];

    /// <summary>Items without rank and reason, by photo id.</summary>
    public static IReadOnlyDictionary<long, ExportItem> Read(LibraryDatabase database, IReadOnlyList<long> photoIds)
    {
        var items = new Dictionary<long, ExportItem>();
        if (photoIds.Count == 0)
            return items;
        var roots = OriginalFolders.BySource(database);
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "from export_photos($1::bigint[])";
        command.Parameters.Add(new DuckDBParameter(photoIds.ToList()));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var item = Item(reader, roots);
            items.Add(item.PhotoId, item);
        }

        return items;
    }

    private static ExportItem Item(DbDataReader row, IReadOnlyDictionary<int, string> roots)
    {
        var path = row.GetFieldValue<string>(row.GetOrdinal("path"));
        var root = roots[row.GetFieldValue<int>(row.GetOrdinal("source_id"))];
        return new ExportItem
        {
            PhotoId = row.GetFieldValue<long>(row.GetOrdinal("photo_id")),
            Rank = 0,
            SourcePath = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar)),
            RelativePath = path,
            Sha256 = row.GetFieldValue<string>(row.GetOrdinal("sha256")),
            Size = row.GetFieldValue<long>(row.GetOrdinal("size")),
            Format = Enum.Parse<ImageFormat>(row.GetFieldValue<string>(row.GetOrdinal("format")), ignoreCase: true),
            Width = row.GetFieldValue<int>(row.GetOrdinal("width")),
            Height = row.GetFieldValue<int>(row.GetOrdinal("height")),
            TakenAt = Value<DateTime>("taken_at"),
            DateSource = Text("date_source"),
            CameraMake = Text("camera_make"),
            CameraModel = Text("camera_model"),
            Lens = Text("lens"),
            ExposureTime = Value<double>("exposure_time"),
            FNumber = Value<double>("f_number"),
            Iso = Value<int>("iso"),
            FocalLength = Value<double>("focal_length"),
            Latitude = Value<double>("latitude"),
            Longitude = Value<double>("longitude"),
            Rating = Value<sbyte>("rating"),
            Score = Value<double>("score"),
            Components = Components.Where(name => Value<double>(name) is not null).ToDictionary(name => name, name => Value<double>(name)!.Value),
            Orientation = row.GetFieldValue<byte>(row.GetOrdinal("orientation")),
            People = Text("people") is { } people ? JsonSerializer.Deserialize<ExportPerson[]>(people, People)! : [],
            Suppressed = row.GetFieldValue<List<string>>(row.GetOrdinal("suppressed")),
        };

        string? Text(string column) => row.GetOrdinal(column) is var at && row.IsDBNull(at) ? null : row.GetString(at);

        T? Value<T>(string column)
            where T : struct => row.GetOrdinal(column) is var at && row.IsDBNull(at) ? null : row.GetFieldValue<T>(at);
    }
}
