namespace Bpp.Engine.Metadata.Containers;

/// <summary>The texts of a movie's header by key, as found.</summary>
internal sealed class MovieItems
{
    private readonly Dictionary<string, string> _texts = [];

    /// <summary>Creation time of the movie header, in UTC as the format demands.</summary>
    public CaptureTime? Created { get; set; }

    public void Add(string key, string text)
    {
        if (_texts.Count < MetadataText.MaxItems)
            _texts.TryAdd(key, text);
    }

    /// <summary>The text of the first of <paramref name="keys"/> that is there.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_texts.TryGetValue(key, out var text) && !string.IsNullOrWhiteSpace(text))
                return text;
        }

        return null;
    }
}
