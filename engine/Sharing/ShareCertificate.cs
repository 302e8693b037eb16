using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Sharing;

/// <summary>The library's own certificate: made once, signed by itself, recognised by its fingerprint.</summary>
public static class ShareCertificate
{
    private const int Years = 5;

    /// <summary>Reads it, or makes it.</summary>
    /// <param name="folder">Where it is kept, for this user only.</param>
    /// <param name="time">The clock.</param>
    public static X509Certificate2 LoadOrMake(string folder, TimeProvider time)
    {
        PrivateFolder.Make(folder);
        var path = Path.Combine(folder, "certificate.pfx");
        if (!File.Exists(path))
            DurableFile.Write(path, Make(time));
        return X509CertificateLoader.LoadPkcs12FromFile(path, null);
    }

    /// <summary>SHA-256 of the certificate, hexadecimal.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    private static byte[] Make(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Bpp", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        foreach (var address in LocalAddresses.All())
            names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return certificate.Export(X509ContentType.Pfx);
    }
}
