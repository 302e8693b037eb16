using System.Security.Cryptography;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Models;

/// <summary>Fetches a known model from its authors' address. Only ever runs because the user asked for this model.</summary>
/// <param name="shelf">Where it goes.</param>
/// <param name="network">How requests are sent.</param>
public sealed class ModelDownload(ModelShelf shelf, HttpMessageHandler network)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Downloads beside its place, checks size and hash, then moves it there.</summary>
    /// <param name="entry">A known model.</param>
    /// <param name="acceptLicence">The user accepts its licence; recorded once the file is there.</param>
    /// <param name="cancellation">Stops; nothing half remains.</param>
    /// <param name="progress">Told how many bytes of the file are here.</param>
    /// <exception cref="ModelException">Not allowed, no address, no network, or the wrong file came.</exception>
    public async Task InstallAsync(ModelEntry entry, bool acceptLicence, CancellationToken cancellation, Action<long>? progress = null)
    {
        Require(shelf, entry, acceptLicence);
        Directory.CreateDirectory(shelf.Folder);
        using var client = new HttpClient(network, disposeHandler: false) { Timeout = LongestSilence };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("bpp");
        var failures = new List<string>();
        foreach (var source in entry.Sources)
        {
            if (await FetchAsync(client, entry, source, progress, cancellation) is not { } failure)
            {
                shelf.Record(entry, acceptLicence);
                return;
            }

            failures.Add($"{source}: {failure}");
        }

        throw new ModelException($"Model '{entry.Id}' could not be fetched: {string.Join("; ", failures)}. {ByHand(entry)}");
    }

    /// <summary>Refuses what cannot or may not be fetched, before anything is asked of the network.</summary>
    /// <exception cref="ModelException">It comes with Bpp, has no address, or its licence is not accepted or forbids the use.</exception>
    internal static void Require(ModelShelf shelf, ModelEntry entry, bool acceptLicence)
    {
        if (entry.Pack == ModelPack.Default)
            throw new ModelException($"Model '{entry.Id}' comes with Bpp; there is nothing to download. {ModelFile.Remedy(entry)}");
        if (entry.Sources.Count == 0)
            throw new ModelException($"Model '{entry.Id}' has no public address. {ByHand(entry)}");
        shelf.Permit(entry, shelf.Load(), acceptLicence);
    }

    private static string ByHand(ModelEntry entry) => entry.Sources is [var first, ..]
        ? $"Without a network: fetch {first} on another machine (SHA-256 {entry.Sha256}), then bpp model add FILE."
        : $"Find the file with SHA-256 {entry.Sha256} ({entry.Notes.TrimEnd('.')}), then bpp model add FILE.";

    /// <summary>Null when the file is in place, else what went wrong.</summary>
    private async Task<string?> FetchAsync(HttpClient client, ModelEntry entry, string source, Action<long>? progress, CancellationToken cancellation)
    {
        var draft = shelf.Draft(entry);
        try
        {
            if (!IsSecure(new Uri(source)))
                return "only https addresses are fetched";
            using var response = await client.GetAsync(new Uri(source), HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
                return $"the server answered {(int)response.StatusCode}";
            if (!IsSecure(response.RequestMessage!.RequestUri!))
                return "the server sent us on to an address that is not https";
            if (response.Content.Headers.ContentLength is { } announced && announced != entry.Bytes)
                return $"the file has {announced} bytes, expected {entry.Bytes}";
            await using (var content = await response.Content.ReadAsStreamAsync(cancellation))
            {
                if (await CopyAsync(content, draft, entry, progress, cancellation) is { } wrong)
                    return wrong;
            }

            File.Move(draft, Path.Combine(shelf.Folder, entry.File), overwrite: true);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "the server went silent";
        }
        catch (HttpRequestException exception)
        {
            return Words(exception);
        }
        catch (IOException exception)
        {
            return Plain(exception);
        }
        finally
        {
            DerivedFiles.Delete(draft);
        }
    }

    private static async Task<string?> CopyAsync(Stream content, string draft, ModelEntry entry, Action<long>? progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81920];
        var length = 0L;
        while (true)
        {
            silence.CancelAfter(LongestSilence);
            var read = await content.ReadAsync(buffer, silence.Token);
            if (read == 0)
                break;
            length += read;
            if (length > entry.Bytes)
                return $"the file is larger than the {entry.Bytes} bytes expected";
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            progress?.Invoke(length);
        }

        var sha256 = ModelFile.Hex(hash.GetHashAndReset());
        return sha256 == entry.Sha256 ? null : $"the file that came has SHA-256 {sha256} ({length} bytes), expected {entry.Sha256}, and was thrown away";
    }

    /// <summary>In words of our own, which have translations; what is rare is said as the system says it.</summary>
    private static string Words(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the network does not know this address: this computer may be offline",
        HttpRequestError.ConnectionError => "no connection to the server",
        HttpRequestError.SecureConnectionError => "no secure connection to the server: its certificate was not accepted",
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => "the server broke off",
        _ => Plain(exception),
    };

    private static string Plain(Exception exception) => exception.Message.ReplaceLineEndings(" ").TrimEnd('.');

    private static bool IsSecure(Uri address) => address.Scheme == Uri.UriSchemeHttps;
}
