using System.Security.Cryptography;
using System.Text;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Measuring;
using Bpp.Engine.Metadata;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Tests.Storage;

/// <summary>Facts of imaginary photos, and short looks into the database.</summary>
internal static class TestPhotos
{
    public static FingerprintedFile File(string path, string content, int sourceId = 1, long size = 10) =>
        new(new PhotoFile(sourceId, path, "/nowhere/" + path, size, new DateTime(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc).AddTicks(7)), Hash(content));

    public static PhotoFacts Facts(string path, string content, int sourceId = 1) => new()
    {
        Source = File(path, content, sourceId),
        Format = ImageFormat.Jpeg,
        Width = 400,
        Height = 300,
        Metadata = new PhotoMetadata
        {
            Taken = new CaptureTime(new DateTime(2024, 5, 1, 14, 0, 0), TimeSpan.FromHours(2), DateSource.ExifOriginal, DatePrecision.Second),
            Keywords = ["sea", "sun"],
            People = ["Emma", "Emma", "Noah"],
            Rating = -1,
        },
        Measurements = Blank(),
    };

    public static AnalysisOutcome Success(string path, string content) => new(Facts(path, content), null);

    public static AnalysisOutcome Failed(string path, bool warning = false, string? content = null) => new(
        warning ? Facts(path, content!) : null,
        new PhotoFailure(File(path, content ?? "").File, content is null ? null : Hash(content), PhotoStage.Decode, FailureReason.Undecodable, "broken", warning));

    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public static T? Scalar<T>(this LibraryDatabase database, string sql)
    {
        using var connection = database.Connect();
        return connection.Scalar<T>(sql);
    }

    private static Measurements Blank()
    {
        var blank = (Measurements)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Measurements));
        return blank with { Dhash = ulong.MaxValue, Brightness = 0.5f };
    }
}
