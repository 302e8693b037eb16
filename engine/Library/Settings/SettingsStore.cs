using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Library.Settings;

/// <summary>
/// The settings of one library. The registry with types and ranges is the view <c>setting_definitions</c>; values are events of
/// <c>decisions.events</c>. Unknown keys and values out of range are refused with what is allowed (exit code 2).
/// </summary>
public sealed class SettingsStore(LibraryDatabase database, TimeProvider time)
{
    private const string Owner = DecisionLog.Owner;
    private const string Kind = "set";

    /// <summary>Every setting, by area and key.</summary>
    public IReadOnlyList<Setting> List()
    {
        using var connection = database.Connect();
        return List(connection);
    }

    /// <exception cref="UserException">There is no such key; names the nearest ones.</exception>
    public Setting Get(string key) => Find(List(), key, "");

    /// <exception cref="UserException">Unknown key, or a value that is not allowed.</exception>
    public Setting Set(string key, string value, string actor = Owner)
    {
        Apply(new Dictionary<string, string> { [key] = value }, "", actor);
        return Get(key);
    }

    /// <summary>Back to the default.</summary>
    /// <exception cref="UserException">There is no such key.</exception>
    public Setting Reset(string key)
    {
        var setting = Get(key);
        Record(Owner, new DecisionEvent(Kind, Subject: setting.Key));
        return Get(key);
    }

    /// <summary>Sets several settings, all or none; those that have the value already are left alone.</summary>
    /// <param name="values">Key and value as text.</param>
    /// <param name="origin">Prefix of error messages, e.g. <c>"bpp.yaml: "</c>.</param>
    /// <param name="actor">Who decided.</param>
    /// <returns>The keys that changed.</returns>
    /// <exception cref="UserException">Unknown key, or a value that is not allowed.</exception>
    public IReadOnlyList<string> Apply(IReadOnlyDictionary<string, string> values, string origin = "", string actor = "config-file")
    {
        var events = Changes(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), origin);
        if (events.Count > 0)
            Record(actor, events);
        return [.. events.Select(change => change.Subject!)];
    }

    /// <summary>Sets several settings, or resets those whose value is null, all or none, as one step of undo.</summary>
    /// <returns>The step; null when every setting was so already.</returns>
    /// <exception cref="UserException">Unknown key, or a value that is not allowed.</exception>
    public string? Change(IReadOnlyDictionary<string, string?> values, string actor = Owner)
    {
        var events = Changes(values, "");
        return events.Count == 0 ? null : Record(actor, events);
    }

    private List<DecisionEvent> Changes(IReadOnlyDictionary<string, string?> values, string origin)
    {
        var settings = List();
        var events = new List<DecisionEvent>();
        foreach (var (key, text) in values)
        {
            var setting = Find(settings, key, origin);
            if (text is null)
            {
                if (setting.IsSet)
                    events.Add(new DecisionEvent(Kind, Subject: setting.Key));
                continue;
            }

            var value = setting.Parse(text)
                ?? throw new UserException($"{origin}{setting.Key} must be {setting.Allowed}, not '{text}'", ExitCode.Usage);
            if (value != setting.Value)
                events.Add(new DecisionEvent(Kind, Subject: setting.Key, Value: value.ToString("R", CultureInfo.InvariantCulture)));
        }

        return events;
    }

    private string Record(string actor, params IReadOnlyList<DecisionEvent> events) => new DecisionLog(database, time).Append(events, actor);

    private static List<Setting> List(DuckDBConnection connection) =>
        connection.Query(
            "select key, area, type, value, default_value, lowest, highest, is_set, description from settings order by area, key",
            row => new Setting(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetDouble(3),
                row.GetDouble(4),
                row.GetDouble(5),
                row.GetDouble(6),
                row.GetBoolean(7),
                row.GetString(8)));

    private static Setting Find(IReadOnlyList<Setting> settings, string key, string origin)
    {
        if (settings.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        var nearest = settings.OrderBy(setting => NearestNames.Distance(setting.Key, key.ToLowerInvariant())).ThenBy(setting => setting.Key).Take(3).Select(setting => setting.Key);
        throw new UserException($"{origin}there is no setting '{key}'; the nearest are {string.Join(", ", nearest)} (bpp config list shows all)", ExitCode.Usage);
    }
}
