using Bpp.Engine.Metadata.Containers;
using Bpp.Engine.Metadata.Dates;

namespace Bpp.Engine.Metadata.Fields;

/// <summary>What IPTC-IIM data sets say (IPTC Information Interchange Model 4.2, record 2).</summary>
internal static class IptcFields
{
    private const byte TagMarker = 0x1C;
    private const int ApplicationRecord = 2;
    private const int MaxDataSets = 5_000;

    /// <summary>The data set numbers that are read.</summary>
    private enum DataSet
    {
        ObjectName = 5,
        Keywords = 25,
        DateCreated = 55,
        TimeCreated = 60,
        Caption = 120,
    }

    public static MetadataPart Read(ReadOnlySpan<byte> data)
    {
        var texts = new Dictionary<DataSet, string>();
        var keywords = new List<string>();
        for (var i = 0; i < MaxDataSets && TryNext(ref data, out var record, out var number, out var value); i++)
        {
            if (record != ApplicationRecord)
                continue;
            if (number == DataSet.Keywords)
                keywords.Add(MetadataText.Decode(value));
            else if (Enum.IsDefined(number))
                texts.TryAdd(number, MetadataText.Decode(value));
        }

        return new MetadataPart
        {
            Values = new PhotoMetadata
            {
                Title = MetadataText.Line(texts.GetValueOrDefault(DataSet.ObjectName)),
                Description = MetadataText.Paragraph(texts.GetValueOrDefault(DataSet.Caption)),
                Keywords = MetadataText.Lines(keywords),
            },
            Dates = Created(texts) is { } created ? [created] : [],
            StatesOriginal = true,
        };
    }

    /// <summary>Date CCYYMMDD (00 for an unknown month or day) and time HHMMSS±HHMM.</summary>
    private static CaptureTime? Created(Dictionary<DataSet, string> texts)
    {
        if (!texts.TryGetValue(DataSet.DateCreated, out var date))
            return null;
        var withTime = texts.TryGetValue(DataSet.TimeCreated, out var time) ? TimestampParser.Parse($"{date.Trim()}T{time.Trim()}") : null;
        return (withTime ?? TimestampParser.Parse(date))?.From(DateSource.Iptc);
    }

    private static bool TryNext(ref ReadOnlySpan<byte> data, out int record, out DataSet number, out ReadOnlySpan<byte> value)
    {
        record = 0;
        number = default;
        value = default;
        if (data.Length < 5 || data[0] != TagMarker)
            return false;
        record = data[1];
        number = (DataSet)data[2];
        var reader = new BigEndianReader(data[3..]);
        var length = reader.Read(2);
        if ((length & 0x8000) != 0)
        {
            // Extended data set: the rest of the field is the size of the length field that follows.
            var size = (int)(length & 0x7FFF);
            if (size > 4 || size > reader.Remaining)
                return false;
            length = reader.Read(size);
        }

        if (length > reader.Remaining)
            return false;
        value = reader.Bytes((int)length);
        data = reader.Bytes(reader.Remaining);
        return true;
    }
}
