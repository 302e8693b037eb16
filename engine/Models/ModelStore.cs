namespace Bpp.Engine.Models;

/// <summary>The models on this machine: which are there, which may be used, and the loaded ones. Thread-safe.</summary>
public sealed class ModelStore : IDisposable
{
    /// <summary>The word for all of the recommended pack that have an address.</summary>
    public const string Recommended = "recommended";

    private readonly ModelStoreOptions _options;
    private readonly UserModels _user;
    private readonly OnnxSessions _sessions;
    private readonly Dictionary<string, OnnxModel> _loaded = new(StringComparer.Ordinal);
    private bool _disposed;

    private ModelStore(ModelStoreOptions options)
    {
        _options = options;
        Registry = ModelRegistry.BuiltIn;
        _user = options.UserFolder is { } folder ? UserModels.Load(folder, Registry) : new UserModels();
        _sessions = new OnnxSessions(options.Providers, options.Warn);
        Models = [.. _user.Models, .. Registry.Models];
    }

    public ModelRegistry Registry { get; }

    /// <summary>Every model that is known, the user's own first; of each role the best of a pack first.</summary>
    public IReadOnlyList<ModelEntry> Models { get; }

    public UseContext Use => _options.Use ?? _user.Use;

    /// <exception cref="ModelException">The user's list of models is damaged.</exception>
    public static ModelStore Open(ModelStoreOptions options) => new(options);

    /// <summary>
    /// The model that does a job: the user's choice if it is there and allowed, else their own, then recommended, optional and default
    /// ones. Null when there is none, and the feature is off.
    /// </summary>
    /// <param name="role">The job.</param>
    /// <param name="recipe">Only models with this recipe; null = any.</param>
    public ModelEntry? Active(ModelRole role, string? recipe = null) =>
        Models.Where(entry => entry.Role == role && (recipe is null || entry.Recipe == recipe) && PathOf(entry) is not null && WhyBlocked(entry) is null)
            .OrderBy(Rank)
            .FirstOrDefault();

    /// <summary>A known model by its id, installed or not; null when there is none.</summary>
    public ModelEntry? Find(string id) => Models.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The models that somebody asks to have installed by this name; none when there is no such model.</summary>
    /// <param name="name">An id, or <see cref="Recommended"/>.</param>
    public IReadOnlyList<ModelEntry> Wanted(string name) => name == Recommended
        ? [.. Models.Where(entry => entry.Pack == ModelPack.Recommended && entry.Sources.Count > 0)]
        : Find(name) is { } entry ? [entry] : [];

    /// <summary>Its file on this machine, in the first folder that has one; null when it is not installed.</summary>
    public string? PathOf(ModelEntry entry) =>
        new[] { _options.OverrideFolder, _options.UserFolder, _options.DefaultFolder }
            .Where(folder => folder is not null)
            .Select(folder => Path.GetFullPath(Path.Combine(folder!, entry.File)))
            .FirstOrDefault(File.Exists);

    /// <summary>Why a model may not be used here, and what would change that; null when it may.</summary>
    public string? WhyBlocked(ModelEntry entry) => LicenceGate.WhyBlocked(entry, Use, _user.Accepted);

    /// <summary>The model, loaded once and shared. Its hash is checked before, every time.</summary>
    /// <exception cref="ModelException">Missing, not allowed, changed, damaged or of the wrong shape.</exception>
    public OnnxModel Load(ModelEntry entry)
    {
        lock (_loaded)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_loaded.TryGetValue(entry.Id, out var model))
                return model;
            if (WhyBlocked(entry) is { } reason)
                throw new ModelException(reason);
            var path = PathOf(entry) ?? throw new ModelException($"Model '{entry.Id}' is not installed: no folder has {entry.File}. {ModelFile.Remedy(entry)}");
            var recipe = Registry.Recipe(entry.Recipe) ?? throw new ModelException($"Model '{entry.Id}' names the unknown recipe '{entry.Recipe}'.");
            model = OnnxModel.Load(entry, recipe, path, ModelFile.Read(entry, path), _sessions);
            _loaded.Add(entry.Id, model);
            return model;
        }
    }

    public void Dispose()
    {
        lock (_loaded)
        {
            _disposed = true;
            foreach (var model in _loaded.Values)
                model.Dispose();
            _loaded.Clear();
        }
    }

    private int Rank(ModelEntry entry) =>
        _user.Chosen.GetValueOrDefault(entry.Role) == entry.Id
            ? 0
            : entry.Pack switch { ModelPack.Own => 1, ModelPack.Recommended => 2, ModelPack.Optional => 3, _ => 4 };
}
