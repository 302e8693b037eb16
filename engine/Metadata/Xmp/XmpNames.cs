using System.Xml.Linq;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>The namespaces of XMP that are read or written.</summary>
internal static class XmpNames
{
    public static readonly XNamespace Meta = "adobe:ns:meta/";
    public static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Tiff = "http://ns.adobe.com/tiff/1.0/";
    public static readonly XNamespace Exif = "http://ns.adobe.com/exif/1.0/";
    public static readonly XNamespace ExifEx = "http://cipa.jp/exif/1.0/";
    public static readonly XNamespace Aux = "http://ns.adobe.com/exif/1.0/aux/";
    public static readonly XNamespace Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    public static readonly XNamespace Lightroom = "http://ns.adobe.com/lightroom/1.0/";
    public static readonly XNamespace DigiKam = "http://www.digikam.org/ns/1.0/";
    public static readonly XNamespace IptcExtension = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    public static readonly XNamespace MwgRegions = "http://www.metadataworkinggroup.com/schemas/regions/";
    public static readonly XNamespace Area = "http://ns.adobe.com/xmp/sType/Area#";
    public static readonly XNamespace Dimensions = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";
    public static readonly XNamespace GoogleCamera = "http://ns.google.com/photos/1.0/camera/";
    public static readonly XNamespace GoogleContainer = "http://ns.google.com/photos/1.0/container/";
    public static readonly XNamespace GoogleItem = "http://ns.google.com/photos/1.0/container/item/";
    public static readonly XNamespace MicrosoftPhoto = "http://ns.microsoft.com/photo/1.0/";
    public static readonly XNamespace MicrosoftPhoto12 = "http://ns.microsoft.com/photo/1.2/";
    public static readonly XNamespace MicrosoftRegion = "http://ns.microsoft.com/photo/1.2/t/Region#";
}
