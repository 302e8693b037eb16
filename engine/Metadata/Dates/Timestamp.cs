namespace Bpp.Engine.Metadata.Dates;

/// <summary>A timestamp as it was written, before anyone asked what it means.</summary>
/// <param name="Local">Wall-clock time; unstated parts are padding.</param>
/// <param name="Offset">Offset from UTC when stated.</param>
/// <param name="Precision">The finest part that was stated.</param>
internal readonly record struct Timestamp(DateTime Local, TimeSpan? Offset, DatePrecision Precision)
{
    public CaptureTime From(DateSource source, TimeSpan? offset = null) => new(Local, Offset ?? offset, source, Precision);
}
