using System.Buffers.Binary;
using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Forwarding;

/// <summary>Sends a command to the process that owns the library and shows its answer as if it ran here.</summary>
internal sealed class OwnerClient
{
    /// <summary>Where the owner takes a <see cref="CommandRequest"/>.</summary>
    public const string RunPath = "owner/run";

    /// <summary>Where it is told to stop one.</summary>
    public const string StopPath = "owner/stop";

    /// <summary>Carries the secret of the lease.</summary>
    public const string SecretHeader = "X-Bpp-Owner";

    /// <summary>These want the library for themselves, or do not end.</summary>
    private static readonly string[] NotForwarded = ["serve", "demo", "db restore", "db rebuild"];

    private readonly LeaseOwner _owner;
    private readonly Uri _address;

    private OwnerClient(LeaseOwner owner, Uri address) => (_owner, _address) = (owner, address);

    /// <summary>The way to the owner; null when it takes no commands, or not this one.</summary>
    public static OwnerClient? Of(LeaseOwner? owner, ParseResult parsed) =>
        owner is { Address: { } address, Secret: not null } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && !NotForwarded.Contains(VerbOf(parsed))
            ? new OwnerClient(owner, uri)
            : null;

    /// <summary>Runs a command there.</summary>
    /// <param name="arguments">Paths absolute.</param>
    /// <param name="environment">Where the answer goes.</param>
    /// <param name="stop">The first Ctrl-C; the second is in <paramref name="environment"/>.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="UserException">The owner does not answer, or ended before the command did.</exception>
    public async Task<int> RunAsync(string[] arguments, CommandEnvironment environment, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = _address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Add(SecretHeader, _owner.Secret);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.bpp.frames"));
        var request = new CommandRequest(Guid.NewGuid().ToString("N"), arguments, environment.In.Taken, environment.IsTerminal, environment.OpenBinaryOut is not null, environment.Width);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, RunPath) { Content = JsonContent.Create(request, options: CommandRequest.Json) };
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, environment.Abort);
            if (!response.IsSuccessStatusCode)
                throw Unreachable($"refused the command ({(int)response.StatusCode})");
            using var stopping = stop.Register(() => _ = StopAsync(client, request.Id));
            await using var answer = await response.Content.ReadAsStreamAsync(environment.Abort);
            return await ShowAsync(answer, environment);
        }
        catch (EndOfStreamException exception)
        {
            throw new UserException($"process {_owner.Pid}, which has the library open, ended before the command did", ExitCode.Failure, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unreachable("does not answer", exception);
        }
        catch (OperationCanceledException) when (environment.Abort.IsCancellationRequested)
        {
            await environment.Error.WriteLineAsync("bpp: interrupted.");
            return ExitCode.Interrupted;
        }
    }

    private static string VerbOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result?.Parent is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, result.Command.Name);
        return string.Join(' ', names);
    }

    private static async Task StopAsync(HttpClient client, string id)
    {
        try
        {
            using var content = JsonContent.Create(id);
            using var response = await client.PostAsync(new Uri(StopPath, UriKind.Relative), content);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // The command has ended meanwhile, or will with the connection.
        }
    }

    private static async Task<int> ShowAsync(Stream answer, CommandEnvironment environment)
    {
        var header = new byte[FrameBuffer.HeaderBytes];
        var content = Array.Empty<byte>();
        await using var bytes = environment.OpenBinaryOut?.Invoke();
        while (true)
        {
            await answer.ReadExactlyAsync(header, environment.Abort);
            var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1));
            if (content.Length < length)
                content = new byte[length];
            await answer.ReadExactlyAsync(content.AsMemory(0, length), environment.Abort);
            switch ((FrameKind)header[0])
            {
                case FrameKind.Out:
                    await environment.Out.WriteAsync(Encoding.UTF8.GetString(content, 0, length));
                    await environment.Out.FlushAsync(CancellationToken.None);
                    break;
                case FrameKind.Error:
                    await environment.Error.WriteAsync(Encoding.UTF8.GetString(content, 0, length));
                    break;
                case FrameKind.Bytes when bytes is not null:
                    await bytes.WriteAsync(content.AsMemory(0, length));
                    break;
                case FrameKind.Exit:
                    return BinaryPrimitives.ReadInt32BigEndian(content);
                default:
                    throw new EndOfStreamException();
            }
        }
    }

    private UserException Unreachable(string what, Exception? inner = null) =>
        new($"the library is in use by process {_owner.Pid}, which {what} at {_address}; end it and try again", ExitCode.LibraryInUse, inner);
}
