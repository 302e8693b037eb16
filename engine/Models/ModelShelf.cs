using System.Globalization;
using System.Security.Cryptography;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Models;

/// <summary>Changes the user's models folder: files, choices and accepted licences. A <see cref="ModelStore"/> opened afterwards sees it.</summary>
public sealed class ModelShelf
{
    private const long MostBytes = 1L << 30;

    /// <summary>Of the whole process: a server has many who change the list, and each reads it, changes it and writes it whole.</summary>
    private static readonly Lock Changing = new();

    private readonly ModelStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly string _folder;
    private readonly ModelRegistry _registry = ModelRegistry.BuiltIn;

    public ModelShelf(ModelStoreOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _folder = options.UserFolder ?? throw new ModelException("There is no folder for models of your own.");
    }

    internal string Folder => _folder;

    /// <summary>Takes a file: as the known model whose bytes it has, else as one of the user's own, after trying it.</summary>
    /// <exception cref="ModelException">It is no model, fits no recipe, or its licence is not accepted; nothing was changed.</exception>
    public ModelEntry Add(string path, OwnModel about)
    {
        var bytes = ReadWhole(path);
        var sha256 = ModelFile.Hex(SHA256.HashData(bytes));
        lock (Changing)
            return Add(path, bytes, sha256, about);
    }

    private ModelEntry Add(string path, byte[] bytes, string sha256, OwnModel about)
    {
        var user = Load();
        if (_registry.Models.Concat(user.Models).FirstOrDefault(known => known.Sha256 == sha256) is { } entry)
        {
            user = Permit(entry, user, about.AcceptLicence);
            Try(entry, _registry.Recipe(entry.Recipe)!, path, bytes);
        }
        else
        {
            entry = Describe(path, bytes, sha256, about, user);
            user = Permit(entry, user, about.AcceptLicence);
            user = user with { Models = [.. user.Models, entry] };
        }

        // The file first: a list that names a missing file says so, a file that no list names is dead weight.
        Directory.CreateDirectory(_folder);
        var draft = Draft(entry);
        try
        {
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, Path.Combine(_folder, entry.File), overwrite: true);
        }
        finally
        {
            DerivedFiles.Delete(draft);
        }

