namespace Bpp.Engine.Storage;

/// <summary>Times as DuckDB keeps them: microseconds, without a zone. Comparing a file's time with a stored one needs the same cut.</summary>
internal static class StoredTime
{
    public static DateTime Of(DateTime utc) => DateTime.SpecifyKind(new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond)), DateTimeKind.Unspecified);

    public static DateTime Now(TimeProvider time) => Of(time.GetUtcNow().UtcDateTime);
}
