using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Bpp.Engine.Places;

/// <summary>Reads the text that <c>npm/build.mjs</c> makes. Only the numbers of a city are read at once; its names when somebody was there.</summary>
internal sealed class GazetteerFile
{
    private const string Magic = "bpp-gazetteer\t1\t";

    private readonly byte[] _text;
    private readonly int[] _lines;
    private readonly (string Code, string Name, string OtherNames)[] _countries;
    private readonly string[] _regions;

    private GazetteerFile(byte[] text, int[] lines, (string, string, string)[] countries, string[] regions)
    {
        (_text, _lines, _countries, _regions) = (text, lines, countries, regions);
    }

    /// <summary>How many cities.</summary>
    public int Count => _lines.Length;

    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "places", "gazetteer.tsv.gz");

    /// <summary>What the file was made from, from its first line.</summary>
    /// <exception cref="InvalidDataException">It is no gazetteer.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Sources(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return Header(reader.ReadLine() ?? "", path).Sources;
    }

    /// <exception cref="InvalidDataException">It is no gazetteer.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GazetteerFile Read(string path)
    {
        using var text = new MemoryStream();
        using (var unzipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            unzipped.CopyTo(text);
        var bytes = text.ToArray();
        var at = 0;
        var header = Header(Encoding.UTF8.GetString(NextLine(bytes, ref at)), path);
        var countries = new (string, string, string)[header.Countries];
        foreach (ref var country in countries.AsSpan())
        {
            var fields = Encoding.UTF8.GetString(NextLine(bytes, ref at)).Split('\t');
            country = (fields[0], fields[1], fields[2]);
        }

        var regions = new string[header.Regions];
        foreach (ref var region in regions.AsSpan())
            region = Encoding.UTF8.GetString(NextLine(bytes, ref at)).Split('\t')[1];
        var lines = new int[header.Cities];
        foreach (ref var line in lines.AsSpan())
        {
            line = at;
            NextLine(bytes, ref at);
        }

        return new GazetteerFile(bytes, lines, countries, regions);
    }

    /// <summary>Degrees and inhabitants of a city.</summary>
    public (double Latitude, double Longitude, int Population) Numbers(int city)
    {
        var line = _text.AsSpan(_lines[city]);
        return (Number(ref line) / 1e4, Number(ref line) / 1e4, Number(ref line));
    }

    /// <summary>The city with all its names.</summary>
    public Place City(int city)
    {
        var at = _lines[city];
        var fields = Encoding.UTF8.GetString(NextLine(_text, ref at)).Split('\t');
        var (latitude, longitude, population) = Numbers(city);
        var country = _countries[int.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture)];
        var region = int.Parse(fields[4], System.Globalization.CultureInfo.InvariantCulture);
        return new Place(city, fields[5], region < 0 ? null : _regions[region], country.Name, country.Code, latitude, longitude, population, fields[6], country.OtherNames);
    }

    /// <summary>The country a city is in, where no city is near.</summary>
    public Place CountryOf(int city)
    {
        var at = _lines[city];
        var number = int.Parse(Encoding.UTF8.GetString(NextLine(_text, ref at)).Split('\t')[3], System.Globalization.CultureInfo.InvariantCulture);
        var country = _countries[number];
        return new Place(-1 - number, null, null, country.Name, country.Code, null, null, null, "", country.OtherNames);
    }

    private static (string Sources, int Countries, int Regions, int Cities) Header(string line, string path)
    {
        if (!line.StartsWith(Magic, StringComparison.Ordinal))
            throw new InvalidDataException($"{path} is no gazetteer that this Bpp reads; install Bpp again.");
        var fields = line.Split('\t');
        var counts = fields[3..6].Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return (fields[2], counts[0], counts[1], counts[2]);
    }

    private static ReadOnlySpan<byte> NextLine(byte[] text, ref int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOf((byte)'\n');
        at += length + 1;
        return rest[..length];
    }

    private static int Number(ref Span<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out int value, out var length))
            throw new InvalidDataException("The gazetteer is damaged; install Bpp again.");
        line = line[(length + 1)..];
        return value;
    }
}
