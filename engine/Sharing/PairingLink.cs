using QRCoder;

namespace Bpp.Engine.Sharing;

/// <summary>The address that a device opens to ask to be let in. Code and fingerprint stand behind the #, which no browser ever sends.</summary>
public static class PairingLink
{
    /// <param name="settings">Port and scheme.</param>
    /// <param name="code">Of <see cref="PairingCodes"/>.</param>
    /// <param name="fingerprint">Of the certificate; null without TLS.</param>
    public static Uri Of(ShareSettings settings, string code, string? fingerprint)
    {
        var host = LocalAddresses.All() is [var first, ..] ? first.ToString() : "127.0.0.1";
        var link = $"{(settings.IsEncrypted ? "https" : "http")}://{host}:{settings.Port}/#code={code}";
        return new Uri(fingerprint is null ? link : $"{link}&fp={fingerprint}");
    }

    /// <summary>The link for a camera, drawn with characters for a terminal of light letters on dark.</summary>
    public static string Drawn(Uri link)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(link.ToString(), QRCodeGenerator.ECCLevel.L);
        using var code = new AsciiQRCode(data);
        return code.GetGraphicSmall(drawQuietZones: true, invert: true);
    }
}
