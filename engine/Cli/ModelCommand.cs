using System.CommandLine;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp model</c>: which models there are, and the user's own say in it.</summary>
internal static class ModelCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "Name of a model." };

    public static Command Create(CommandEnvironment environment) => new("model", "The models that find faces and tell people apart: list, install, add, verify.")
    {
        List(environment),
        Show(environment),
        Install(environment),
        Add(environment),
        Remove(environment),
        Verify(environment),
        Choose(environment),
        UseFor(environment),
    };

    private static Command List(CommandEnvironment environment)
    {
        var command = new Command("list", "Every model that is known, and which are at work here.");
        command.SetAction(parsed =>
        {
            using var store = ModelStore.Open(environment.ModelOptions());
            ModelPrinter.PrintList(environment.Out, [.. store.Models.Select(entry => ModelState.Of(store, entry))], parsed.GetValue(GlobalOptions.Json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Show(CommandEnvironment environment)
    {
        var command = new Command("show", "All that is known of a model: licence, author, addresses, hash, how it is fed, risks.") { Id };
        command.SetAction(parsed =>
        {
            using var store = ModelStore.Open(environment.ModelOptions());
            var entry = Find(store, parsed.GetRequiredValue(Id));
            ModelPrinter.PrintOne(environment.Out, ModelState.Of(store, entry), store.Registry.Recipe(entry.Recipe)!, parsed.GetValue(GlobalOptions.Json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Install(CommandEnvironment environment)
    {
        var ids = new Argument<string[]>("ID") { Description = $"Names of models; '{ModelStore.Recommended}' = all of the recommended pack that have an address.", Arity = ArgumentArity.OneOrMore };
        var accept = AcceptOption();
        var command = new Command("install", "Download models from their authors' addresses and check their hash. The one verb that uses the network.") { ids, accept };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = environment.ModelOptions();
            IReadOnlyList<ModelEntry> wanted;
            using (var store = ModelStore.Open(options))
                wanted = [.. parsed.GetRequiredValue(ids).SelectMany(id => Wanted(store, id)).Distinct()];
            using var network = environment.Network is null ? new HttpClientHandler() : null;
            var download = new ModelDownload(new ModelShelf(options, environment.Time), environment.Network ?? network!);
            var failed = 0;
            foreach (var entry in wanted)
            {
                try
                {
                    await download.InstallAsync(entry, parsed.GetValue(accept), cancellation);
                    environment.Error.WriteLine($"bpp: {entry.Id} is installed.");
                }
                catch (ModelException exception)
                {
                    failed++;
                    environment.Error.WriteLine($"bpp: {exception.Message}");
                }
            }

            PrintStates(environment, parsed, options, wanted);
            return failed == 0 ? ExitCode.Ok : ExitCode.Failure;
        });
        return command;
    }

    private static Command Add(CommandEnvironment environment)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An ONNX file: one that Bpp knows, or your own." };
        var role = new Option<string?>("--role") { Description = $"What your own model is for: {string.Join(", ", Enum.GetValues<ModelRole>().Select(SnakeCase.Of))}.", HelpName = "ROLE" };
        var id = new Option<string?>("--id") { Description = "Its name in Bpp (default: that of the file)." };
        var recipe = new Option<string?>("--recipe") { Description = "How it is fed, where several ways fit its shape." };
        var licence = new Option<string?>("--licence") { Description = "Its licence; without one it is taken as research only.", HelpName = "TEXT" };
        var kind = new Option<string?>("--licence-class") { Description = "permissive, copyleft or research_only (default: by the name of the licence).", HelpName = "CLASS" };
        var author = new Option<string?>("--author") { Description = "Who made it.", HelpName = "TEXT" };
        var accept = AcceptOption();
        var command = new Command("add", "Take a model file you have: it is hashed, tried and copied.") { file, role, id, recipe, licence, kind, author, accept };
        command.SetAction(parsed =>
        {
            var options = environment.ModelOptions();
            var entry = new ModelShelf(options, environment.Time).Add(parsed.GetRequiredValue(file).FullName, new OwnModel
            {
                Role = Parse<ModelRole>(parsed.GetValue(role), "--role"),
                Id = parsed.GetValue(id),
                Recipe = parsed.GetValue(recipe),
                Licence = parsed.GetValue(licence),
                LicenceClass = Parse<LicenceClass>(parsed.GetValue(kind), "--licence-class"),
                Author = parsed.GetValue(author),
                AcceptLicence = parsed.GetValue(accept),
            });
            environment.Error.WriteLine($"bpp: {entry.Id} is added.");
            PrintStates(environment, parsed, options, [entry]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Remove(CommandEnvironment environment) => OnEntry(environment, "remove", "Take away a model that install or add put there.", (shelf, entry) =>
    {
        shelf.Remove(entry);
        return $"{entry.Id} is removed.";
    });

    private static Command Choose(CommandEnvironment environment) => OnEntry(environment, "choose", "Have this model do its role, before those Bpp would take.", (shelf, entry) =>
    {
        shelf.Choose(entry);
        return $"{entry.Id} is chosen as {SnakeCase.Of(entry.Role)}.";
    });

    private static Command UseFor(CommandEnvironment environment)
    {
        var use = new Argument<string>("USE") { Description = "personal, research or commercial; commercial use excludes research-only models." };
        var command = new Command("use-for", "Say what you use Bpp for (BPP_USE overrides it).") { use };
        command.SetAction(parsed =>
        {
            new ModelShelf(environment.ModelOptions(), environment.Time).UseFor(Parse<UseContext>(parsed.GetRequiredValue(use), "USE")!.Value);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Verify(CommandEnvironment environment)
    {
        var ids = new Argument<string[]>("ID") { Description = "Names of models (default: all that are installed).", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("verify", "Hash, load and run the models that are installed.") { ids };
        command.SetAction(parsed =>
        {
            using var store = ModelStore.Open(environment.ModelOptions());
            var named = parsed.GetValue(ids) ?? [];
            var entries = named.Length > 0 ? [.. named.Select(id => Find(store, id))] : store.Models.Where(entry => entry.Pack == ModelPack.Own || store.PathOf(entry) is not null).ToList();
            var checks = entries.Select(entry => ModelCheck.Of(store, entry)).ToList();
            ModelPrinter.PrintChecks(environment.Out, checks, parsed.GetValue(GlobalOptions.Json));
            return checks.All(check => check.Ok) ? ExitCode.Ok : ExitCode.Failure;
        });
        return command;
    }

    private static Command OnEntry(CommandEnvironment environment, string name, string description, Func<ModelShelf, ModelEntry, string> act)
    {
        var command = new Command(name, description) { Id };
        command.SetAction(parsed =>
        {
            var options = environment.ModelOptions();
            ModelEntry entry;
            using (var store = ModelStore.Open(options))
                entry = Find(store, parsed.GetRequiredValue(Id));
            environment.Error.WriteLine($"bpp: {act(new ModelShelf(options, environment.Time), entry)}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<bool> AcceptOption() => new("--accept-licence") { Description = "You have read and accept the model's licence; this is written down." };

    private static void PrintStates(CommandEnvironment environment, ParseResult parsed, ModelStoreOptions options, IReadOnlyList<ModelEntry> entries)
    {
        if (!parsed.GetValue(GlobalOptions.Json))
            return;
        using var store = ModelStore.Open(options);
        ModelPrinter.PrintList(environment.Out, [.. entries.Select(entry => ModelState.Of(store, entry))], json: true);
    }

    private static IEnumerable<ModelEntry> Wanted(ModelStore store, string id) => store.Wanted(id) is { Count: > 0 } wanted ? wanted : [Find(store, id)];

    private static ModelEntry Find(ModelStore store, string id)
    {
        if (store.Find(id) is { } entry)
            return entry;
        var nearest = NearestNames.Of(id, [.. store.Models.Select(model => model.Id)]);
        throw new UserException($"there is no model '{id}'{(nearest.Count > 0 ? $"; the nearest are {string.Join(", ", nearest)}" : "; bpp model list names them")}", ExitCode.Usage);
    }

    private static T? Parse<T>(string? text, string option)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        return SnakeCase.Parse<T>(text) ?? throw new UserException($"{option} must be one of {string.Join(", ", Enum.GetValues<T>().Select(SnakeCase.Of))}, not '{text}'", ExitCode.Usage);
    }
}
