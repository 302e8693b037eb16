using QRCoder;

namespace Bpp.Engine.Sharing;

/// <summary>The address that a device opens to ask to be let in. Code and fingerprint stand behind the #, which no browser ever sends.</summary>
/// <param name="Link">Good for one device and <see cref="PairingCodes.Life"/>.</param>
/// <param name="Fingerprint">SHA-256 of the certificate, hexadecimal; null without TLS.</param>
public sealed record Invitation(Uri Link, string? Fingerprint)
{
    /// <summary>A new one.</summary>
    /// <param name="book">Of the library.</param>
    /// <param name="state">Where its server listens: at one address at least.</param>
    /// <param name="time">The clock.</param>
    public static Invitation Make(ShareBook book, ShareState state, TimeProvider time)
    {
        var settings = state.Settings;
        var start = settings.Names is [var name, ..]
            ? new Uri($"{(settings.IsEncrypted ? "https" : "http")}://{(name.Contains(':', StringComparison.Ordinal) ? name : $"{name}:{settings.Port}")}/")
            : state.Listening[0];
        var code = book.Codes.Issue();
        if (!settings.IsEncrypted)
            return new Invitation(new Uri(start, $"/#code={code}"), null);
        using var certificate = ShareCertificate.LoadOrMake(book.Folder, time);
        var fingerprint = ShareCertificate.FingerprintOf(certificate);
        return new Invitation(new Uri(start, $"/#code={code}&fp={fingerprint}"), fingerprint);
    }

    /// <summary>The link for a camera, drawn with characters for a terminal of light letters on dark.</summary>
    public string Drawn()
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Link.ToString(), QRCodeGenerator.ECCLevel.L);
        using var code = new AsciiQRCode(data);
        return code.GetGraphicSmall(drawQuietZones: true, invert: true);
    }

    /// <summary>The link for a camera, as an SVG picture of black on white.</summary>
    public string Svg()
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Link.ToString(), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
