using Bpp.Engine.Faces;
using Bpp.Engine.Measuring;
using Bpp.Engine.Metadata;
using Bpp.Engine.Pipeline;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>One row of <c>facts.photos</c> and what hangs on it.</summary>
internal sealed record PhotoRow(long PhotoId, PhotoFacts Facts, string Analyser, DateTime AnalysedAt, DateTime AddedAt);

/// <summary>One row of <c>facts.named_people</c>.</summary>
internal sealed record PersonRow(long PhotoId, string Person);

/// <summary>One row of <c>facts.named_regions</c>.</summary>
internal sealed record NamedRegionRow(long PhotoId, NamedRegion Region);

/// <summary>One row of <c>facts.embedded_videos</c>.</summary>
internal sealed record EmbeddedVideoRow(long PhotoId, EmbeddedVideo Video);

/// <summary>One row of <c>facts.face_scans</c>.</summary>
internal sealed record FaceScanRow(long PhotoId, PhotoFaces Faces);

/// <summary>One row of <c>facts.faces</c>.</summary>
internal sealed record FaceRow(long FaceId, long PhotoId, FaceFacts Face);

/// <summary>One row of <c>facts.face_embeddings</c>.</summary>
internal sealed record FaceEmbeddingRow(long FaceId, FaceEmbedding Embedding);

/// <summary>One row of <c>facts.measurements</c>.</summary>
internal sealed record MeasurementRow(long PhotoId, Measurements Measurements);

/// <summary>One row of <c>facts.files</c>.</summary>
internal sealed record FileRow(int SourceId, string Path, long Size, DateTime ModifiedAt, string Sha256);

/// <summary>One row of <c>facts.failures</c>.</summary>
internal sealed record FailureRow(PhotoFailure Failure, string Analyser, DateTime FailedAt);

/// <summary>How records become rows of the <c>facts</c> tables: the one place that knows both sides.</summary>
internal sealed class FactsTables(DuckDBConnection connection)
{
    public TableAppender<PhotoRow> Photos { get; } = new TableAppender<PhotoRow>("facts", "photos")
        .Int64("photo_id", row => row.PhotoId)
        .Text("sha256", row => row.Facts.Source.Sha256)
        .Int32("source_id", row => row.Facts.Source.File.SourceId)
        .Text("path", row => row.Facts.Source.File.RelativePath)
        .Int64("size", row => row.Facts.Source.File.Size)
        .Text("format", row => SnakeCase.Of(row.Facts.Format))
        .Int32("width", row => row.Facts.Width)
        .Int32("height", row => row.Facts.Height)
        .UInt8("orientation", row => (byte)row.Facts.Orientation)
        .Text("damage", row => row.Facts.Damage)
        .Boolean("from_preview", row => row.Facts.FromPreview)
        .Boolean("missing", _ => false)
        .Text("analyser", row => row.Analyser)
        .Timestamp("analysed_at", row => row.AnalysedAt)
        .Timestamp("added_at", row => row.AddedAt)
        .Timestamp("taken_at", row => row.Facts.Metadata.Taken?.Local)
        .Int16("taken_offset_minutes", row => (short?)row.Facts.Metadata.Taken?.Offset?.TotalMinutes)
        .Text("date_source", row => row.Facts.Metadata.Taken is { } taken ? SnakeCase.Of(taken.Source) : null)
        .Text("date_precision", row => row.Facts.Metadata.Taken is { } taken ? SnakeCase.Of(taken.Precision) : null)
        .Text("camera_make", row => row.Facts.Metadata.CameraMake)
        .Text("camera_model", row => row.Facts.Metadata.CameraModel)
        .Text("lens", row => row.Facts.Metadata.Lens)
        .Double("exposure_time", row => row.Facts.Metadata.ExposureTime)
        .Double("f_number", row => row.Facts.Metadata.FNumber)
        .Int32("iso", row => row.Facts.Metadata.Iso)
        .Double("focal_length", row => row.Facts.Metadata.FocalLength)
        .Double("focal_length_35", row => row.Facts.Metadata.FocalLength35)
        .Boolean("flash", row => row.Facts.Metadata.Flash)
        .Double("latitude", row => row.Facts.Metadata.Latitude)
        .Double("longitude", row => row.Facts.Metadata.Longitude)
        .Double("altitude", row => row.Facts.Metadata.Altitude)
        .Int8("rating", row => (sbyte?)row.Facts.Metadata.Rating)
        .Text("label", row => row.Facts.Metadata.Label)
        .Text("title", row => row.Facts.Metadata.Title)
        .Text("description", row => row.Facts.Metadata.Description)
        .TextList("keywords", row => row.Facts.Metadata.Keywords)
        .Text("content_identifier", row => row.Facts.Metadata.ContentIdentifier)
        .Text("software", row => row.Facts.Metadata.Software)
        .Text("sidecars", row => row.Facts.Metadata.Sidecars)
        .Boolean("favourite", row => row.Facts.Metadata.Favourite)
        .Bind(connection);

