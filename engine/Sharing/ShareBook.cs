using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;

namespace Bpp.Engine.Sharing;

/// <summary>
/// Who may see a library over the network. Kept in a file of its own beside the database, readable by this user only, so that no SQL, backup or
/// history ever holds it. One object for each library in a process, so that what a forwarded command says is true for the server at once.
/// </summary>
public sealed class ShareBook
{
    /// <summary>More requests than anyone can look at are refused.</summary>
    public const int MostPending = 32;

    private const int MostRevoked = 200;
    private const int LongestName = 40;
    private const int LongestBrowser = 160;

    private static readonly ConcurrentDictionary<string, ShareBook> Books = new(StringComparer.Ordinal);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private Content _content;
    private ShareState? _state;

    private ShareBook(LibraryFolder library, TimeProvider time)
    {
        Folder = Path.Combine(library.DataFolder, "share");
        _time = time;
        _path = Path.Combine(Folder, "sharing.json");
        _content = Read();
        Codes = new PairingCodes(time);
        Log = new AccessLog(Path.Combine(Folder, "access.json"), time);
    }

    /// <summary>Told after every change, outside of any lock.</summary>
    public event Action? Changed;

    /// <summary>How long a request waits for the owner.</summary>
    public static TimeSpan PendingLife { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Where the certificate lies as well.</summary>
    public string Folder { get; }

    /// <summary>The codes of this process; a link is only of use while the server runs.</summary>
    public PairingCodes Codes { get; }

    public AccessLog Log { get; }

    public ShareSettings Settings
    {
        get
        {
            lock (_lock)
                return _content.Settings;
        }
    }

    /// <summary>What the server of this process made of the settings; null: none runs here.</summary>
    public ShareState? State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>Every device, the newest first; requests that nobody answered in time are gone.</summary>
    public IReadOnlyList<SharedDevice> Devices
    {
        get
        {
            lock (_lock)
                return [.. _content.Devices.Where(device => !IsStale(device)).Reverse()];
        }
    }

    /// <summary>Devices that wait for the owner.</summary>
    public int Pending => Devices.Count(device => device.State == DeviceState.Pending);

    /// <summary>The book of a library, the same object for everybody in this process.</summary>
    /// <param name="library">Whose.</param>
    /// <param name="time">The clock, of who asks first.</param>
    /// <exception cref="UserException">Its file cannot be read.</exception>
    public static ShareBook Of(LibraryFolder library, TimeProvider time) => Books.GetOrAdd(Path.GetFullPath(library.Root), _ => new ShareBook(library, time));

    /// <summary>Switches sharing on or off, or changes how.</summary>
    /// <exception cref="UserException">A value is out of range, or an address is not this machine's.</exception>
    public void Set(ShareSettings settings)
    {
        if (settings.Port is < 1 or > 65535)
            throw new UserException($"the port must be 1 to 65535, not {settings.Port}", ExitCode.Usage);
        if (settings.Names.FirstOrDefault(name => !Uri.TryCreate($"https://{name}/", UriKind.Absolute, out var uri) || !string.Equals(uri.Authority, name, StringComparison.OrdinalIgnoreCase)) is { } bad)
            throw new UserException($"'{bad}' is no host name; write photos.example or photos.example:8443", ExitCode.Usage);
        _ = LocalAddresses.Chosen(settings);
        if (!settings.IsOn)
            Codes.Clear();
        Change(content => content with { Settings = settings });
    }

    /// <summary>What the server of this process made of the settings, once it has; null: none runs here.</summary>
    public async Task<ShareState?> SettledAsync(CancellationToken cancellationToken)
    {
        using var news = new SemaphoreSlim(0);
        void Wake() => news.Release();
        Changed += Wake;
        try
        {
            while (State is { } state)
            {
                if (state.Settings == Settings || !await news.WaitAsync(SettlePatience, cancellationToken))
                    return state;
            }

            return null;
        }
        finally
        {
            Changed -= Wake;
        }
    }

    /// <summary>A device asks to be let in.</summary>
    /// <returns>The device and its key, which is told to it once and kept nowhere else; null: too many wait already.</returns>
    public (SharedDevice Device, string Key)? Request(string name, string address, string browser)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var device = new SharedDevice(
            RandomNumberGenerator.GetHexString(8, lowercase: true),
            Clean(name, LongestName, "device"),
            HashOf(key),
            DeviceState.Pending,
            DeviceGrant.ViewAll,
            address,
            Clean(browser, LongestBrowser, "unknown"),
            _time.GetUtcNow());
        var isFull = false;
        Change(content =>
        {
            var kept = content.Devices.Where(other => !IsStale(other)).ToList();
            isFull = kept.Count(other => other.State == DeviceState.Pending) >= MostPending;
            return isFull ? content : content with { Devices = [.. kept, device] };
        });
        return isFull ? null : (device, key);
    }

