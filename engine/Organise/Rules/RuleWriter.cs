using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bpp.Engine.Organise;

/// <summary>Rules into JSON.</summary>
internal static class RuleWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(AlbumRules rules)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("version", AlbumRules.Version);
            Content(json, rules.Root);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Content(Utf8JsonWriter json, RuleGroup group)
    {
        json.WriteStartArray(group.IsAll ? "all" : "any");
        foreach (var node in group.Rules)
        {
            json.WriteStartObject();
            if (node is Rule rule)
                Content(json, rule);
            else
                Content(json, (RuleGroup)node);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Content(Utf8JsonWriter json, Rule rule)
    {
        json.WriteString("field", rule.Field.Name);
        json.WriteString("operator", rule.Operator.Name);
        if (rule.Operator.Values == RuleArity.None)
            return;
        json.WritePropertyName("value");
        if (rule.Operator.Values is RuleArity.One or RuleArity.Days)
        {
            Value(json, rule.Values[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var value in rule.Values)
            Value(json, value);
        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