    public TableAppender<PersonRow> People { get; } = new TableAppender<PersonRow>("facts", "named_people")
        .Int64("photo_id", row => row.PhotoId)
        .Text("person", row => row.Person)
        .Bind(connection);

    public TableAppender<MeasurementRow> Measurements { get; } = new TableAppender<MeasurementRow>("facts", "measurements")
        .Int64("photo_id", row => row.PhotoId)
        .Properties(row => row.Measurements)
        .Bind(connection);

    public TableAppender<NamedRegionRow> NamedRegions { get; } = new TableAppender<NamedRegionRow>("facts", "named_regions")
        .Int64("photo_id", row => row.PhotoId)
        .Text("person", row => row.Region.Person)
        .Box(row => row.Region.Box)
        .Bind(connection);

    public TableAppender<EmbeddedVideoRow> EmbeddedVideos { get; } = new TableAppender<EmbeddedVideoRow>("facts", "embedded_videos")
        .Int64("photo_id", row => row.PhotoId)
        .Int64("starts_at", row => row.Video.Start)
        .Int64("length", row => row.Video.Length)
        .Bind(connection);

    public TableAppender<FaceScanRow> FaceScans { get; } = new TableAppender<FaceScanRow>("facts", "face_scans")
        .Int64("photo_id", row => row.PhotoId)
        .Text("models", row => row.Faces.Models)
        .Int32("faces", row => row.Faces.Faces.Count)
        .Bind(connection);

    public TableAppender<FaceRow> Faces { get; } = new TableAppender<FaceRow>("facts", "faces")
        .Int64("face_id", row => row.FaceId)
        .Int64("photo_id", row => row.PhotoId)
        .Text("origin", row => SnakeCase.Of(row.Face.Origin))
        .Box(row => row.Face.Box)
        .Single("confidence", row => row.Face.Confidence)
        .Face(row => row.Face)
        .Bind(connection);

    public TableAppender<FaceEmbeddingRow> FaceEmbeddings { get; } = new TableAppender<FaceEmbeddingRow>("facts", "face_embeddings")
        .Int64("face_id", row => row.FaceId)
        .Text("model", row => row.Embedding.Model)
        .SingleList("embedding", row => row.Embedding.Vector)
        .Bind(connection);

    public TableAppender<FileRow> Files { get; } = new TableAppender<FileRow>("facts", "files")
        .Int32("source_id", row => row.SourceId)
        .Text("path", row => row.Path)
        .Int64("size", row => row.Size)
        .Timestamp("modified_at", row => row.ModifiedAt)
        .Text("sha256", row => row.Sha256)
        .Bind(connection);

    public TableAppender<FailureRow> Failures { get; } = new TableAppender<FailureRow>("facts", "failures")
        .Int32("source_id", row => row.Failure.File.SourceId)
        .Text("path", row => row.Failure.File.RelativePath)
        .Int64("size", row => row.Failure.File.Size)
        .Timestamp("modified_at", row => StoredTime.Of(row.Failure.File.ModifiedUtc))
        .Text("sha256", row => row.Failure.Sha256)
        .Text("stage", row => SnakeCase.Of(row.Failure.Stage))
        .Text("reason", row => SnakeCase.Of(row.Failure.Reason))
        .Text("message", row => row.Failure.Message)
        .Boolean("is_warning", row => row.Failure.IsWarning)
        .Text("analyser", row => row.Analyser)
        .Timestamp("failed_at", row => row.FailedAt)
        .Bind(connection);
}
