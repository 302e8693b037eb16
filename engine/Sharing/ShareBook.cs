using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

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
    private const int LongestBrowser = 120;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };
    private static readonly ConcurrentDictionary<string, ShareBook> Books = new(StringComparer.Ordinal);
    private static readonly TimeSpan PendingLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly string _path;
    private Content _content;

    private ShareBook(LibraryFolder library)
    {
        Folder = Path.Combine(library.DataFolder, "share");
        _path = Path.Combine(Folder, "sharing.json");
        _content = Read();
    }

    /// <summary>Told after every change, outside of any lock.</summary>
    public event Action? Changed;

    /// <summary>Where the certificate lies as well.</summary>
    public string Folder { get; }

    public ShareSettings Settings
    {
        get
        {
            lock (_lock)
                return _content.Settings;
        }
    }

    /// <summary>The codes of this process; a link is only of use while the server runs.</summary>
    public PairingCodes Codes { get; private set; } = new(TimeProvider.System);

    /// <summary>The book of a library, the same object for everybody in this process.</summary>
    public static ShareBook Of(LibraryFolder library) => Books.GetOrAdd(Path.GetFullPath(library.Root), _ => new ShareBook(library));

    /// <summary>Every device, the newest first; requests that nobody answered in time are gone.</summary>
    public IReadOnlyList<SharedDevice> Devices(TimeProvider time)
    {
        lock (_lock)
            return [.. _content.Devices.Where(device => !IsStale(device, time)).Reverse()];
    }

    /// <summary>Switches sharing on or off.</summary>
    public void Set(ShareSettings settings)
    {
        if (settings.Port is < 1 or > 65535)
            throw new UserException($"the port must be 1 to 65535, not {settings.Port}", ExitCode.Usage);
        if (!settings.IsOn)
            Codes.Clear();
        Change(content => content with { Settings = settings });
    }

    /// <summary>A device asks to be let in.</summary>
    /// <returns>The device and its key, which is told to it once and kept nowhere else; null: too many wait already.</returns>
    public (SharedDevice Device, string Key)? Request(string name, string address, string browser, TimeProvider time)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var device = new SharedDevice(RandomNumberGenerator.GetHexString(6, lowercase: true), Clean(name, LongestName, "device"), HashOf(key), DeviceState.Pending, DeviceGrant.ViewAll, address, Clean(browser, LongestBrowser, "unknown"), time.GetUtcNow());
        var isFull = false;
        Change(content =>
        {
            var kept = content.Devices.Where(other => !IsStale(other, time)).ToList();
            isFull = kept.Count(other => other.State == DeviceState.Pending) >= MostPending;
            return isFull ? content : content with { Devices = [.. kept, device] };
        });
        return isFull ? null : (device, key);
    }

    /// <summary>Lets a device in, or changes what it may do.</summary>
    /// <exception cref="UserException">There is no such device.</exception>
    public SharedDevice Approve(string id, DeviceGrant grant, TimeProvider time) => Alter(id, time, device => device with { State = DeviceState.Trusted, Grant = grant });

    /// <summary>Shuts a device out, at once.</summary>
    /// <exception cref="UserException">There is no such device.</exception>
    public SharedDevice Revoke(string id, TimeProvider time) => Alter(id, time, device => device with { State = DeviceState.Revoked });

    /// <summary>Ends every link and every request; trusted devices stay.</summary>
    public void Rotate()
    {
        Codes.Clear();
        Change(content => content with { Devices = [.. content.Devices.Where(device => device.State != DeviceState.Pending)] });
    }

    /// <summary>The device of a key; null: none.</summary>
    public SharedDevice? Find(string key, TimeProvider time)
    {
        var hash = HashOf(key);
        lock (_lock)
            return _content.Devices.FirstOrDefault(device => device.KeyHash == hash && !IsStale(device, time));
    }

    /// <summary>Remembers that a device was here, every ten minutes at most.</summary>
    public void Seen(SharedDevice device, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (device.LastSeenAt is null || now - device.LastSeenAt > SeenEvery)
            Change(content => content with { Devices = [.. content.Devices.Select(other => other.Id == device.Id ? other with { LastSeenAt = now } : other)] });
    }

    /// <summary>Has the codes run by another clock.</summary>
    internal void UseClock(TimeProvider time) => Codes = new PairingCodes(time);

    private static bool IsStale(SharedDevice device, TimeProvider time) => device.State == DeviceState.Pending && time.GetUtcNow() - device.CreatedAt > PendingLife;

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A name from outside: one line, no controls, not long.</summary>
    private static string Clean(string text, int longest, string otherwise)
    {
        var clean = new string([.. text.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '\'' or '(' or ')' or ';' or '/' or ',').Take(longest)]).Trim();
        return clean.Length == 0 ? otherwise : clean;
    }

    private SharedDevice Alter(string id, TimeProvider time, Func<SharedDevice, SharedDevice> change)
    {
        SharedDevice? changed = null;
        Change(content => content with
        {
            Devices = [.. content.Devices.Where(device => !IsStale(device, time)).Select(device => device.Id == id ? changed = change(device) : device)],
        });
        return changed ?? throw new UserException($"there is no device {id}; bpp share devices lists them", ExitCode.Usage);
    }

    private void Change(Func<Content, Content> change)
    {
        lock (_lock)
        {
            var changed = change(_content);
            var revoked = changed.Devices.Count(device => device.State == DeviceState.Revoked) - MostRevoked;
            if (revoked > 0)
                changed = changed with { Devices = [.. changed.Devices.Where(device => device.State != DeviceState.Revoked || revoked-- <= 0)] };
            if (changed == _content)
                return;
            Write(changed);
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
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(_path), Json) ?? new Content(ShareSettings.Off, []);
        }
        catch (JsonException exception)
        {
            throw new UserException($"{_path} cannot be read; remove it to start sharing anew, without any device", ExitCode.Failure, exception);
        }
    }

    private void Write(Content content)
    {
        PrivateFolder.Make(Folder);
        DurableFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(content, Json));
    }

    private sealed record Content(ShareSettings Settings, IReadOnlyList<SharedDevice> Devices);
}
