using System.CommandLine;
using Bpp.Engine.Sharing;
using Bpp.Engine.Storage;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp share …</c>: lets other devices of the local network see the library, once the owner said yes to each.</summary>
internal static class ShareCommand
{
    private static readonly Argument<string> Device = new("DEVICE") { Description = "Id of a device, as bpp share devices lists it." };

    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("share", "Show the library to phones and other computers of the local network.") { GlobalOptions.Library };
        command.Add(On(environment));
        command.Add(Approve(environment));
        foreach (var verb in Others(environment))
            command.Add(verb);
        return command;
    }

    private static Command On(CommandEnvironment environment)
    {
        var port = new Option<int?>("--port") { Description = $"Port for the devices; {ShareSettings.DefaultPort} unless it was another before.", HelpName = "N" };
        var addresses = new Option<string[]>("--address") { Description = "Address of this machine to listen on; may be given several times. Without it, every private one.", HelpName = "ADDRESS" };
        var names = new Option<string[]>("--name") { Description = "Name by which devices reach this machine through a proxy or a container: host or host:port.", HelpName = "NAME" };
        var pictures = new Option<SharedPictures?>("--pictures") { Description = "previews (at most 1600 pixels), stripped (originals without metadata too) or originals (as they are, places included).", HelpName = "WHICH" };
        var clear = new Option<bool>("--insecure-http") { Description = "Without encryption: whoever listens on the network sees every photo and can pose as a device." };
        return Verb(environment, "on", "Start sharing, and give a link for the next device.", [port, addresses, names, pictures, clear], async (_, parsed, stop) =>
        {
            var book = BookOf(environment, parsed);
            var before = book.Settings;
            book.Set(new ShareSettings(true, parsed.GetValue(port) ?? before.Port, !parsed.GetValue(clear))
            {
                Addresses = parsed.GetValue(addresses) is { Length: > 0 } chosen ? chosen : before.Addresses,
                Names = parsed.GetValue(names) is { Length: > 0 } named ? named : before.Names,
                Pictures = parsed.GetValue(pictures) ?? before.Pictures,
            });
            if (parsed.GetValue(clear))
                await environment.Error.WriteLineAsync("bpp: sharing without encryption: whoever listens on this network sees every photo a device looks at, and can pose as that device.");
            return TellLink(environment, parsed, book, await book.SettledAsync(stop));
        });
    }

    private static Command Approve(CommandEnvironment environment)
    {
        var pick = new Option<bool>("--pick") { Description = "It may also mark favourites, rate, choose and reject, under its own name." };
        var albums = new Option<string[]>("--album") { Description = "Limit it to this album; may be given several times.", HelpName = "NAME" };
        var people = new Option<string[]>("--person") { Description = "Limit it to photos of this person; may be given several times.", HelpName = "NAME" };
        return Verb(environment, "approve", "Let a device in, after comparing its words; or change what it may do.", [Device, pick, albums, people], (database, parsed, _) =>
        {
            var grant = DeviceGrant.Of(database, parsed.GetValue(pick), parsed.GetValue(albums) ?? [], parsed.GetValue(people) ?? []);
            return TellDevice(environment, parsed, BookOf(environment, parsed).Approve(parsed.GetRequiredValue(Device), grant));
        });
    }

    private static IEnumerable<Command> Others(CommandEnvironment environment)
    {
        yield return Plain(environment, "off", "Stop sharing; trusted devices are remembered.", [], async (parsed, book, stop) =>
        {
            book.Set(book.Settings with { IsOn = false });
            await book.SettledAsync(stop);
            return Status(environment, parsed, book);
        });
        yield return Plain(environment, "status", "Tell whether the library is shared, where, and how many wait.", [], (parsed, book, _) => Task.FromResult(Status(environment, parsed, book)));
        yield return Plain(environment, "devices", "List the devices, the newest first.", [], (parsed, book, _) => Task.FromResult(
            Print(environment, parsed, [.. book.Devices.Select(DeviceRow.Of)], device => $"{device.Id}  {device.State,-8}  {device.Words}  {device.Name}  {device.Address}  {device.Browser}")));
        yield return Plain(environment, "revoke", "Shut a device out at once, or refuse its request.", [Device], (parsed, book, _) =>
            Task.FromResult(TellDevice(environment, parsed, book.Revoke(parsed.GetRequiredValue(Device)))));
        yield return Plain(environment, "rotate", "End every open link and request; trusted devices stay.", [], (parsed, book, _) =>
        {
            book.Rotate();
            return Task.FromResult(Status(environment, parsed, book));
        });
    }

    private static Command Plain(CommandEnvironment environment, string name, string description, Symbol[] symbols, Func<ParseResult, ShareBook, CancellationToken, Task<int>> run) =>
        Verb(environment, name, description, symbols, (LibraryDatabase _, ParseResult parsed, CancellationToken stop) => run(parsed, BookOf(environment, parsed), stop));

    private static ShareBook BookOf(CommandEnvironment environment, ParseResult parsed) => ShareBook.Of(GlobalOptions.LibraryOf(parsed), environment.Time);

    private static int TellLink(CommandEnvironment environment, ParseResult parsed, ShareBook book, ShareState? state)
    {
        if (state?.Problem is { } problem)
            throw new UserException(problem, ExitCode.Failure);
        if (state is null || state.Listening.Count == 0)
        {
            // A link is good for two minutes, and nobody is there to answer it.
            environment.Error.WriteLine("bpp: sharing is on and begins with bpp serve; run bpp share on again while it runs, or open its page Share, for a link.");
            return parsed.GetValue(GlobalOptions.Json) ? Status(environment, parsed, book) : ExitCode.Ok;
        }

        var invitation = Invitation.Make(book, state, environment.Time);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            environment.Out.WriteLine(CliJson.Of(new { link = invitation.Link.ToString(), fingerprint = invitation.Fingerprint, seconds = (int)PairingCodes.Life.TotalSeconds }));
            return ExitCode.Ok;
        }

        if (environment.IsTerminal)
            environment.Out.WriteLine(invitation.Drawn());
        environment.Out.WriteLine(invitation.Link.ToString());
        environment.Error.WriteLine("bpp: the link is good for one device and two minutes. Then compare the words and let it in: bpp share devices, bpp share approve DEVICE.");
        return ExitCode.Ok;
    }

    private static int Status(CommandEnvironment environment, ParseResult parsed, ShareBook book)
    {
        var (settings, state) = (book.Settings, book.State);
        var (trusted, pending) = (book.Devices.Count(device => device.State == DeviceState.Trusted), book.Pending);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            environment.Out.WriteLine(CliJson.Of(new
            {
                is_on = settings.IsOn,
                port = settings.Port,
                is_encrypted = settings.IsEncrypted,
                pictures = settings.Pictures.ToString().ToLowerInvariant(),
                listening = (state?.Listening ?? []).Select(at => at.ToString()),
                problem = state?.Problem,
                trusted,
                pending,
            }));
            return ExitCode.Ok;
        }

        var where = !settings.IsOn ? "off"
            : state?.Problem is { } problem ? $"on, but fails: {problem}"
            : state is { Listening: [_, ..] listening } ? "on, at " + string.Join(" ", listening)
            : $"on, port {settings.Port}, while bpp serve runs";
        environment.Out.WriteLine($"sharing is {where}{(settings is { IsOn: true, IsEncrypted: false } ? ", without encryption" : "")}; {trusted} trusted, {pending} waiting");
        return ExitCode.Ok;
    }

    private static int TellDevice(CommandEnvironment environment, ParseResult parsed, SharedDevice device)
    {
        environment.Out.WriteLine(parsed.GetValue(GlobalOptions.Json) ? CliJson.Of(DeviceRow.Of(device)) : $"{device.Name} ({device.Id}) is {DeviceRow.Of(device).State}");
        return ExitCode.Ok;
    }
}
