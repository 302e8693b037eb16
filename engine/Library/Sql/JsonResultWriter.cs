using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Bpp.Engine.Library.Sql;

/// <summary>An object a row: an array of them, or one a line (JSON Lines).</summary>
internal sealed class JsonResultWriter(TextWriter output, bool lines) : IResultWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private IReadOnlyList<string> _columns = [];
    private bool _isFirst = true;

    public void Begin(IReadOnlyList<string> columns)
    {
        _columns = columns;
        if (!lines)
            output.Write('[');
    }

    public void Row(IReadOnlyList<object?> values)
    {
        if (!lines)
            output.Write(_isFirst ? "\n  " : ",\n  ");
        _isFirst = false;
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, SqlValue.JsonOptions))
        {
            json.WriteStartObject();
            for (var column = 0; column < _columns.Count; column++)
            {
                json.WritePropertyName(_columns[column]);
                SqlValue.WriteJson(json, values[column]);
            }

            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        if (lines)
            output.Write('\n');
    }

    public void End()
    {
        if (!lines)
            output.Write(_isFirst ? "]\n" : "\n]\n");
    }
}
