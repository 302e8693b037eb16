namespace Bpp.Engine.Organise;

/// <summary>An album in SQL as it was defined once: a row of <c>sql_album_versions</c>.</summary>
/// <param name="AlbumKey">The album.</param>
/// <param name="Version">From 1.</param>
/// <param name="HappenedAt">UTC.</param>
/// <param name="Title">Then.</param>
/// <param name="Form">where, sql or rules.</param>
/// <param name="Definition">Its text.</param>
/// <param name="Condition">Of rules: the condition they meant when they were stored; of where the same as <paramref name="Definition"/>; of sql null.</param>
public sealed record SqlAlbumVersion(string AlbumKey, long Version, DateTime HappenedAt, string Title, string Form, string Definition, string? Condition);