        user.Save(_folder);
        return entry;
    }

    /// <summary>Takes a model away that <c>install</c> or <c>add</c> put there.</summary>
    /// <exception cref="ModelException">It is not in the user's folder.</exception>
    public void Remove(ModelEntry entry)
    {
        if (!Has(entry))
        {
            using var store = ModelStore.Open(_options);
            throw new ModelException(store.PathOf(entry) is { } elsewhere
                ? $"Model '{entry.Id}' is at {elsewhere}, not in {_folder}: it was not put there by bpp, which leaves it alone."
                : $"Model '{entry.Id}' is not installed.");
        }

        Change(user => user with
        {
            Models = [.. user.Models.Where(model => model.Id != entry.Id)],
            Chosen = user.Chosen.Where(choice => choice.Value != entry.Id).ToDictionary(),
            Accepted = [.. user.Accepted.Where(acceptance => acceptance.Model != entry.Id)],
        });
        DerivedFiles.Delete(Path.Combine(_folder, entry.File));
    }

    /// <summary>It was put there by <c>install</c> or <c>add</c>, so it can be taken away again.</summary>
    public bool Has(ModelEntry entry) => entry.Pack == ModelPack.Own || File.Exists(Path.Combine(_folder, entry.File));

    /// <summary>Has a model do its role before every other.</summary>
    public void Choose(ModelEntry entry) => Change(user => user with { Chosen = new Dictionary<ModelRole, string>(user.Chosen) { [entry.Role] = entry.Id } });

    public void UseFor(UseContext use) => Change(user => user with { Use = use });

    /// <summary>
    /// Writes down that a file is there and that its licence was accepted. The list is read anew: other changes may have been made while the
    /// file came.
    /// </summary>
    internal void Record(ModelEntry entry, bool accept) => Change(user => Permit(entry, user, accept));

    /// <summary>Refuses what the licence forbids; with <paramref name="accept"/> the acceptance is part of what is returned.</summary>
    internal UserModels Permit(ModelEntry entry, UserModels user, bool accept)
    {
        if (accept && entry.LicenceClass != LicenceClass.Permissive && !LicenceGate.IsAccepted(entry, user.Accepted))
            user = user with { Accepted = [.. user.Accepted, new LicenceAcceptance(entry.Id, entry.Licence, _time.GetUtcNow())] };
        return LicenceGate.WhyBlocked(entry, _options.Use ?? user.Use, user.Accepted) is { } reason ? throw new ModelException(reason) : user;
    }

    internal UserModels Load() => UserModels.Load(_folder, _registry);

    /// <summary>A name beside the model's own, for a file that is not complete.</summary>
    internal string Draft(ModelEntry entry) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $".{entry.File}.{Guid.NewGuid():N}.part"));

    private void Change(Func<UserModels, UserModels> change)
    {
        lock (Changing)
            change(Load()).Save(_folder);
    }

    private static byte[] ReadWhole(string path)
    {
        try
        {
            using var stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length is 0 or > MostBytes)
                throw new ModelException($"{path} has {stream.Length} bytes; a model has between 1 and {MostBytes}.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ModelException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    private ModelEntry Describe(string path, byte[] bytes, string sha256, OwnModel about, UserModels user)
    {
        if (about.Role is not { } role)
            throw new ModelException(_registry.Models.FirstOrDefault(known => known.File.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase)) is { } named
                ? $"{path} has the name of model '{named.Id}' but not its content: its SHA-256 is {sha256} ({bytes.Length} bytes), expected {named.Sha256} ({named.Bytes} bytes). Download it again; if it is another model, say what it is for: --role, --id."
                : $"{path} is none of the models Bpp knows (SHA-256 {sha256}), so say what it is for: --role.");
        var id = about.Id ?? IdOf(path);
        if (id.Length == 0 || !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-'))
            throw new ModelException($"'{id}' cannot be the id of a model: small letters, digits, _ and - only (--id).");
        if (_registry.Models.Concat(user.Models).Any(known => known.Id == id))
            throw new ModelException($"There is a model '{id}' already; give this one another name with --id.");
        var recipes = _registry.Recipes.Where(recipe => recipe.Role == role && (about.Recipe is null || recipe.Id == about.Recipe)).ToList();
        if (recipes.Count == 0)
            throw new ModelException($"There is no recipe '{about.Recipe}' for this role; there are {Names(_registry.Recipes.Where(recipe => recipe.Role == role))}.");
        var licence = string.IsNullOrWhiteSpace(about.Licence) ? LicenceText.Unknown : about.Licence.Trim();
        var draft = new ModelEntry
        {
            Id = id,
            Role = role,
            Pack = ModelPack.Own,
            // A prefix, so that no file of the user's takes the place of a known model's.
            File = $"own-{id}.onnx",
            Bytes = bytes.Length,
            Sha256 = sha256,
            Licence = licence,
            LicenceClass = about.LicenceClass ?? LicenceText.ClassOf(licence),
            Author = string.IsNullOrWhiteSpace(about.Author) ? "not stated" : about.Author.Trim(),
            Sources = [],
            Recipe = recipes[0].Id,
        };
        return draft with { Recipe = TheOneThatFits(draft, recipes, path, bytes).Id };
    }

    private ModelRecipe TheOneThatFits(ModelEntry entry, IReadOnlyList<ModelRecipe> recipes, string path, byte[] bytes)
    {
        var fitting = new List<ModelRecipe>();
        ModelException? refusal = null;
        foreach (var recipe in recipes)
        {
            try
            {
                Try(entry, recipe, path, bytes);
                fitting.Add(recipe);
            }
            catch (ModelException exception)
            {
                refusal = exception;
            }
        }

        return fitting switch
        {
            [var one] => one,
            [] => throw refusal!,
            _ => throw new ModelException($"{path} fits several recipes, which differ in how the photo is fed; name one with --recipe: {Names(fitting)}."),
        };
    }

    private void Try(ModelEntry entry, ModelRecipe recipe, string path, byte[] bytes)
    {
        using var model = OnnxModel.Load(entry, recipe, path, bytes, new OnnxSessions(_options.Providers, _options.Warn));
        ModelProbe.Run(model);
    }

    private static string Names(IEnumerable<ModelRecipe> recipes) => string.Join(", ", recipes.Select(recipe => recipe.Id));

    private static string IdOf(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' ? letter : '_'));
}
