using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Sharing;

/// <summary>The library's own certificate: made once, signed by itself, recognised by its fingerprint.</summary>
public static class ShareCertificate
{
    private const int Years = 5;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Reads it, or makes it: there is none yet, or it is about to end.</summary>
    /// <param name="folder">Where it is kept, for this user only.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UserException">It cannot be read.</exception>
    public static X509Certificate2 LoadOrMake(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, "certificate.pfx");
        if (File.Exists(path))
        {
            var kept = Load(path);
            if (kept.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime.AddDays(1))
                return kept;
            kept.Dispose();
        }

        PrivateFolder.Write(path, Make(time));
        return Load(path);
    }

    /// <summary>SHA-256 of the certificate, hexadecimal, as browsers show it.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    private static X509Certificate2 Load(string path)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, null);
        }
        catch (CryptographicException exception)
        {
            throw new UserException($"the certificate {path} cannot be read; remove it to have another made, which devices have to accept anew", ExitCode.Failure, exception);
        }
    }

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
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return certificate.Export(X509ContentType.Pfx);
    }
}
