using System.Text;
using Bpp.Engine.Imaging;
using Bpp.Engine.Metadata;
using Bpp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Metadata;

/// <summary>Small files with metadata and no pixels, and a reader whose clock stands still.</summary>
internal static class MetadataFiles
{
    /// <summary>"Now" for every test: 1 June 2025.</summary>
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public static byte[] Jpeg(params (byte Marker, byte[] Payload)[] segments)
    {
        using var output = new MemoryStream();
        output.Write([0xFF, 0xD8]);
        foreach (var (marker, payload) in segments)
        {
            var length = payload.Length + 2;
            output.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
            output.Write(payload);
        }

        output.Write([0xFF, 0xDA, 0, 2, 0xFF, 0xD9]);
        return output.ToArray();
    }

    public static (byte Marker, byte[] Payload) XmpSegment(string properties) =>
        (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(Xmp(properties))]);

    /// <summary>An XMP packet with every namespace declared.</summary>
    public static string Xmp(string properties) =>
        $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
         xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
         xmlns:digiKam="http://www.digikam.org/ns/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
         xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"
         xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
         xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
         xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/">{properties}</rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;

    /// <summary>Photoshop's APP13 segment with IPTC data sets of record 2.</summary>
    public static (byte Marker, byte[] Payload) IptcSegment(params (byte DataSet, byte[] Value)[] dataSets)
    {
        byte[] iptc = [.. dataSets.SelectMany(d => (byte[])[0x1C, 2, d.DataSet, (byte)(d.Value.Length >> 8), (byte)d.Value.Length, .. d.Value])];
        byte[] padding = iptc.Length % 2 == 0 ? [] : [0];
        return (0xED, [.. "Photoshop 3.0\08BIM"u8, 4, 4, 0, 0, 0, 0, (byte)(iptc.Length >> 8), (byte)iptc.Length, .. iptc, .. padding]);
    }

    /// <summary>Writes the file, with an old time of change, and reads its metadata.</summary>
    public static PhotoMetadata Read(byte[] content, string name = "photo.jpg", params (string Name, string Content)[] sidecars)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder[name], content);
        File.SetLastWriteTimeUtc(folder[name], new DateTime(2011, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        foreach (var sidecar in sidecars)
            File.WriteAllText(folder[sidecar.Name], sidecar.Content);
        return new MetadataReader(Clock()).Read(folder[name], ImageFormat.Jpeg);
    }
}
