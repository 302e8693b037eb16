using System.Text;
using System.Xml;
using System.Xml.Linq;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>Writes XMP sidecars that exiftool, Lightroom, digiKam and darktable read. What else a sidecar holds stays as it is.</summary>
public static class XmpWriter
{
    /// <summary>
    /// Creates the sidecar at <paramref name="path"/> or merges <paramref name="values"/> into it. The file is replaced in one step
    /// (temporary file, flush to disk, rename): after a crash it is the old one or the new one.
    /// </summary>
    /// <param name="path">Absolute path of the sidecar; its folder is there.</param>
    /// <param name="values">What to say.</param>
    /// <param name="dryRun">Only find out whether it would change.</param>
    /// <returns>Whether it changed; one that said all of it already is left alone.</returns>
    /// <exception cref="InvalidDataException">The file is there but is no XMP; it is left untouched.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rating is not −1 to 5.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static bool Write(string path, XmpDocumentValues values, bool dryRun = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Rating is { } rating)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rating, -1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(rating, 5);
        }

        var known = File.Exists(path) ? Load(path) : null;
        var document = known is null ? XmpDocument.Create() : new XDocument(known);
        XmpDocument.Apply(document, values);
        if (known is not null && XNode.DeepEquals(known, document))
            return false;
        if (!dryRun)
            Save(path, document);
        return true;
    }

    private static XDocument Load(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > XmpXml.MaxLength)
            throw new InvalidDataException($"The sidecar {path} has {stream.Length:N0} bytes; more than {XmpXml.MaxLength:N0} are not read.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return XmpXml.Parse(bytes, LoadOptions.PreserveWhitespace) is { } document && XmpDocument.IsXmp(document)
            ? document
            : throw new InvalidDataException($"The sidecar {path} is no XMP document; it was left untouched.");
    }

    private static void Save(string path, XDocument document)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                var settings = new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                    OmitXmlDeclaration = document.Declaration is null,
                    Indent = false,
                };
                using (var writer = XmlWriter.Create(stream, settings))
                    document.Save(writer);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            DerivedFiles.Delete(temporary);
            throw;
        }
    }
}