    /// <summary>Lets a device in, or changes what it may do.</summary>
    /// <exception cref="UserException">There is no such device.</exception>
    public SharedDevice Approve(string id, DeviceGrant grant) => Alter(id, device => device with { State = DeviceState.Trusted, Grant = grant });

    /// <summary>Shuts a device out, at once.</summary>
    /// <exception cref="UserException">There is no such device.</exception>
    public SharedDevice Revoke(string id) => Alter(id, device => device with { State = DeviceState.Revoked });

    /// <summary>Ends every link and every request; trusted devices stay.</summary>
    public void Rotate()
    {
        Codes.Clear();
        Change(content => content with { Devices = [.. content.Devices.Where(device => device.State != DeviceState.Pending)] });
    }

    /// <summary>The device of a key; null: none.</summary>
    public SharedDevice? Find(string key)
    {
        var hash = HashOf(key);
        lock (_lock)
            return _content.Devices.FirstOrDefault(device => device.KeyHash == hash && !IsStale(device));
    }

    /// <summary>The device as it is now; null: it is gone.</summary>
    public SharedDevice? Current(string id)
    {
        lock (_lock)
            return _content.Devices.FirstOrDefault(device => device.Id == id && !IsStale(device));
    }

    /// <summary>Remembers that a device was here and what it did.</summary>
    public void Seen(SharedDevice device, string address, AccessKind what)
    {
        var isNews = Log.Add(device.Name, address, what);
        var now = _time.GetUtcNow();
        if (device.LastSeenAt is null || now - device.LastSeenAt > SeenEvery)
            Change(content => content with { Devices = [.. content.Devices.Select(other => other.Id == device.Id ? other with { LastSeenAt = now } : other)] });
        else if (isNews)
            Changed?.Invoke();
    }

    /// <summary>Remembers that somebody was refused.</summary>
    public void Refused(string? who, string address, AccessKind what)
    {
        if (Log.Add(who, address, what))
            Changed?.Invoke();
    }

    /// <summary>The server says what it made of the settings; null: it ends.</summary>
    internal void Tell(ShareState? state)
    {
        lock (_lock)
            _state = state;
        Changed?.Invoke();
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A name from outside: one line, no controls, not long.</summary>
    private static string Clean(string text, int longest, string otherwise)
    {
        var clean = new string([.. text.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '\'' or '’' or '(' or ')' or ';' or '/' or ',').Take(longest)]).Trim();
        return clean.Length == 0 ? otherwise : clean;
    }

    private bool IsStale(SharedDevice device) => device.State == DeviceState.Pending && _time.GetUtcNow() - device.CreatedAt > PendingLife;

    private SharedDevice Alter(string id, Func<SharedDevice, SharedDevice> change)
    {
        SharedDevice? changed = null;
        Change(content => content with
        {
            Devices = [.. content.Devices.Where(device => !IsStale(device)).Select(device => device.Id == id ? changed = change(device) : device)],
        });
        return changed ?? throw new UserException($"there is no device {id}; bpp share devices lists them", ExitCode.Usage);
    }

    private void Change(Func<Content, Content> change)
    {
        lock (_lock)
        {
            var changed = change(_content);
            var surplus = changed.Devices.Count(device => device.State == DeviceState.Revoked) - MostRevoked;
            if (surplus > 0)
                changed = changed with { Devices = [.. changed.Devices.Where(device => device.State != DeviceState.Revoked || surplus-- <= 0)] };
            if (changed == _content)
                return;
            PrivateFolder.Write(_path, JsonSerializer.SerializeToUtf8Bytes(changed, ShareJson.Options));
            _content = changed;
        }

        Changed?.Invoke();
    }

    private Content Read()
    {
        if (!File.Exists(_path))
            return new Content(ShareSettings.Off, []);
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(_path), ShareJson.Options) ?? new Content(ShareSettings.Off, []);
        }
        catch (JsonException exception)
        {
            throw new UserException($"{_path} cannot be read; remove it to start sharing anew, without any device", ExitCode.Failure, exception);
        }
    }

    private sealed record Content(ShareSettings Settings, IReadOnlyList<SharedDevice> Devices);
}
